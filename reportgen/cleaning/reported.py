"""The date of an agency's report, as another article of the story tells it: "Reuters reported on Thursday"."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from msgspec import structs

from reportgen.catalogue import Catalogue
from reportgen.cleaning.vocabulary import overlap, stems
from reportgen.grammar.sentences import split
from reportgen.grammar.times import find_times
from reportgen.model import Article, Published

ALIKE = 0.5
"""Share of the crediting sentence's words that the head of the agency's report must have. In one story an agency sends
several reports; a sentence taken from one shares most of its words with its first paragraphs, and under a third with
those of the others."""

HEAD = 3
"""Paragraphs of the report, its headline counted, that are looked at."""

WITHIN = dt.timedelta(days=7)
"""A day of the week alone names one of the last seven days (AP Stylebook, "days of the week")."""

_SPELLINGS = (
    {"ap", "associated press"},
    {"afp", "agence france-presse"},
    {"dpa", "deutsche presse-agentur"},
    {"upi", "united press international"},
    {"pti", "press trust of india"},
    {"pa", "press association", "pa media"},
    {"cp", "canadian press"},
    {"voa", "voice of america"},
)
_REPORTS = r"(?:first\s+)?(?:reported|reports|said|wrote|writes)"


def date_by_credit(articles: tuple[Article, ...], say: Catalogue) -> tuple[Article, ...]:
    """Date agency reports of unknown date by dated articles that say when the agency reported.

    Nothing is done where two articles tell different days, or where the day contradicts the report's own words.
    """
    return tuple(_dated(article, articles, say) for article in articles)


def _dated(article: Article, articles: Iterable[Article], say: Catalogue) -> Article:
    names = _names(article)
    if not names or article.published.basis in ("given", "stated"):
        return article
    found: dict[dt.date, tuple[Article, str]] = {}
    for other in sorted(articles, key=lambda other: other.id):
        if other.id != article.id:
            for day, words in _credits(other, names, _head(article)):
                if _is_possible(day, article.published):
                    found.setdefault(day, (other, words))
    if len(found) != 1:
        return article
    day, (other, words) = next(iter(found.items()))
    told = say(
        "published.credited",
        article=other.id,
        published=say.day(other.published.date) if other.published.date else "",
        words=say.quoted(words),
        day=say.day(day),
    )
    note = f"{article.published.note} {told}".strip()
    published = structs.replace(article.published, date=day, latest=day, basis="inferred", note=note)
    return structs.replace(article, published=published)


def _names(article: Article) -> tuple[str, ...]:
    named = (article.agency or article.details.wire or "").lower().removeprefix("the ").strip(" .()")
    if not named:
        return ()
    return tuple(sorted(next((names for names in _SPELLINGS if named in names), {named})))


def _head(article: Article) -> frozenset[str]:
    return frozenset().union(*(stems(article.text[block.start : block.end]) for block in article.blocks[:HEAD]))


def _is_possible(day: dt.date, published: Published) -> bool:
    return (published.date is None or published.date <= day) and (published.latest is None or day <= published.latest)


def _credits(article: Article, names: tuple[str, ...], head: frozenset[str]) -> Iterator[tuple[dt.date, str]]:
    """The days on which a dated article says that the agency reported, with its words."""
    day = article.published.date
    if day is None or day != article.published.latest or article.published.basis not in ("given", "stated"):
        return
    credit = re.compile(rf"\b(?:the\s+)?(?:{'|'.join(map(re.escape, names))})\s+{_REPORTS}\b", re.IGNORECASE)
    for sentence in _sentences(article):
        match = credit.search(sentence)
        if match is None or overlap(_without(sentence, match), head) < ALIKE:
            continue
        told = sentence[match.start() :]  # alone, so that no "will" before it turns the day into the next one
        for time in find_times(told, day):
            near = time.start - len(match.group(0)) <= len(" late on ")
            if near and time.kind == "weekday" and time.first is not None and day - WITHIN <= time.first <= day:
                yield time.first, " ".join(told[: time.end].split())


def _sentences(article: Article) -> Iterator[str]:
    for block in article.blocks:
        text = article.text[block.start : block.end]
        if block.part == "body" and len(text) <= 20_000:
            yield from (text[start:end] for start, end in split(text))


def _without(sentence: str, match: re.Match[str]) -> str:
    return sentence[: match.start()] + sentence[match.end() :]
