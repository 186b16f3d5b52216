"""The templates, with escaping always on."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

PACKAGE = Path(__file__).resolve().parent.parent
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, lone surrogates and noncharacters, which HTML forbids."""


@lru_cache(maxsize=4)
def environment(own: Path | None) -> Environment:
    """Templates from the newsroom's folder first, one by one, then the package's own.

    Args:
        own: the folder `templates/` beside `sources/`, or None.
    """
    folders = [folder for folder in (own, PACKAGE / "templates", PACKAGE.parent / "templates") if folder is not None]
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["markdown"] = markdown
    made.filters["kinds"] = lambda found: _together(found, "kind")
    made.filters["reasons"] = lambda found: _together(found, "why")
    return made


def _together(found: Iterable[Any], attribute: str) -> list[tuple[str, list[Any]]]:
    """Records that are alike in one attribute, kept together, in the order in which the first of each stands."""
    groups: dict[str, list[Any]] = {}
    for record in found:
        groups.setdefault(getattr(record, attribute), []).append(record)
    return list(groups.items())


def printable(value: object) -> object:
    """What a template prints, without characters that would make the page invalid."""
    if isinstance(value, str) and UNPRINTABLE.search(value):
        cleaned = UNPRINTABLE.sub("\ufffd", value)
        return Markup(cleaned) if isinstance(value, Markup) else cleaned
    return value


def markdown(text: str, heading: int = 3) -> Markup:
    """The editor's introduction: no HTML, no pictures, links to the web alone, headings below the page's own."""
    reader = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
    reader.validateLink = lambda url: bool(re.match(r"https?://", url, re.IGNORECASE))  # type: ignore[method-assign]
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, heading)}"
    return Markup(reader.renderer.render(tokens, reader.options, {}))
