"""How a briefing shows the versions of one quotation."""

import re
from io import BytesIO

import pytest
from briefing.stories import Story
from pypdf import PdfReader

from reportgen.briefing import Briefing, EditionSettings, compose
from reportgen.rendering import html, pdf

TEXTS = {
    "gazette": "Pool shut\n“The old pool leaks from every single tile, and we will not heat a lake,” she said.\n",
    "courier": "Pool closed\n“The old pool leaks from every broken tile, and we will not heat a lake,” she said.\n",
    "radio": "No swimming\nShe said “we will not heat a lake” this year.\n",
    "echo": "Pool\n“The old pool leaks from every single tile, and we will not heat a lake,” she said.\n",
    "wire": "Town pool\nShe said “we will not heat a lake” on Monday.\n",
}
WHOLE = "The old pool leaks from every single tile, and we will not heat a lake,"
PART = "we will not heat a lake"


def _story(groups: int = 1) -> Story:
    story = Story(TEXTS)
    for id_ in TEXTS:
        story.article(id_, id_.capitalize(), None, None)
    for _ in range(groups):
        story.quotation(
            ("gazette", WHOLE, ["whole"], [], ""),
            ("courier", WHOLE.replace("single", "broken"), ["changed"], ["broken"], "Has “broken” for “single”."),
            ("echo", WHOLE, ["whole"], [], "The same words."),
            ("radio", PART, ["cut"], [], "Gives 6 of 15 words, without the beginning."),
            ("wire", PART, ["cut"], [], "Gives 6 of 15 words, without the beginning."),
        )
    return story


def _briefing(groups: int = 1, **settings: object) -> Briefing:
    return compose(_story(groups).comparison(), EditionSettings(**settings))


def _section(briefing: Briefing) -> str:
    found = re.search(r'<section class="quotations".*?</section>', html.render(briefing).decode(), re.S)
    return re.sub(r"\s+", " ", found[0]) if found else ""


def _printed(briefing: Briefing) -> str:
    pages = PdfReader(BytesIO(pdf.render(briefing))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_longest_comes_first_and_what_is_the_same_is_told_once() -> None:
    [view] = _briefing().quotations
    assert "".join(run.text for run in view.longest.runs) == f"“{WHOLE}”"
    assert [source.id for source in view.also] == ["echo"]
    assert [(v.telling.source.id, [s.id for s in v.also], v.kinds) for v in view.versions] == [
        ("courier", [], ("changed",)),
        ("radio", ["wire"], ("cut",)),
    ]


def test_the_page_marks_what_differs_and_says_in_what_way() -> None:
    section = _section(_briefing())
    marked = re.findall(r"<mark[^>]*>([^<]*)<span class=\"vh\">([^<]*)</span></mark>", section)
    assert marked == [("broken", " (changed)")]
    assert "Has “broken” for “single”." in section and "changed words" in section and "in part" in section


def test_an_edition_that_may_print_no_words_prints_none_in_versions_or_notes() -> None:
    section = _section(_briefing(max_quotation=0.0))
    assert "Not printed" in section
    assert not [word for word in ("tile", "heat", "single", "broken") if word in section]


def test_without_quotations_there_is_neither_section_nor_way_to_it() -> None:
    page = html.render(_briefing(groups=0)).decode()
    assert 'id="quotations"' not in page and 'href="#quotations"' not in page
    assert 'href="#quotations"' in html.render(_briefing()).decode()
    assert _section(_briefing(without=("quotations",))) == ""


@pytest.mark.parametrize(("groups", "shown", "rest"), [(1, 1, ""), (7, 5, "Two more quotations")])
def test_the_print_shows_the_first_few_and_counts_the_rest(groups: int, shown: int, rest: str) -> None:
    printed = _printed(_briefing(groups))
    assert printed.count("Has “broken” for “single”.") == shown
    assert rest in printed and ("more quotations" in printed) == bool(rest)
