"""On real articles with known dates: next to nothing of an article is lost, and no inferred date is wrong.

Needs a folder of stories that is not part of the project; REPORTGEN_BENCH names it.
"""

import os
from pathlib import Path

import pytest
from msgspec import structs

from reportgen.cleaning import clean
from reportgen.model import Article, Details
from reportgen.reading import read_story
from reportgen.reading.settings import ReadingSettings

BENCH = Path(os.environ.get("REPORTGEN_BENCH", "")) / "stories"
TRAIN = BENCH.parent / "train.txt"

pytestmark = pytest.mark.skipif(
    "REPORTGEN_BENCH" not in os.environ or not TRAIN.is_file(), reason="REPORTGEN_BENCH names no folder of stories"
)


def stories() -> list[tuple[Article, Details]]:
    """Every article, cleaned without its given date, and its details with it."""
    found = []
    for name in TRAIN.read_text("utf-8").split():
        story = read_story(BENCH / name, ReadingSettings())
        undated = tuple(
            structs.replace(raw, details=structs.replace(raw.details, published=None)) for raw in story.articles
        )
        articles = clean(structs.replace(story, articles=undated))
        found += [(article, raw.details) for article, raw in zip(articles, story.articles, strict=True)]
    return found


def test_real_articles_keep_their_words_and_their_dates() -> None:
    articles = stories()
    removed = sum(len(piece.text) for article, _ in articles for piece in article.removed)
    assert removed <= 0.003 * sum(len(article.text) for article, _ in articles)
    inferred = [(article, details) for article, details in articles if article.published.basis != "unknown"]
    assert len(inferred) >= 70
    for article, details in inferred:
        assert details.published is not None
        assert article.published.date is None or article.published.date <= details.published, article.id
        assert article.published.latest is None or details.published <= article.published.latest, article.id
