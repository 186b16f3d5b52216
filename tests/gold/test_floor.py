"""A floor under the comparison, on stories and gold of our own making. Lowering a figure takes a reason in the log."""

import json
from pathlib import Path

import msgspec
import pytest

from benchmarks.scoring import Figures, compare, cubed_f1, difference_f1, pair_f1, total
from reportgen import pipeline
from reportgen.config import Settings
from reportgen.progress import Silent

HERE = Path(__file__).parent
STORIES = ("earthquake", "results", "ruling")
FLOOR = {"pairs": 0.66, "cubed": 0.70, "differences": 0.36}
RECALL = {"number": 0.5, "time": 0.5, "quote": 0.5}


@pytest.fixture(scope="module")
def figures() -> Figures:
    return total([_story(name) for name in STORIES])


def _story(name: str) -> Figures:
    comparison = pipeline.compare(HERE / name, Settings(), Silent())
    gold = json.loads((HERE / name / "gold.json").read_text("utf-8"))
    return compare(gold, msgspec.to_builtins(comparison))


def test_shared_facts_are_found_no_worse_than_before(figures: Figures) -> None:
    assert pair_f1(figures) >= FLOOR["pairs"]
    assert cubed_f1(figures) >= FLOOR["cubed"]


def test_differences_are_found_no_worse_than_before(figures: Figures) -> None:
    assert difference_f1(figures) >= FLOOR["differences"]


@pytest.mark.parametrize("kind", RECALL)
def test_what_a_reader_looks_for_first_is_found(figures: Figures, kind: str) -> None:
    found, gold, _, _ = figures.differences[kind]
    assert found >= RECALL[kind] * gold


def test_hardly_any_contradiction_is_claimed_wrongly(figures: Figures) -> None:
    _, _, right, claimed = figures.differences["contradiction"]
    assert right >= 0.5 * claimed
