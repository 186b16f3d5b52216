"""Differences of detail: a condition, a qualification or a material circumstance that one telling leaves out."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.lexicon import word_set
from reportgen.facts.telling import Extent, Pairing, Telling
from reportgen.grammar.words import Token

_BREAK = re.compile(r"[,;:()—–―]|(?<=\s)--?(?=\s)|[.!?](?=\s)|[“”\"]")
OPENERS = word_set(
    """after although because before but despite during following if including instead provided since unless until
    when where whereas whether which while who whom whose with without"""
)
JOINTS = word_set("and but that or")
"""Words that join a clause to the one before, and are no part of what it adds."""
CONDITIONS = word_set("if unless until whose only except provided without although despite whether")
FRAGMENT = 3
"""A stretch needs as many new content words to be a detail, not another wording."""
RESTRICTIONS = word_set("if unless only except whose")
"""Words that open a condition; one new content word in it is enough, where the rest of the sentence is told alike."""
MOST_OF_TELLING = 0.6
"""Share of a telling's content words beyond which a stretch is no detail but another thing that the sentence tells."""
MOST = 2
"""How many details of one telling are weighed: the longest."""


class Stretch(NamedTuple):
    """A clause or phrase of a telling, and the content words in it that the other telling has not."""

    extent: Extent
    words: tuple[Token, ...]
    new: tuple[Token, ...]


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """For each telling, its longest clauses or phrases that the other has nothing of."""
    for side, (telling, other) in enumerate(pairing.sides):
        every = stretches(telling, other)
        most = MOST_OF_TELLING * len(telling.content)
        found = [s for s in every if FRAGMENT <= len(s.new) <= most and len(s.new) >= 0.75 * _content(s)]
        found.sort(key=lambda s: (-len(s.new), s.extent.start))
        for stretch in found[:MOST]:
            yield _candidate(pairing, side, telling, other, stretch)
        for stretch in every:
            if stretch not in found[:MOST] and _restricts(pairing, stretch):
                yield _candidate(pairing, side, telling, other, stretch)


def _restricts(pairing: Pairing, stretch: Stretch) -> bool:
    """Whether a clause is a condition that the other telling drops, while it tells the rest alike."""
    alike = len(pairing.shared) >= 0.5 * min(len(pairing.a.stems), len(pairing.b.stems))
    return alike and bool(stretch.new) and stretch.words[0].lower in RESTRICTIONS


def _content(stretch: Stretch) -> int:
    return sum(not token.is_stop for token in stretch.words)


def stretches(telling: Telling, other: Telling) -> list[Stretch]:
    """The clauses and phrases of a telling outside its credit, in order."""
    found = []
    for whole in _runs(telling):
        run = whole[next((n for n, token in enumerate(whole) if token.lower not in JOINTS), 0) :]
        new = tuple(token for token in run if not token.is_stop and token.stem not in other.meanings)
        found.append(Stretch(Extent(run[0].start, run[-1].end), run, new))
    return found


@lru_cache(maxsize=4096)
def _runs(telling: Telling) -> tuple[tuple[Token, ...], ...]:
    return tuple(_cut(telling))


def _cut(telling: Telling) -> Iterator[tuple[Token, ...]]:
    run: list[Token] = []
    text, base = telling.sentence.text, telling.sentence.start
    for token in telling.tokens:
        gap = text[run[-1].end - base : token.start - base] if run else ""
        opens = token.lower in OPENERS and len(run) >= 2
        credit = telling.is_credit(token.start, token.end) or (not run and _is_addressed(telling, token))
        if run and (_BREAK.search(gap) or opens or credit):
            yield tuple(run)
            run = []
        if not credit:
            run.append(token)
    if run:
        yield tuple(run)


def _is_addressed(telling: Telling, token: Token) -> bool:
    """Whether a word is part of the name of whom somebody told something."""
    names = [name for name in telling.sentence.names if name.start <= token.start < name.end]
    return any(text.endswith("told") for text in (telling.before(name.start) for name in names))


def _candidate(pairing: Pairing, side: int, telling: Telling, other: Telling, stretch: Stretch) -> Candidate:
    sentence = telling.sentence
    there = pairing.elsewhere[1 - side]
    features = {
        "new_words": min(len(stretch.new), 15) / 5,
        "purity": len(stretch.new) / max(1, _content(stretch)),
        "elsewhere": sum(token.stem in there for token in stretch.new) / len(stretch.new),
        "other_held": len(pairing.shared) / max(1, len(other.stems)),
        "held": len(pairing.shared) / max(1, len(telling.stems)),
        "longer": min(3.0, len(telling.stems) / max(1, len(other.stems))),
        "condition": float(any(token.lower in CONDITIONS for token in stretch.words)),
        "opener": float(stretch.words[0].lower in OPENERS),
        "relative": float(stretch.words[0].lower in ("who", "which", "whose", "whom", "where")),
        "number": float(any(stretch.extent.covers(q.start, q.end) for q in sentence.quantities)),
        "name": float(any(stretch.extent.covers(n.start, n.end) for n in sentence.names)),
        "quoted": float(telling.is_quoted(*stretch.extent)),
        "first": float(stretch.words[0] == telling.tokens[0]),
        "last": float(stretch.words[-1] == telling.tokens[-1]),
    }
    words = telling.words(*stretch.extent)
    sort = "condition" if features["condition"] else "more"
    if len(stretch.new) < FRAGMENT:
        sort = "restriction"
    if side == 0:
        return Candidate("detail", sort, pairing, (words,), (), (words.text, ""), features)
    return Candidate("detail", sort, pairing, (), (words,), ("", words.text), features)
