"""The print edition."""

import builtins
import re
import socket
from io import BytesIO
from typing import Any

import msgspec
import pytest
from briefing.stories import Story, bridge
from pypdf import PdfReader

from reportgen.briefing import Briefing, EditionSettings, compose
from reportgen.errors import RenderingError
from reportgen.model import Comparison
from reportgen.rendering import html, pdf
from reportgen.verify.agreement import PrintedText


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return compose(
        bridge().comparison(),
        EditionSettings(notice="Embargo until noon", publisher="The Harbour Times", paper="Letter"),
    )


@pytest.fixture(scope="module")
def printed(briefing: Briefing) -> bytes:
    return pdf.render(briefing)


@pytest.fixture(scope="module")
def first_story_in_print(first_story: Comparison) -> PdfReader:
    return PdfReader(BytesIO(pdf.render(compose(first_story, EditionSettings()))))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


def _text(reader: PdfReader) -> str:
    return _letters("".join(page.extract_text() for page in reader.pages))


def test_two_prints_are_the_same_to_the_byte(briefing: Briefing, printed: bytes) -> None:
    assert pdf.render(briefing) == printed
    assert not re.search(rb"/(Creation|Mod)Date", printed)


def test_every_fact_stands_in_print_under_its_number_with_its_differences(briefing: Briefing, printed: bytes) -> None:
    text = _text(PdfReader(BytesIO(printed)))
    for fact in briefing.facts:
        assert _letters(fact.name.id + fact.name.statement) in text
        assert all(_letters(difference.note) in text for difference in fact.differences)


def test_page_and_print_say_the_same_facts_and_numbers(briefing: Briefing, printed: bytes) -> None:
    page = _letters(
        re.sub(r"<style>.*?</style>|<script>.*?</script>|<[^>]*>", " ", html.render(briefing).decode(), flags=re.S)
    )
    text = _text(PdfReader(BytesIO(printed)))
    for words in (briefing.title, briefing.deck, *briefing.standfirst, *(entry.counts for entry in briefing.wording)):
        assert _letters(words) in text and _letters(words) in page


def test_the_notice_and_the_number_of_pages_stand_on_every_page(printed: bytes) -> None:
    reader = PdfReader(BytesIO(printed))
    for number, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Embargo until noon" in text
        assert f"Page {number} of {len(reader.pages)}" in text
    assert tuple(map(round, reader.pages[0].mediabox[2:])) == (612, 792)


def test_fonts_are_embedded_and_the_document_is_tagged_named_and_in_its_language(printed: bytes) -> None:
    reader = PdfReader(BytesIO(printed))
    catalog: Any = reader.trailer["/Root"]
    assert (catalog["/Lang"], catalog["/MarkInfo"]["/Marked"], reader.metadata and reader.metadata.title) == (
        "en",
        True,
        "A bridge is closed",
    )
    for page in reader.pages:
        fonts: Any = page["/Resources"]["/Font"]
        for font in fonts.values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert re.search("Reportgen.?(Serif|Sans)", descriptor["/FontName"])
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_bookmarks_lead_through_the_sections(briefing: Briefing, printed: bytes) -> None:
    outline: Any = PdfReader(BytesIO(printed)).outline
    titles = [
        entry.title
        for level in outline
        for entry in (level if isinstance(level, list) else [level])
        if not isinstance(entry, list)
    ]
    for key in ("section.exhibits", "section.grid", "section.facts", "section.articles", "section.method"):
        assert briefing.words[key] in titles


def test_nothing_is_fetched(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert pdf.render(briefing).startswith(b"%PDF")
    fetcher = pdf.fetcher()
    for address in (
        "http://example.org/x.png",
        "file:///etc/passwd",
        "asset:../model.py",
        "asset:/etc/passwd",
        "data:text/plain,x",
    ):
        with pytest.raises(ValueError, match="outside the package"):
            fetcher.fetch(address)


def test_missing_libraries_are_told_with_the_command_that_installs_them(
    briefing: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(RenderingError, match=r"apt-get install libpango-1\.0-0 libpangoft2-1\.0-0 libharfbuzz-subset0"):
        pdf.render(briefing)


def test_the_first_story_fills_eight_to_fourteen_pages(first_story_in_print: PdfReader) -> None:
    assert 8 <= len(first_story_in_print.pages) <= 14


def test_the_first_story_is_whole_in_print(first_story: Comparison, first_story_in_print: PdfReader) -> None:
    text = PrintedText([_letters(page.extract_text()) for page in first_story_in_print.pages])
    assert [fact.id for fact in first_story.facts if _letters(fact.id + fact.statement) not in text] == []


def test_the_first_story_makes_a_page_of_less_than_a_megabyte(first_story: Comparison) -> None:
    assert len(html.render(compose(first_story, EditionSettings()))) < 1_000_000


@pytest.mark.parametrize("number", [2, 9, 14])
def test_any_number_of_articles_fits_the_paper(number: int) -> None:
    story = Story({f"paper{n}": "The bridge was closed.\n" for n in range(number)})
    for id_ in story.texts:
        story.article(id_, f"The Long Name Gazette of {id_}", None, None, headline=False)
    story.fact(
        "The bridge was closed", dict.fromkeys(story.texts, "The bridge was closed."), values={"paper0": "closed"}
    )
    reader = PdfReader(BytesIO(pdf.render(compose(story.comparison(), EditionSettings()))))
    text = _text(reader)
    assert len(reader.pages) <= 4 + number // 4
    assert all(id_ in text for id_ in story.texts)


def test_words_that_are_marked_twice_for_one_reason_bear_its_name_once() -> None:
    texts = {"a": "A savage storm hit the coast.\n", "b": "A strong storm hit the coast.\n"}
    story = Story(texts)
    for id_ in texts:
        story.article(id_, None, None, None, headline=False)
    told = {id_: text.strip() for id_, text in texts.items()}
    story.fact("A storm hit the coast", told, differences=[("loaded", {"a": "savage", "b": "strong"}, "two words")])
    story.finding("a", "savage", "loaded", "it judges")
    articles = pdf.markup(compose(story.comparison(), EditionSettings())).split('<section class="articles"')[1]
    assert re.findall(r"savage</mark>(?:<span class=\"tag\">[^<]*</span>)+", articles) == [
        'savage</mark><span class="tag">&#160;loaded wording</span>'
    ]


def test_a_long_story_prints_its_weightiest_facts_in_full_and_the_others_differences_all_the_same(
    briefing: Briefing,
) -> None:
    short = compose(bridge().comparison(), EditionSettings(words_in_print=60))
    text = _text(PdfReader(BytesIO(pdf.render(short))))
    assert _letters("The tellings of one more shared fact are not set out here") in text
    assert _letters(short.facts[1].differences[0].note) in text
    assert msgspec.structs.replace(short, rest="") != briefing
