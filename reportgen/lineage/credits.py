"""Where an article says in its own words that another outlet had it: "Reuters reported", "told NBC News"."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from reportgen.model import Article, Document, Record, Sentence, Span

LEAD_SENTENCES = 3
"""Sentences of the body in which a credit tells where the whole article comes from; a credit further down tells
where one detail comes from. Reporters name the source of a story in its first or second sentence."""

BEFORE = re.compile(
    r"\b(?:told|tells|telling|interview(?:s|ed)? (?:with|by|from)|comments? to|spoke (?:to|with)|speaking (?:to|with)"
    r"|according to|(?:reported|published|obtained|revealed|broken|seen|reviewed|cited|released|written|carried) by"
    r"|(?:said|say|wrote|appear\w*|statement) (?:in|on|to|with)|reports? (?:in|by|from|on)"
    r"|requests?(?: for comment)? (?:by|from)|questions? from|quoted (?:by|in)|citing|credited?|an?)"
    r"\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"^(?:['’]s?)?(?:\s+(?:has|have|had|first|also|later|previously|exclusively|separately|on|in|a|this)"
    r"|\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){0,3}\s+(?:reported|reports|wrote|writes|revealed|report|story|interview"
    r"|investigation|analysis|request|article|account|learned|broke)\b",
)
INDEFINITE = re.compile(r"\ban?\s+$", re.IGNORECASE)


class Credit(Record, frozen=True, kw_only=True):
    """A named credit: the outlet as its list names it, the words that give it, and whether it stands in the lead."""

    outlet: str
    sentence: str
    words: Span
    lead: bool


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "data" / "outlets.toml").read_text(encoding="utf-8"))


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    data = _data()
    canonical = {name: names[0] for names in data["outlets"] for name in names}
    known = "|".join(re.escape(name) for name in sorted(canonical, key=lambda name: (-len(name), name)))
    media = "|".join(sorted(re.escape(word) for word in data["media_words"]))
    shape = rf"(?:[Tt]he\s+)?(?:[A-Z][\w.&-]+\s+(?:of\s+)?){{1,4}}(?:{media})"
    return canonical, re.compile(rf"(?<![\w-])(?:(?:{known})|{shape})(?![\w-])")


def outlet_name(words: str) -> str:
    """One spelling for an outlet: the listed one, else the words without their article."""
    canonical, _ = _names()
    plain = re.sub(r"\s+", " ", words)
    bare = re.sub(r"^[Tt]he ", "", plain)
    return canonical.get(plain) or canonical.get(bare) or canonical.get(f"The {bare}") or bare


def outlets_in(text: str) -> frozenset[str]:
    """The outlets that a text names, with or without a credit."""
    return frozenset(outlet_name(match.group()) for match in _names()[1].finditer(text))


def identity(article: Article) -> frozenset[str]:
    """The outlets that the article's own text gives as its maker: agency mark, byline, dateline, removed furniture.

    The outlet that an editor assigns to a file is not read, so that renaming outlets cannot change a finding.
    """
    marks = [article.agency, article.details.wire]
    marks += [span.text for span in (article.byline, article.dateline) if span is not None]
    marks += [removed.text for removed in article.removed if removed.reason in ("copyright", "byline")]
    return frozenset().union(*(outlets_in(mark) for mark in marks if mark))


def credits(document: Document) -> tuple[Credit, ...]:
    """The named credits of an article to outlets other than itself, in order of the text; quoted words give none."""
    own = identity(document.article)
    body = [sentence for sentence in document.sentences if sentence.part == "body"]
    lead = {sentence.id for sentence in body[:LEAD_SENTENCES]}
    found = [
        Credit(outlet=outlet, sentence=s.id, words=words, lead=s.id in lead or s.part == "headline")
        for s in document.sentences
        for outlet, words in _credits_in(s)
    ]
    full = {credit.outlet for credit in found} | own
    named = (msgspec.structs.replace(credit, outlet=_fuller(credit.outlet, full)) for credit in found)
    return tuple(c for c in named if c.outlet not in own and c.outlet not in _data()["media_words"])


def _fuller(outlet: str, full: Iterable[str]) -> str:
    """A short form ("the Times") as the one longer name of the article that ends in it."""
    longer = [name for name in full if name.endswith(f" {outlet}")]
    return longer[0] if len(longer) == 1 else outlet


def _credits_in(sentence: Sentence) -> Iterator[tuple[str, Span]]:
    for match in _names()[1].finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(quotation.start <= start < quotation.end for quotation in sentence.quotations):
            continue
        before = BEFORE.search(sentence.text[: match.start()])
        after = AFTER.search(sentence.text[match.end() :])
        if after is None and (before is None or INDEFINITE.fullmatch(before.group())):
            continue
        first = sentence.start + before.start() if before else start
        last = end + after.end() if after else end
        words = sentence.text[first - sentence.start : last - sentence.start]
        yield outlet_name(match.group()), Span(start=first, end=last, text=words)
