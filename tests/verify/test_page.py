"""What a reader sees in the page and the print is held against the data: cells, words, counts."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reportgen.briefing import EditionSettings, compose
from reportgen.model import Comparison
from reportgen.rendering import html, pdf
from reportgen.verify.agreement import disagreements
from reportgen.verify.markup import letters, parsed

STATUSES = ("stated", "differs", "contradicts", "not_found", "published_earlier", "cannot_tell")
CELL = re.compile(r'<td class="s-(\w+)" data-source="[^"]*">(.*?)</td>', re.S)


def _page(comparison: Comparison) -> str:
    return html.render(compose(comparison, EditionSettings())).decode()


@pytest.fixture(scope="module")
def page(first_story: Comparison) -> str:
    return _page(first_story)


@pytest.fixture(scope="module")
def small_page(ferry_comparison: Comparison) -> str:
    return _page(ferry_comparison)


def _faults(comparison: Comparison, page: str, folder: Path) -> list[str]:
    (folder / "briefing.html").write_text(page, encoding="utf-8")
    return list(disagreements(comparison, folder))


def _sub(old: str, new: str, after: str = "") -> Callable[[str], str]:
    """Replaces the first `old` (a pattern) after the first `after`."""

    def changed(page: str) -> str:
        start = page.index(after)
        tampered, count = re.subn(old, new, page[start:], count=1, flags=re.S)
        assert count
        return page[:start] + tampered

    return changed


GRID, CARDS, ARTICLES, LABELS = 'id="grid-table"', 'id="facts"', 'id="articles"', 'id="labels"'
TAMPERED: dict[str, tuple[Callable[[str], str], str]] = {
    "a status": (_sub('<td class="s-not_found"', '<td class="s-stated"', GRID), "the cell of f3 and source '004'"),
    "the word of a status": (_sub(">not found</span>", ">states</span>", GRID), "the cell of f3 and source '004'"),
    "a value": (_sub("over 24,000</span>", "over 25,000</span>", GRID), "says 'over 25,000 differs', where the data"),
    "the status beside a value": (
        _sub(r'(over 24,000</span> <span class="below"><span class="hint">)differs', r"\1states", GRID),
        "the cell of f2 and source '000'",
    ),
    "two cells in each other's place": (
        _sub("(over 24,000)(.*?)(roughly 24,000)", r"\3\2\1", GRID), "the cell of f2 and source '001'",
    ),
    "a cell gone": (_sub('<td class="s-.*?</td>', "", GRID), "the row of f1 in its grid has 4 cells"),
    "a row gone": (_sub(r'<tr data-kinds=.*?</tr>', "", GRID), "its grid has no row for f1"),
    "the head of a column": (_sub("Voice of America", "Another Voice", GRID), "the column of source '003'"),
    "the status of an absence": (
        _sub('<li class="s-not_found"', '<li class="s-cannot_tell"', CARDS), "f3 is shown as ['cannot_tell']",
    ),
    "the word for an absence": (_sub("<b>not found</b>", "<b>earlier</b>", CARDS), "is called 'earlier'"),
    "a telling": (_sub('class="w">staggering', 'class="w">modest', CARDS), "the words shown of source '000' for f2"),
    "a telling gone": (_sub("<figure.*?</figure>", "", CARDS), "f1 is shown with 4 tellings"),
    "a word of an article": (_sub('class="w">skyrocketed', 'class="w">rose', ARTICLES), "the words shown of sentence"),
    "a sentence of nobody": (_sub('id="article-1-3"', 'id="article-1-999"', ARTICLES), "'article-1-999' that is none"),
    "a count of uses": (_sub("1 in its own voice", "7 in its own voice", LABELS), "the uses of 'Chinese citizens'"),
    "a square too many": (
        _sub('<i class="u"></i>', '<i class="u"></i><i class="u"></i>', LABELS), "the uses of 'Chinese citizens'",
    ),
    "a use told as quoted": (
        _sub('<i class="u"></i>', '<i class="u q"></i>', LABELS), "the uses of 'Chinese citizens'",
    ),
    "a term": (_sub(">Chinese citizens<", ">comrades<", LABELS), "is shown with the terms"),
}  # fmt: skip


def test_the_page_of_the_five_articles_is_sound(first_story: Comparison, page: str, tmp_path: Path) -> None:
    assert _faults(first_story, page, tmp_path) == []


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_changed_in_the_page_is_named(what: str, first_story: Comparison, page: str, tmp_path: Path) -> None:
    change, named = TAMPERED[what]
    found = _faults(first_story, change(page), tmp_path)
    assert [fault for fault in found if fault.startswith("briefing.html: ") and named in fault], found


@hypothesis_settings(max_examples=40)
@given(data=st.data())
def test_a_cell_with_any_other_status_or_word_is_named(
    data: st.DataObject, ferry_comparison: Comparison, small_page: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cells = list(CELL.finditer(small_page))
    cell = data.draw(st.sampled_from(cells))
    if data.draw(st.booleans()):
        other = data.draw(st.sampled_from([status for status in STATUSES if status != cell[1]]))
        changed = cell[0].replace(f's-{cell[1]}"', f's-{other}"', 1)
    else:
        words = data.draw(st.text("abcdefgh 0123456789", min_size=1).filter(str.strip))
        changed = re.sub(r'(class="word" dir="auto">)[^<]*', rf"\g<1>{words}", cell[0])
    faults = _faults(
        ferry_comparison,
        small_page[: cell.start()] + changed + small_page[cell.end() :],
        tmp_path_factory.mktemp("page"),
    )
    assert any("the cell of " in fault for fault in faults)


def test_a_cell_of_the_print_that_says_something_else_is_named(
    ferry_comparison: Comparison, small_page: str, tmp_path: Path
) -> None:
    first = ferry_comparison.facts[0]
    cell = msgspec.structs.replace(first.coverage["tribune"], status="cannot_tell")
    other = msgspec.structs.replace(first, coverage=first.coverage | {"tribune": cell})
    facts = tuple(other if fact is first else fact for fact in ferry_comparison.facts)
    told = compose(msgspec.structs.replace(ferry_comparison, facts=facts), EditionSettings())
    (tmp_path / "briefing.pdf").write_bytes(pdf.render(compose(ferry_comparison, EditionSettings())))
    assert _faults(ferry_comparison, small_page, tmp_path) == []
    (tmp_path / "briefing.pdf").write_bytes(pdf.render(told))
    (fault,) = _faults(ferry_comparison, small_page, tmp_path)
    assert fault.startswith(f"briefing.pdf: the row of {first.id} in its grid does not say") and "four" in fault


def test_a_template_that_leaves_the_grid_out_is_not_blamed_for_it(
    ferry_comparison: Comparison, small_page: str, tmp_path: Path
) -> None:
    without = re.sub(r"<table class=\"grid.*?</table>", "", small_page, flags=re.S)
    listed = 'name="reportgen:sections" content="'
    assert [fault for fault in _faults(ferry_comparison, without, tmp_path) if "has no row" in fault]
    assert listed in without
    assert _faults(ferry_comparison, without.replace(listed, 'name="other" content="'), tmp_path) == []


@given(st.text())
def test_no_page_whatever_breaks_the_reading(page: str) -> None:
    parsed(page).text()


def test_the_tree_of_a_page_has_every_word_once_and_forgives_loose_ends() -> None:
    page = parsed("<p class='a b'>one<br>two <b>three</p><p id=x>four</i><style>no</style></p>five&amp;")
    assert page.text().split() == ["one", "two", "three", "four", "five&"]
    assert page.one("p", "b").text(frozenset({"c"})).split() == ["one", "two", "three"]
    assert page.one(id="x").text() == "four" and page.one("table").text() == ""
    assert letters("Co-op\u00ad \ufb01ne_2") == "Coopfine2"
