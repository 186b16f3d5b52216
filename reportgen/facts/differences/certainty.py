"""Differences of certainty: what one telling hedges, the other states flat or hedges otherwise."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.telling import Extent, Pairing, Telling
from reportgen.grammar.words import stem

HEDGES = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being)?\s*(?:widely |largely |generally |increasingly |all but |also )*"
    r"(?:expected|believed|thought|suspected|rumou?red|considered|said|reported|likely|unlikely|poised|set|seen) to"
    r"|reportedly|allegedly|alleged|purportedly|purported|supposedly|supposed|apparently|apparent|seemingly|presumably"
    r"|presumptive|presumed|possibly|possible|perhaps|maybe|probably|probable|likely|unlikely|potential(?:ly)?"
    r"|may(?! \d)|might|could|appear(?:s|ed|ing)? to|appear(?:s|ed)? (?:likely|unlikely|that)"
    r"|seem(?:s|ed)? (?:to|likely|that)"
    r"|suggest(?:s|ed|ing)?|hint(?:s|ed|ing)?|indicat(?:es|ed|ing)|estimated|suspected|unclear|not clear|uncertain"
    r"|all but|almost certain(?:ly)?|virtually|effectively|expects?|expected|anticipated|consider(?:s|ing)"
    r"|tentative(?:ly)?"
    r"|would (?:likely|probably|consider))\b",
    re.IGNORECASE,
)
SURE = re.compile(r"\b(?:certainly|definitely|undoubtedly|clearly|officially)\b", re.IGNORECASE)
REACH = 5


class Hedge(NamedTuple):
    """Words that hedge, and the stem that tells one kind of hedge from another."""

    extent: Extent
    text: str


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """One candidate for each hedge that the other telling does not share, the nearest to shared words first."""
    left, right = hedges(pairing.a), hedges(pairing.b)
    known_left, known_right = {_gist(h) for h in left}, {_gist(h) for h in right}
    only_left = [h for h in left if _gist(h) not in known_right]
    only_right = [h for h in right if _gist(h) not in known_left]
    if only_left and only_right:
        a, b = _nearest(pairing.a, pairing.b, only_left), _nearest(pairing.b, pairing.a, only_right)
        yield _candidate(pairing, a, b)
    for telling, hedge in ((pairing.a, only_left), (pairing.b, only_right)):
        other = pairing.b if telling is pairing.a else pairing.a
        opposite = only_right if telling is pairing.a else only_left
        if hedge and not opposite:
            best = _nearest(telling, other, hedge)
            yield _candidate(pairing, best, None) if telling is pairing.a else _candidate(pairing, None, best)


def _gist(hedge: Hedge) -> str:
    """What a hedge says, whatever its form: "is expected to" and "expects" are one."""
    return stem(max(hedge.text.split(), key=len))


@lru_cache(maxsize=4096)
def hedges(telling: Telling) -> tuple[Hedge, ...]:
    """The hedges of a telling outside quotations."""
    found = []
    for pattern in (HEDGES, SURE):
        for match in pattern.finditer(telling.sentence.text):
            start = match.start() + len(match.group()) - len(match.group().lstrip()) + telling.sentence.start
            end = match.end() + telling.sentence.start
            if not telling.is_quoted(start, end):
                found.append(Hedge(Extent(start, end), " ".join(match.group().lower().split())))
    return tuple(found)


def _nearest(telling: Telling, other: Telling, found: list[Hedge]) -> Hedge:
    return max(
        found, key=lambda h: (len(telling.around(h.extent.start, h.extent.end, REACH) & other.stems), -h.extent.start)
    )


def _candidate(pairing: Pairing, a: Hedge | None, b: Hedge | None) -> Candidate:
    near, share, modal = 0, 0.0, 0.0
    sides = ((pairing.a, pairing.b, a), (pairing.b, pairing.a, b))
    for telling, other, hedge in sides:
        if hedge:
            around = telling.around(hedge.extent.start, hedge.extent.end, REACH)
            near = max(near, len(around & other.stems))
            share = max(share, len(around & other.stems) / max(1, len(around)))
            modal = max(modal, float(hedge.text in ("may", "might", "could")))
    text = (a.text if a else "", b.text if b else "")
    features = {
        "near_words": float(near),
        "near_share": share,
        "modal": modal,
        "governs": float(any(_governed(t, h) in o.stems for t, o, h in sides if h)),
        "both": float(a is not None and b is not None),
        "report": float(any(re.search("report|alleg|believ|said|suspect|apparent|seem|appear", t) for t in text)),
        "future": float(any(re.search("expect|likely|plan|poised|set", t) for t in text)),
        "sure": float(any(bool(t) and SURE.match(t) is not None for t in text)),
        "other_credited": float(
            "own" not in (pairing.a.sentence.attribution.kind, pairing.b.sentence.attribution.kind)
        ),
    }
    words_a = (pairing.a.words(*a.extent),) if a else ()
    words_b = (pairing.b.words(*b.extent),) if b else ()
    return Candidate("certainty", "hedge", pairing, words_a, words_b, text, features)


def _governed(telling: Telling, hedge: Hedge) -> str:
    """The stem of the word that a hedge bears on: the next content word."""
    return next((token.stem for token in telling.content if token.start >= hedge.extent.end), "")
