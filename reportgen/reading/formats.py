"""The kinds of file that hold an article, and how the text comes out of each."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.grammar.times import find_times
from reportgen.model import Details
from reportgen.reading.decoding import NotTextError, decode
from reportgen.reading.settings import ReadingSettings

Content = tuple[str, Details]
"""The text as read, and what the file itself says of the article."""


def plain_text(data: bytes, settings: ReadingSettings) -> Content:
    """A .txt file is its own text."""
    return decode(data), Details()


# --- Markdown ------------------------------------------------------------------------------------------------

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "site"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "pubdate"),
    "url": ("url", "link", "canonical"),
    "wire": ("wire", "agency"),
}
"""Field of `Details` -> the names under which front matter gives it, the first found counts."""


def markdown(data: bytes, settings: ReadingSettings) -> Content:
    """A .md file: front matter as it stands, then the words without Markdown's marks, a blank line between paragraphs.

    Links and emphasis become their words, pictures go; raw HTML stays as the characters that it is made of.
    """
    text = decode(data)
    match = FRONT_MATTER.match(text)
    head = match.group(0) if match else ""
    body = "\n\n".join(_paragraphs(text[len(head) :]))
    return (head + "\n" + body if head else body), _front_matter(match.group(1) if match else "")


def _paragraphs(source: str) -> list[str]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # of a link only its words are kept
    found, bullet = [], ""
    for token in parser.parse(source):
        if token.type == "list_item_open":
            bullet = "- "
        elif token.type == "inline":
            words = "".join(_inline(child) for child in token.children or ()).strip()
            if words:
                found.append(bullet + words)
            bullet = ""
        elif token.type in ("fence", "code_block"):
            found.append(token.content.strip("\n"))
    return found


def _inline(token: Any) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n" if token.type == "hardbreak" else " "
    return token.content if token.type in ("text", "code_inline") else ""


def _front_matter(source: str) -> Details:
    import yaml

    try:
        given = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return Details()  # the lines stay in the text, where cleaning takes them off
    if not isinstance(given, dict):
        return Details()
    lower = {str(key).lower(): value for key, value in given.items()}
    found = {field: next((lower[name] for name in names if lower.get(name)), None) for field, names in FIELDS.items()}
    return Details(
        title=_words(found["title"]),
        outlet=_words(found["outlet"]),
        byline=_words(found["byline"]),
        published=_date(found["published"]),
        url=_words(found["url"]),
        wire=_words(found["wire"]),
    )


def _words(value: object) -> str | None:
    if isinstance(value, list):
        value = ", ".join(str(part) for part in value if isinstance(part, str | int))
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    return " ".join(str(value).split()) or None


def _date(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return dt.date.fromisoformat(value.strip()[:10])
    except ValueError:
        days = [time for time in find_times(value) if time.kind == "day"]
        return days[0].first if len(days) == 1 else None


# --- HTML ----------------------------------------------------------------------------------------------------

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 4096
"""HTML asks for the declaration within the first 1,024 bytes; saved pages put comments before it."""


def html(data: bytes, settings: ReadingSettings) -> Content:
    """An .html file: title and text as trafilatura takes them out of the page, one paragraph a line."""
    import trafilatura

    declared = _CHARSET.search(data[:_CHARSET_WITHIN])
    page = decode(data, declared.group(1).decode("ascii") if declared else None)
    try:
        found: Any = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            # A page's own metadata only, and no bound that moves with the clock.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
        )
    except Exception as error:  # a page that breaks the parser is one bad article, not the end of the run
        raise NotTextError("unreadable.page") from error
    if found is None or not (found.text or "").strip():
        raise NotTextError("unreadable.no_article")
    text = found.text
    if found.title and not text.lstrip().startswith(found.title):
        text = f"{found.title}\n\n{text}"
    details = Details(
        title=found.title or None,
        outlet=found.sitename or None,
        byline=found.author or None,
        published=_date(found.date),
        url=found.url or None,
    )
    return text, details


# --- DOCX ----------------------------------------------------------------------------------------------------


def docx(data: bytes, settings: ReadingSettings) -> Content:
    """A .docx file: the paragraphs of its body, a blank line between them."""
    from docx import Document

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > settings.max_unpacked_bytes:
            raise NotTextError("unreadable.unpacked", n=unpacked)
        paragraphs = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    except NotTextError:
        raise
    except Exception as error:  # whatever a broken archive does to the parser, it is one bad article
        raise NotTextError("unreadable.word") from error
    return "\n\n".join(words for words in paragraphs if words.strip()), Details()


READERS: Mapping[str, Callable[[bytes, ReadingSettings], Content]] = {
    ".txt": plain_text,
    ".text": plain_text,
    ".md": markdown,
    ".markdown": markdown,
    ".html": html,
    ".htm": html,
    ".docx": docx,
}
"""Suffix in lower case -> how such a file is read."""

UNREADABLE = frozenset({".pdf", ".doc", ".odt", ".rtf", ".epub", ".eml", ".mht", ".mhtml", ".pages", ".webarchive"})
"""Kinds of file that may hold an article and cannot be read here: worth a line, unlike a picture or a style sheet."""
