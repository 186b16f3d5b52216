"""What a newsroom sets is what page and print show."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from briefing.stories import bridge
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from reportgen.briefing import SECTIONS, EditionSettings, compose
from reportgen.rendering import colour, html, pdf

HEADINGS = {
    "exhibits": "The differences that matter most",
    "cards": "The articles<",
    "agreed": "What all three articles have in common|What most articles have in common",
    "only": "Facts in one article alone",
    "wording": "How the wording differs",
    "grid": "Shared facts, article by article",
    "facts": "Fact by fact",
    "articles": "The articles in full",
    "labels": "Terms: what they call the same people and things",
    "quotations": "The same quotation in different articles",
    "timeline": "Timeline: who could have known what",
    "lineage": "Who draws on whom<",
    "order": "Order: where each shared fact stands",
    "method": "Method: how this was made",
}


def _both(settings: EditionSettings) -> dict[str, str]:
    story = bridge()
    words = "We could not wait another hour"
    story.quotation(
        ("gazette", words, ["whole"], [], ""), ("courier", "Cyclists may still cross", ["changed"], [], "Else.")
    )
    note = "Read *this*. <script>alert(1)</script> ![x](y.png)"
    briefing = compose(story.comparison(note=note), settings)
    return {"page": html.render(briefing).decode(), "print": pdf.markup(briefing)}


def _dead(document: str) -> set[str]:
    """Links, and references to labels, that lead nowhere."""
    body = document.split("</style>", 1)[1]
    ids = set(re.findall(r'\bid="([^"]+)"', body))
    named = [name for found in re.findall(r'aria-labelledby="([^"]+)"', body) for name in found.split()]
    return (set(re.findall(r'href="#([^"]+)"', body)) | set(named)) - ids


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_left_out_is_gone_from_page_and_print_and_leaves_no_dead_link(section: str) -> None:
    whole, left = _both(EditionSettings()), _both(EditionSettings(without=(section,)))  # type: ignore[arg-type]
    for output, document in left.items():
        heading = rf"<h2[^>]*>(?:{HEADINGS[section]})"
        assert re.search(heading, whole[output]) and not re.search(heading, document), output
        assert _dead(document) == set() == _dead(whole[output]), output


def test_an_edition_without_anything_still_has_its_title() -> None:
    for output, document in _both(EditionSettings(without=SECTIONS)).items():
        assert "A bridge is closed</h1>" in document and _dead(document) == set(), output


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, st.sampled_from([html.PAPER, html.NIGHT, "#ffffff"]))
def test_a_house_colour_always_shows_on_its_ground(house: str, ground: str) -> None:
    shown = colour.contrasting(house, ground)
    assert colour.contrast(_channels(shown), _channels(ground)) >= 3
    if colour.contrast(_channels(house), _channels(ground)) >= 3:
        assert shown == house


def _channels(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text[1:]))


def test_a_colour_too_light_is_darkened_on_paper_and_kept_in_the_dark() -> None:
    style = html.house_colours("#ffee88")
    light, dark = re.findall(r"--house:(#[0-9a-f]{6})", style)
    assert light < "#ffee88" and dark == "#ffee88"
    assert all(f"--house:{light}" in document for document in _both(EditionSettings(colour="#ffee88")).values())


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#123456"/></svg>'


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_logo_stands_on_page_and_print(tmp_path: Path, kind: str) -> None:
    logo = tmp_path / f"logo.{kind}"
    if kind == "png":
        Image.new("RGB", (40, 10), "#123456").save(logo)
    else:
        logo.write_text(SVG, encoding="utf-8")
    briefing = compose(bridge().comparison(), EditionSettings(logo=str(logo), publisher="The Harbour Times"))
    page = html.render(briefing).decode()
    assert re.search(rf'<img src="data:image/{kind}[^"]*" alt="The Harbour Times">', page)
    printed, plain = pdf.render(briefing), pdf.render(compose(bridge().comparison(), EditionSettings()))
    blue = b"0.0705" if kind == "svg" else b"/Image"
    assert blue in _content(printed) and blue not in _content(plain)


def _content(printed: bytes) -> bytes:
    """Names of the pictures on the first page, and what is painted there, unpacked, vector pictures too."""
    page: Any = PdfReader(BytesIO(printed)).pages[0]
    objects = page["/Resources"].get("/XObject", {})
    kinds = b" ".join(str(entry.get_object()["/Subtype"]).encode() for entry in objects.values())
    forms = b" ".join(e.get_object().get_data() for e in objects.values() if e.get_object()["/Subtype"] == "/Form")
    return kinds + forms + page.get_contents().get_data()


def test_the_notice_stands_at_head_and_foot_of_the_page_and_the_introduction_holds_no_live_markup() -> None:
    for output, document in _both(EditionSettings(notice="Embargo until <noon>")).items():
        assert document.count("Embargo until &lt;noon&gt;") == 2, output
        assert "Read <em>this</em>." in document and "<script>alert" not in document and 'y.png"' not in document


def test_paper_is_a4_unless_letter_is_asked_for() -> None:
    for paper, size in (("A4", (595, 842)), ("Letter", (612, 792))):
        briefing = compose(bridge().comparison(), EditionSettings(paper=paper))  # type: ignore[arg-type]
        page = PdfReader(BytesIO(pdf.render(briefing))).pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
