"""The cases of cleaning: an input as it might come off a page, and beside it what cleaning makes of it.

To renew the expected results after a change of mind: `python -m tests.cleaning.recipe`, then read the difference.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from reportgen.cleaning import clean
from reportgen.model import Article, Details, RawArticle, Story

FOLDER = Path(__file__).parent / "cases"


def story_of(*texts: str, details: Details | None = None, suffix: str = ".txt") -> Story:
    """A story of articles with these texts, named a, b, c ..."""
    articles = tuple(
        RawArticle(
            id=id_,
            file=id_ + suffix,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            text=text,
            details=details or Details(),
        )
        for id_, text in zip("abcdefgh", texts, strict=False)
    )
    return Story(name="case", title=None, folder="case", note=None, articles=articles, problems=())


def cleaned(text: str, **given: Any) -> Article:
    """One text, cleaned as a story of its own."""
    return clean(story_of(text, **given))[0]


def described(article: Article) -> dict[str, Any]:
    """What cleaning found, in a form that a person can check against the input."""
    published = article.published
    return {
        "headline": article.headline and article.headline.text,
        "byline": article.byline and article.byline.text,
        "dateline": article.dateline and article.dateline.text,
        "agency": article.agency,
        "language": article.language,
        "published": {
            "basis": published.basis,
            "from": published.date and published.date.isoformat(),
            "to": published.latest and published.latest.isoformat(),
            "words": [span.text for span in published.words],
            "note": published.note,
        },
        "body": [f"{b.paragraph} {article.text[b.start : b.end]}" for b in article.blocks if b.part == "body"],
        "removed": [f"{removed.reason}: {removed.text}" for removed in article.removed],
    }


def main() -> None:
    """Write what cleaning now makes of every case."""
    for file in sorted(FOLDER.glob("*.txt")):
        found = described(cleaned(file.read_text("utf-8")))
        file.with_suffix(".json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
