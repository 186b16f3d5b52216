"""Articles made by hand, and the case files of this folder."""

import re
import tomllib
from pathlib import Path
from typing import Any

from reportgen.model import Article, Block, Details, Published, Span

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def article(text: str, id: str = "a", headline: bool = False, **fields: Any) -> Article:
    """An article whose paragraphs are the lines of `text`, the first of them the headline if asked for."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    first = 0 if headline else 1
    blocks = tuple(
        Block(start=start, end=end, part="body" if number else "headline", paragraph=number)
        for number, (start, end) in enumerate(lines, start=first)
    )
    top = Span(start=lines[0][0], end=lines[0][1], text=text[slice(*lines[0])]) if headline else None
    given = dict(
        id=id,
        file=f"{id}.txt",
        sha256="0" * 64,
        text=text,
        details=Details(),
        headline=top,
        byline=None,
        dateline=None,
        agency=None,
        published=Published(date=None, latest=None, basis="unknown"),
        blocks=blocks,
        removed=(),
        language="en",
        excluded=None,
    )
    return Article(**(given | fields))
