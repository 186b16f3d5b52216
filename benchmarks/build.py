"""How long does `reportgen build` take, against WeasyPrint alone rendering the same finished page?

    python -m benchmarks.build [STORY] [--rounds N]

Both are whole cold processes, run in turn within one run, so that the machine's mood meets both alike. Prints the
median of each, their ratio, the peak memory of the build, and its time by stage.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reportgen.briefing import compose
from reportgen.config import read_settings
from reportgen.pipeline import build, compare
from reportgen.progress import Silent, Timings
from reportgen.rendering import pdf

ALONE = """
import sys
from reportgen.rendering.pdf import write
write(open(sys.argv[1], encoding="utf-8").read())
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", nargs="?", type=Path, default=Path("sources/us-china-deportations"))
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = _finished_page(arguments.story, Path(folder))
        whole = [sys.executable, "-m", "reportgen", "build", str(arguments.story), "--output", folder, "--quiet"]
        alone = [sys.executable, "-c", ALONE, str(page)]
        runs = [(_seconds_and_peak(whole), _seconds_and_peak(alone)) for _ in range(arguments.rounds)]
        _report(runs)
        _report_stages(arguments.story, Path(folder))


def _finished_page(story: Path, folder: Path) -> Path:
    settings = read_settings(Path.cwd())
    page = folder / "page.html"
    page.write_text(pdf.markup(compose(compare(story, settings, Silent()), settings.edition), settings.templates))
    return page


def _seconds_and_peak(command: list[str]) -> tuple[float, float]:
    begin = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} ended with {status}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def _report(runs: list[tuple[tuple[float, float], tuple[float, float]]]) -> None:
    whole = statistics.median(run[0][0] for run in runs)
    alone = statistics.median(run[1][0] for run in runs)
    print(f"reportgen build      {whole:6.2f} s   (median of {len(runs)} cold processes)")
    print(f"WeasyPrint alone     {alone:6.2f} s   (the same finished page)")
    print(f"ratio                {whole / alone:6.2f}     (at most 2.0)")
    print(f"peak memory          {max(run[0][1] for run in runs):6.0f} MB  (under 500)")


def _report_stages(story: Path, folder: Path) -> None:
    timings = Timings()
    build(story, folder, read_settings(Path.cwd()), (), timings)
    print("by stage, in one warm process:")
    for stage, seconds in timings.seconds.items():
        print(f"  {stage:28} {seconds:6.2f} s")


if __name__ == "__main__":
    main()
