"""Print on many pages: what is repeated, what is never split, what leads from page to page."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from briefing.stories import Story
from pypdf import PdfReader

from reportgen.briefing import Briefing, EditionSettings, compose
from reportgen.rendering import pdf

TOWNS = ("Aldby", "Birk", "Corran", "Dunmere", "Eskdal", "Farrow", "Gorse", "Hexley", "Ivel", "Jorvik")
FACTS, PAPERS = 40, ("Argus", "Beacon", "Chronicle", "Dispatch", "Echo")


def _told(n: int, paper: int) -> str:
    town = TOWNS[n % len(TOWNS)]
    return (
        f"In {town} the council of ward {n} counted {100 + 10 * n + paper % 2} broken street lamps before winter came."
    )


def _statement(n: int) -> str:
    """Three lines of the grid."""
    return (
        f"Ward {n} of {TOWNS[n % 10]} counted its broken street lamps before the winter came and had a list of them, "
        f"street by street and house by house, sent to the county for all to read, as ward {n} does in every year"
    )


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """Forty facts in five articles, each with a difference; one loaded word an article."""
    texts = {
        name.lower(): f"Lamps fail across the county\nA disgraceful winter began, {name} readers wrote.\n"
        + "\n".join(_told(n, paper) for n in range(FACTS))
        + "\n"
        for paper, name in enumerate(PAPERS)
    }
    story = Story(texts)
    for name in PAPERS:
        story.article(name.lower(), f"The {name}", None, None)
    for n in range(FACTS):
        told = {name.lower(): _told(n, paper) for paper, name in enumerate(PAPERS) if (n + paper) % 4}
        figures = {id_: words.split("counted ")[1].split()[0] for id_, words in told.items()}
        sides = {min(ids): figure for figure in sorted(set(figures.values()))
                 if (ids := [id_ for id_, found in figures.items() if found == figure])}  # fmt: skip
        note = " against ".join(sides.values()) + f" lamps in ward {n}"
        story.fact(_statement(n), told, differences=[("number", sides, note)])
    for name in PAPERS:
        story.finding(name.lower(), "disgraceful", "loaded", "a judgement in the paper’s own voice")
    settings = EditionSettings(notice="For the desk alone", publisher="The Harbour Times", words_in_print=600)
    # So many lines that the foot of a page falls among the exhibits.
    note = "\n\n".join(f"Line {n} of the editor's." for n in range(18))
    return compose(story.comparison(title="Lamps of the county", note=note), settings)


@pytest.fixture(scope="module")
def printed(briefing: Briefing) -> bytes:
    return pdf.render(briefing)


@pytest.fixture(scope="module")
def pages(printed: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(printed)).pages]


def test_every_page_bears_title_notice_number_and_total(pages: list[str]) -> None:
    assert len(pages) > 6
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text and "For the desk alone" in text
        assert "Lamps of the county" in text


def _rows(briefing: Briefing, text: str) -> list[str]:
    """Facts whose row in the grid begins in a text: number, reference, statement."""
    return [
        row.fact.name.id
        for row in briefing.grid.rows
        if re.search(rf"{row.fact.name.id} p\. ?\d+ {re.escape(row.fact.name.statement[:12])}", text)
    ]


def test_the_grid_repeats_its_head_and_splits_no_row(briefing: Briefing, pages: list[str]) -> None:
    head = "Fact " + " undated ".join(column.name for column in briefing.grid.columns)
    grid = {number: _rows(briefing, text.split(head)[1]) for number, text in enumerate(pages) if head in text}
    assert len(grid) > 1
    for number, rows in grid.items():
        for id_ in rows:
            statement = next(row.fact.name.statement for row in briefing.grid.rows if row.fact.name.id == id_)
            assert statement in pages[number], "the row goes on overleaf"
    assert [id_ for rows in grid.values() for id_ in rows] == [row.fact.name.id for row in briefing.grid.rows]


def test_no_exhibit_is_split(briefing: Briefing, pages: list[str]) -> None:
    for exhibit in briefing.exhibits:
        last = f"{exhibit.tellings[-1].source.name} undated"
        assert any(re.search(rf"{re.escape(exhibit.note)}.*{re.escape(last)}", text) for text in pages)


def _titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        yield from _titles(entry) if isinstance(entry, list) else [" ".join(entry.title.split())]


def test_bookmarks_are_the_headings_in_their_order(briefing: Briefing, printed: bytes) -> None:
    document = pdf.markup(briefing)
    found = re.findall(r"<h([123])[^>]*>(.*?)</h\1>", re.sub(r'<div class="prose">.*?</div>', "", document, flags=re.S))
    headings = [" ".join(re.sub(r"<[^>]*>", "", words).split()) for _, words in found]
    assert list(_titles(PdfReader(BytesIO(printed)).outline)) == headings
    assert headings[0] == "Lamps of the county" and len(headings) > 20


def test_references_name_the_page_on_which_the_fact_or_the_article_stands(briefing: Briefing, pages: list[str]) -> None:
    whole = " ".join(pages)
    for fact in briefing.facts[:12]:
        at = {int(n) for n in re.findall(rf"\b{fact.name.id} p\. ?(\d+)", whole)}
        assert len(at) == 1
        assert f"{fact.name.id} {fact.name.statement}" in pages[at.pop() - 1]
    for article in briefing.articles:
        name = article.card.source.name
        at = {int(n) for n in re.findall(rf"{re.escape(name)} p\. ?(\d+)", whole)}
        assert len(at) == 1 and name in pages[at.pop() - 1]
    absent = next(fact for fact in briefing.facts if fact.absences and fact.name.in_full)
    assert re.search(rf"{absent.absences[0].source.short}: not found \(nearest: sentence \d+ of \d+ p\. ?\d+\)", whole)


def test_articles_carry_their_marks_with_their_names_in_words(briefing: Briefing, pages: list[str]) -> None:
    texts = " ".join(pages[next(n for n, text in enumerate(pages) if "The articles in full" in text and n > 1) :])
    assert re.search(r"disgraceful loaded wording", texts)
    assert re.search(r"counted 111 number broken street lamps", texts)
    for article in briefing.articles:
        for part in article.parts:
            for sentence in getattr(part, "sentences", ()):
                assert len({mark.kind for run in sentence.few for mark in run.marks}) <= 2
                assert "".join(run.text for run in sentence.few) == "".join(run.text for run in sentence.runs)


def test_every_font_is_embedded(printed: bytes, tmp_path: Path) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("poppler-utils is not installed (sh .ci/setup test)")
    (tmp_path / "long.pdf").write_bytes(printed)
    listed = subprocess.run(["pdffonts", tmp_path / "long.pdf"], capture_output=True, text=True, check=True, timeout=60)
    fonts = listed.stdout.splitlines()[2:]
    assert fonts and all(re.search(r"Reportgen.* yes +yes +yes ", line) for line in fonts)
