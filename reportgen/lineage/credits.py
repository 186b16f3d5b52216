"""Where an article says in its own words that another outlet had it: "Reuters reported", "told NBC News"."""

import re
import tomllib
from collections import Counter
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
    r"|quoted (?:by|in)|citing|credited?|an?)"
    r"\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"^(?:['’]s?)?(?:\s+(?:has|have|had|first|also|later|previously|exclusively|separately|on|in|a|this)"
    r"|\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){0,3}\s+(?:reported|reports|wrote|writes|revealed|report|story|interview"
    r"|investigation|analysis|article|account|learned|broke)\b",
)
ASKED_BEFORE = re.compile(
    r"\b(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions?|calls?|messages?|e-?mails?)"
    r"(?:\s+(?:for|seeking)\s+(?:\w+\s+)?(?:comments?|information|details|an? interview|an? response))?"
    r"\s+(?:by|from|sent by|put by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
ASKED_AFTER = re.compile(
    r"^(?:['’]s?)?\s+(?:\w+\s+)?(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions?)"
    r"(?:\s+(?:for|seeking|on|about)\b|(?=\s*[.,;]|$))",
)
REPORTED = re.compile(
    r"\b(?:report(?:ed|s)|wrote|writes|revealed|learned|broke)$|\b(?:according to|citing|by)\b", re.IGNORECASE
)
"""Credits that name an outlet as another's; a paper that speaks of itself is told or asked, it does not report."""
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


def asked(document: Document) -> tuple[Credit, ...]:
    """The words by which an outlet says of itself that it asked ("did not respond to a request for comment from X").

    Such a sentence was made by the outlet that it names, in whichever article it stands.
    """
    return tuple(
        Credit(outlet=outlet_name(name.group()), sentence=s.id, words=words, lead=False)
        for s in document.sentences
        for name, words in _cued(s, ASKED_BEFORE, ASKED_AFTER)
    )


def makers(documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Article id -> the outlets that made its text.

    Where no article bears an outlet's mark, the one in whose text the outlet speaks of asking is its text; where
    several do, which of them it is cannot be told.
    """
    made = {document.article.id: identity(document.article) for document in documents}
    marked = frozenset[str]().union(*made.values())
    asking = {document.article.id: _asks_itself(document) - marked for document in documents}
    counts = Counter(outlet for outlets in asking.values() for outlet in outlets)
    return {id_: made[id_] | {o for o in asking[id_] if counts[o] == 1} for id_ in made}


def _asks_itself(document: Document) -> frozenset[str]:
    """The outlets that ask in an article that does not say of them what is only said of another ("X reported")."""
    others = {credit.outlet for credit in _all_credits(document) if REPORTED.search(credit.words.text)}
    return frozenset(credit.outlet for credit in asked(document)) - others


def credits(document: Document) -> tuple[Credit, ...]:
    """The named credits of an article to outlets other than itself, in order of the text; quoted words give none."""
    own = identity(document.article) | _asks_itself(document)
    return tuple(c for c in _all_credits(document) if c.outlet not in own and c.outlet not in _data()["media_words"])


def _all_credits(document: Document) -> tuple[Credit, ...]:
    own = identity(document.article)
    body = [sentence for sentence in document.sentences if sentence.part == "body"]
    lead = {sentence.id for sentence in body[:LEAD_SENTENCES]}
    found = [
        Credit(outlet=outlet, sentence=s.id, words=words, lead=s.id in lead or s.part == "headline")
        for s in document.sentences
        for outlet, words in _credits_in(s)
    ]
    full = {credit.outlet for credit in found} | own
    return tuple(msgspec.structs.replace(credit, outlet=_fuller(credit.outlet, full)) for credit in found)


def _fuller(outlet: str, full: Iterable[str]) -> str:
    """A short form ("the Times") as the one longer name of the article that ends in it."""
    longer = [name for name in full if name.endswith(f" {outlet}")]
    return longer[0] if len(longer) == 1 else outlet


def _credits_in(sentence: Sentence) -> Iterator[tuple[str, Span]]:
    return ((outlet_name(name.group()), words) for name, words in _cued(sentence, BEFORE, AFTER))


def _cued(sentence: Sentence, before: re.Pattern[str], after: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Span]]:
    """The outlets that a sentence names outside quotations next to a cue, with the words of both."""
    for match in _names()[1].finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(quotation.start <= start < quotation.end for quotation in sentence.quotations):
            continue
        ahead = before.search(sentence.text[: match.start()])
        behind = after.search(sentence.text[match.end() :])
        if behind is None and (ahead is None or INDEFINITE.fullmatch(ahead.group())):
            continue
        first = sentence.start + ahead.start() if ahead else start
        last = end + behind.end() if behind else end
        yield match, Span(start=first, end=last, text=sentence.text[first - sentence.start : last - sentence.start])
