"""Cleaning: raw articles become articles, with the page's furniture off and every offset kept."""

import re

from reportgen.model import Article, Block, Published, RawArticle, Span, Story

__all__ = ["clean"]


def clean(story: Story) -> tuple[Article, ...]:
    """First version: headline, paragraphs, nothing removed."""
    return tuple(_article(raw) for raw in story.articles)


def _article(raw: RawArticle) -> Article:
    lines = [(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", raw.text)]
    first = raw.text[slice(*lines[0])]
    headed = len(lines) > 1 and first[-1] not in '.!?”"' and len(first) < 200
    blocks = tuple(
        Block(start=s, end=e, part="headline" if headed and n == 0 else "body", paragraph=n + (0 if headed else 1))
        for n, (s, e) in enumerate(lines)
    )
    return Article(
        id=raw.id,
        file=raw.file,
        sha256=raw.sha256,
        text=raw.text,
        details=raw.details,
        headline=Span(start=lines[0][0], end=lines[0][1], text=first) if headed else None,
        byline=None,
        dateline=None,
        agency=None,
        published=Published(
            date=raw.details.published,
            latest=raw.details.published,
            basis="given" if raw.details.published else "unknown",
        ),
        blocks=blocks,
        removed=(),
        language="en",
        excluded=None,
    )
