"""Each kind of file gives its article's text, and what it says of itself."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import docx
import pytest

from reportgen.model import Details
from reportgen.reading.decoding import NotTextError
from reportgen.reading.formats import docx as read_docx
from reportgen.reading.formats import html, markdown
from reportgen.reading.settings import ReadingSettings

SETTINGS = ReadingSettings()

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Bridge opens - The Example Bugle</title>
<meta property="og:site_name" content="The Example Bugle"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2031-05-11T10:00:00Z">
<link rel="canonical" href="https://example.org/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Bridge opens after eleven years</h1>
<p>The bridge over the Lown opened on Saturday after eleven years of work, the council said, and four thousand people
walked across it before noon.</p>
<p>“It is ours,” said Priya Nair, who runs a café beside it and had waited since the first pile was driven.</p>
<script>document.write("never")</script>
<p>The council paid £2.3 million for the steel, a third more than it had planned to spend at the start.</p>
</article><footer>Copyright 2031</footer></body></html>"""


@pytest.mark.parametrize(("charset", "codec"), [("utf-8", "utf-8"), ("windows-1252", "cp1252")])
def test_html_gives_the_article_and_its_metadata(charset: str, codec: str) -> None:
    text, details = html(PAGE.format(charset=charset).encode(codec), SETTINGS)
    assert text.splitlines()[0] == "Bridge opens after eleven years"
    assert "runs a café beside it" in text and "£2.3 million" in text
    assert "Home" not in text and "never" not in text and "Copyright" not in text
    assert details == Details(
        title="Bridge opens after eleven years",
        outlet="The Example Bugle",
        byline="Jane Doe",
        published=dt.date(2031, 5, 11),
        url="https://example.org/bridge",
    )


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(NotTextError, match="no article"):
        html(b"<html><body></body></html>", SETTINGS)


def test_markdown_keeps_front_matter_and_drops_marks() -> None:
    source = (
        "---\ntitle: Bridge opens\nauthor: [Ann Lee, Bo Ek]\ndate: 12 May 2031\nsource: The Example\n---\n"
        "# Bridge *opens*\n\nThe **bridge** over the [Lown](javascript:alert(1)) opened\non Saturday. ![x](http://x/y.png)\n\n"
        "- first\n- second\n\n<script>alert(1)</script> {{ 7*7 }}\n"
    )
    text, details = markdown(source.encode(), SETTINGS)
    assert text.startswith(source[: source.index("# ")])
    assert text.split("---\n")[2].strip().split("\n\n") == [
        "Bridge opens",
        "The bridge over the Lown opened on Saturday.",
        "- first",
        "- second",
        "<script>alert(1)</script> {{ 7*7 }}",
    ]
    assert details == Details(
        title="Bridge opens", byline="Ann Lee, Bo Ek", published=dt.date(2031, 5, 12), outlet="The Example"
    )


@pytest.mark.parametrize("front", ["---\na: [\n---\n", "---\n- a\n- b\n---\n", "---\ndate: 2031-13-45\n---\n", "---\n"])
def test_front_matter_that_says_nothing_is_no_fault(front: str) -> None:
    text, details = markdown((front + "The bridge opened.\n").encode(), SETTINGS)
    assert "The bridge opened." in text
    assert details == Details()


def test_docx_gives_its_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Bridge opens", 0)
    document.add_paragraph("")
    document.add_paragraph("The bridge opened on Saturday.")
    document.save(tmp_path / "a.docx")
    text, details = read_docx((tmp_path / "a.docx").read_bytes(), SETTINGS)
    assert text == "Bridge opens\n\nThe bridge opened on Saturday."
    assert details == Details()


def test_docx_that_is_none_or_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(NotTextError, match="not a Word document"):
        read_docx(b"plain text", SETTINGS)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 1_000_000)
    with pytest.raises(NotTextError, match="1,000,000 bytes"):
        read_docx(packed.getvalue(), ReadingSettings(max_unpacked_bytes=999_999))
