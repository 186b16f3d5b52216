"""How far does the comparison agree with careful readers? `python -m benchmarks.alignment PATH [--only-ours]`

PATH is the bench's folder (stories, gold, dev.txt, train.txt, score.py). Builds every dev story through the whole
pipeline, scores it with the bench's own scorer, and beside it simpler methods over the same sentences, each with the
threshold that suits the training stories best. Prints the figures and writes benchmarks/RESULTS.md.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from reportgen.alignment import features
from reportgen.alignment.lines import Lines, Table, lay_out
from reportgen.config import Settings
from reportgen.model import Comparison
from reportgen.pipeline import compare
from reportgen.progress import Silent
from reportgen.rendering import data
from training.pair_figures import figures
from training.pair_stories import load_train

RESULTS = Path("benchmarks/RESULTS.md")
SHOWN = ("pair_p", "pair_r", "pair_f1", "b3_f1", "diff_p", "diff_r", "diff_f1")


def _token_set(lines: Lines) -> Table:
    texts = [sentence.text.casefold() for sentence in lines.sentences]
    return np.asarray(process.cdist(texts, texts, scorer=fuzz.token_set_ratio) / 100, np.float32)


SIMPLER: Mapping[str, Callable[[Lines], Table]] = {
    "rapidfuzz token_set_ratio": _token_set,
    "tf-idf over the story, cosine": lambda lines: features.likeness(lines).words,
    "MiniLM sentence vectors, cosine": lambda lines: features.likeness(lines).meaning,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--only-ours", action="store_true", help="leave the simpler methods and RESULTS.md as they are")
    arguments = parser.parse_args()
    bench: Path = arguments.bench
    stories = (bench / "dev.txt").read_text().split()
    comparisons = {story: compare(bench / "stories" / story, Settings(), Silent()) for story in stories}
    ours = {story: json.loads(data.render(comparison)) for story, comparison in comparisons.items()}
    rows = {"reportgen": _score(bench, ours)}
    if not arguments.only_ours:
        laid = {story: lay_out(_judged(comparison)) for story, comparison in comparisons.items()}
        thresholds = _thresholds(bench)
        for name, method in SIMPLER.items():
            made = {s: _facts(ours[s], lines, method(lines) >= thresholds[name]) for s, lines in laid.items()}
            rows[f"{name} (from {thresholds[name]:.2f})"] = _score(bench, made)
    report = _report(rows, len(stories))
    print(report)
    if not arguments.only_ours:
        RESULTS.write_text(report, "utf-8")


def _judged(comparison: Comparison) -> list[Any]:
    out = {source.id for source in comparison.sources if source.excluded is not None}
    return [sentence for sentence in comparison.sentences if sentence.source not in out]


def _across(lines: Lines, wanted: np.ndarray) -> list[tuple[int, int]]:
    apart = lines.source[:, None] != lines.source[None, :]
    return [(int(a), int(b)) for a, b in zip(*np.nonzero(np.triu(wanted & apart, 1)), strict=True)]


def _thresholds(bench: Path) -> dict[str, float]:
    """For each simpler method the threshold with the best pair F1 over the training stories."""
    train = load_train(bench)
    best = {}
    for name, method in SIMPLER.items():
        tables = [method(story.lines) for story in train]
        tried = {
            round(float(t), 2): figures(train, [_across(s.lines, m >= t) for s, m in zip(train, tables, strict=True)])
            for t in np.arange(0.1, 0.96, 0.02)
        }
        best[name] = max(tried, key=lambda t: tried[t].pair_f1)
    return best


def _facts(ours: dict[str, Any], lines: Lines, wanted: np.ndarray) -> dict[str, Any]:
    """A comparison with the same sentences in which every wanted pair is a fact."""
    facts = [
        {"id": f"p{n}", "differences": [], "mentions": [_mention(lines, row) for row in pair]}
        for n, pair in enumerate(_across(lines, wanted))
    ]
    return {"sentences": ours["sentences"], "facts": facts}


def _mention(lines: Lines, row: int) -> dict[str, str]:
    return {"source": lines.sentences[row].source, "sentence": lines.sentences[row].id}


def _score(bench: Path, results: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        files: list[str] = []
        for story, result in results.items():
            path = Path(folder) / f"{story}.json"
            path.write_text(json.dumps(result), "utf-8")
            files += [str(bench / "gold" / f"{story}.json"), str(path)]
        command = [sys.executable, str(bench / "score.py"), "--json", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    scored: dict[str, Any] = json.loads(done.stdout)
    return scored


def _report(rows: Mapping[str, dict[str, Any]], stories: int) -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout
    dirty = subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True, check=False).stdout
    state = commit.strip() + (" with changes not yet committed" if dirty.strip() else "")
    head = ["method", "pair P", "pair R", "pair F1", "B-cubed F1", "differences P", "differences R", "differences F1"]
    lines = [
        "# Agreement with careful readers",
        "",
        f"{stories} stories that were never trained or tuned on, through the whole pipeline, by the bench's scorer.",
        f"Made by `python -m benchmarks.alignment PATH` on {dt.date.today().isoformat()} at {state}.",
        "A second careful reader, scored against the first, reaches pair F1 0.86, B-cubed 0.87, differences F1 0.57.",
        "",
        _row(head),
        _row(["---"] * len(head)),
        *(_row([name, *(f"{row[key]:.3f}" for key in SHOWN)]) for name, row in rows.items()),
        "",
        _row(["kind of difference", "recall", "in the gold", "precision", "in the result"]),
        _row(["---"] * 5),
        *(_row(_kind(kind, row)) for kind, row in rows["reportgen"]["kinds"].items()),
        "",
    ]
    return "\n".join(lines)


def _kind(kind: str, row: Mapping[str, Any]) -> Sequence[str]:
    share = {key: "-" if row[key] is None else f"{row[key]:.2f}" for key in ("recall", "precision")}
    return [kind, share["recall"], str(row["gold"]), share["precision"], str(row["result"])]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
