"""Terms for people and places in whole invented stories, from files to groups."""

import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from reportgen.config import Settings
from reportgen.model import Comparison
from reportgen.pipeline import compare
from reportgen.progress import Silent

CASES = tomllib.loads((Path(__file__).parent / "cases" / "labels.toml").read_text(encoding="utf-8"))["case"]


def _compared(folder: Path, articles: list[str], names: str = "abc") -> Comparison:
    folder.mkdir()
    for name, text in zip(names, articles, strict=False):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return compare(folder, Settings(), Silent())


def _uses(comparison: Comparison) -> set[tuple[str, str, int, int]]:
    return {(use.source, use.term, use.own, use.quoted) for group in comparison.labels for use in group.uses}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_use_of_a_grouped_term_is_counted(case: dict[str, Any], tmp_path: Path) -> None:
    comparison = _compared(tmp_path / "story", case["articles"])
    assert _uses(comparison) == {tuple(use) for use in case["uses"]}
    texts = {name: text for name, text in zip("abc", case["articles"], strict=False)}
    for use in (use for group in comparison.labels for use in group.uses):
        assert len(use.spans) == use.own + use.quoted
        for span in use.spans:
            assert texts[use.source][span.start : span.end] == span.text
            assert span.text.split()[-1].lower()[:4] == use.term.split()[-1].lower()[:4]


@pytest.mark.parametrize("case", [case for case in CASES if case["uses"]], ids=lambda case: case["name"])
def test_other_file_names_and_another_order_change_no_group(case: dict[str, Any], tmp_path: Path) -> None:
    found = set()
    for number, names in enumerate(permutations("abz"[: len(case["articles"])])):
        comparison = _compared(tmp_path / f"story{number}", case["articles"], "".join(names))
        renamed = dict(zip(names, "abc", strict=False))
        groups = [(g.about, {(renamed[u.source], u.term, u.own, u.quoted) for u in g.uses}) for g in comparison.labels]
        found.add(str([(about, sorted(uses)) for about, uses in groups]))
    assert len(found) == 1
