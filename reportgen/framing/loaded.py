"""Loaded wording, phrase by phrase, the article's own words apart from quoted ones."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportgen.framing.classifier import scores
from reportgen.framing.lexicon import data, word_classes
from reportgen.framing.marks import Mark, mark
from reportgen.framing.masking import QUOTED, Word, words
from reportgen.grammar.words import stem
from reportgen.model import Record, Sentence

LISTED = 0.06
"""Least chance of a listed phrase: a list alone does not make a word loaded where it stands ("massive bleeding")."""
UNLISTED = 0.30
"""Least chance of a word that stands on no list."""
LONE = 0.7
"""Factor on both where other articles tell the same fact and none of them uses the word."""

UNLISTED_WHY = "readers who marked loaded wording in news marked words like this one in sentences like this one"


class Company(Record, frozen=True, kw_only=True):
    """How the other articles word what a sentence tells: how many tell it, and the stems they use for it."""

    articles: int = 0
    stems: frozenset[str] = frozenset()


class Phrase(Record, frozen=True, kw_only=True):
    """Words that stand together, offsets into the sentence's text, and why they may be loaded."""

    start: int
    end: int
    why: str
    least: float


def loaded(sentence: Sentence, company: Company) -> Iterator[Mark]:
    """The loaded phrases of a sentence.

    The article's own words are judged with the quotations blanked out, each quotation by itself: what somebody else
    said changes nothing in what is found in the article's own voice.
    """
    every = words(sentence.text)
    chances = _chances(sentence, every)
    taken = [False] * len(every)
    for phrase in sorted((*_epithets(sentence.text), *_listed(sentence.text)), key=lambda p: (p.start, -p.end)):
        inside = [i for i, word in enumerate(every) if phrase.start <= word.start < phrase.end]
        lone = _lone(inside, every, company)
        if any(taken[i] for i in inside) or max((chances[i] for i in inside), default=0) < phrase.least * lone:
            continue
        for i in inside:
            taken[i] = True
        yield _mark(sentence, phrase.start, phrase.end, phrase.why, company, lone)
    for i, word in enumerate(every):
        lone = _lone([i], every, company)
        if not taken[i] and word.form.isalpha() and not word.masked and chances[i] >= UNLISTED * lone:
            yield _mark(sentence, word.start, word.end, UNLISTED_WHY, company, lone)


def _chances(sentence: Sentence, every: Sequence[Word]) -> list[float]:
    """For each word its chance of being marked as loaded, own words and each quotation taken as a text of their own."""
    spans = [(q.start - sentence.start, q.end - sentence.start) for q in sentence.quotations]
    home = [next((n for n, (s, e) in enumerate(spans) if s <= w.start < e), -1) for w in every]
    found = [0.0] * len(every)
    for n in sorted(set(home)):
        part = [(i, word) for i, word in enumerate(every) if home[i] == n]
        blanks = [] if n >= 0 else [(-1, Word(start=s, end=s, form=QUOTED, masked=False)) for s, _ in spans]
        ordered = sorted(part + blanks, key=lambda pair: pair[1].start)
        for (i, _), chance in zip(ordered, scores(sentence.text, [w for _, w in ordered]).words, strict=True):
            if i >= 0:
                found[i] = chance
    return found


def _listed(text: str) -> Iterator[Phrase]:
    for each in word_classes():
        for match in each.pattern.finditer(text):
            yield Phrase(start=match.start(), end=match.end(), why=each.why, least=LISTED)


@cache
def _epithet() -> tuple[re.Pattern[str], str]:
    parts = data("wording.toml")["epithet"]
    adjectives, nouns = ("|".join(parts[name]) for name in ("adjectives", "nouns"))
    return re.compile(rf"(?<![\w-])(?:{adjectives})\s+(?:{nouns})(?![\w-])"), parts["why"]


def _epithets(text: str) -> Iterator[Phrase]:
    """Always loaded: the pattern is the whole reason. Capitalised, it is a name ("Rogue Nation") and passed over."""
    pattern, why = _epithet()
    for match in pattern.finditer(text):
        yield Phrase(start=match.start(), end=match.end(), why=why, least=0.0)


def _lone(inside: Sequence[int], every: Sequence[Word], company: Company) -> float:
    shared = any(stem(every[i].form) in company.stems for i in inside)
    return LONE if company.articles and not shared else 1.0


def _mark(sentence: Sentence, start: int, end: int, why: str, company: Company, lone: float) -> Mark:
    said = f"“{sentence.text[start:end]}”: {why}."
    if lone < 1:
        said += (
            " The other article that tells this does not use it."
            if company.articles == 1
            else f" None of the {company.articles} other articles that tell this uses it."
        )
    return mark(sentence, start, end, "loaded", said)
