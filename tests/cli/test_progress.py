"""What a user sees while a build runs: live on a terminal, plain lines elsewhere, nothing with `--quiet`."""

import contextlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from conftest import FERRY, Run

STAGES = ("reading", "cleaning", "language", "alignment", "lineage", "facts", "framing", "briefing", "delivery")
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def _on_a_terminal(folder: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and all that a terminal was sent."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reportgen", "build", str(FERRY), "--only", "csv", *arguments]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    running = subprocess.Popen(command, cwd=folder, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    sent = b""
    with contextlib.suppress(OSError):  # Linux ends the reading of a terminal that nobody writes to any more so.
        while piece := os.read(ours, 4096):
            sent += piece
    os.close(ours)
    return running.wait(timeout=60), sent.decode("utf-8")


def test_a_terminal_shows_each_stage_while_it_runs_and_ticks_it_off(tmp_path: Path) -> None:
    code, sent = _on_a_terminal(tmp_path)
    assert code == 0
    plain = ESCAPE.sub("", sent)
    places = [(plain.index(f"{stage} …"), plain.index(f"✓ {stage}")) for stage in STAGES]
    assert all(begun < ended for begun, ended in places)
    assert places == sorted(places)
    assert ESCAPE.search(sent) and "3 articles" in plain
    assert sent.count("\x1b[?25l") == sent.count("\x1b[?25h") > 0, "a cursor that was hidden has to come back"


def test_quiet_shows_nothing_on_a_terminal_either(tmp_path: Path) -> None:
    assert _on_a_terminal(tmp_path, "--quiet") == (0, "")


def test_what_is_no_terminal_gets_plain_lines_and_standard_output_stays_empty(reportgen: Run) -> None:
    run = reportgen("build", FERRY, "--only", "csv", TERM="xterm-256color")
    assert (run.returncode, run.stdout) == (0, "")
    lines = run.stderr.splitlines()
    assert [line for line in lines if line in STAGES] == list(STAGES)
    assert not any(sign in run.stderr for sign in ("\x1b", "\r", "…", "✓"))
