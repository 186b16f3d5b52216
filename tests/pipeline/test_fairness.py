"""The rules of fairness that hold over the whole of the judgement."""

import shutil
from pathlib import Path

import msgspec
import pytest
from conftest import FERRY

from reportgen.config import Settings
from reportgen.model import Comparison
from reportgen.pipeline import compare
from reportgen.progress import Silent


def _rewritten(tmp_path: Path, order: tuple[str, ...], outlets: dict[str, str]) -> Comparison:
    story = Path(shutil.copytree(FERRY, tmp_path / "ferry"))
    dates = {"courier": "2023-03-15", "ledger": "2023-03-15", "tribune": "2023-03-16"}
    tables = [
        f'[[article]]\nid = "{id_}"\nfile = "{id_}.txt"\noutlet = "{outlets[id_]}"\npublished = {dates[id_]}\n'
        for id_ in order
    ]
    (story / "story.toml").write_text('title = "Ferry service to Halvard Island suspended"\n' + "\n".join(tables))
    return compare(story, Settings(), Silent())


def _judged(comparison: Comparison) -> object:
    """What was judged, without the order of presentation and without the outlets' names."""
    return {
        name: sorted(msgspec.json.encode(record, order="deterministic") for record in getattr(comparison, name))
        for name in ("sentences", "pairs", "facts", "findings", "labels", "profiles", "lineage")
    }


@pytest.mark.parametrize("order", [("tribune", "ledger", "courier"), ("ledger", "courier", "tribune")])
def test_neither_order_nor_names_of_outlets_matter(
    tmp_path: Path, ferry_comparison: Comparison, order: tuple[str, ...]
) -> None:
    outlets = {"courier": "Fox News", "ledger": "People's Daily", "tribune": "The Guardian"}
    assert _judged(_rewritten(tmp_path, order, outlets)) == _judged(ferry_comparison)


MOTIVES = (
    "omitted",
    "ignored",
    "failed to",
    "hid ",
    "chose to",
    "in order to mislead",
    "biased",
    "left-wing",
    "right-wing",
)


def test_no_word_of_ours_names_a_motive(ferry_comparison: Comparison, first_story: Comparison) -> None:
    for comparison in (ferry_comparison, first_story):
        ours = [finding.why for finding in comparison.findings]
        ours += [difference.note for fact in comparison.facts for difference in fact.differences]
        ours += [cell.why for fact in comparison.facts for cell in fact.coverage.values()]
        ours += [profile.paragraph for profile in comparison.profiles]
        assert [text for text in ours for motive in MOTIVES if motive in text.lower()] == []
