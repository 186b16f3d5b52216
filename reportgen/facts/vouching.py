"""The words with which a telling hedges or confirms what it shares with others."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.facts.differences.certainty import HEDGES, SURE, hedges
from reportgen.facts.telling import Telling
from reportgen.grammar.cues import cue_class
from reportgen.model import DifferenceWords

NEXT = 2
"""Content words behind a hedge that it may bear on: in "may soon close" the second one, in "may close" the first."""
PROSPECT = re.compile(
    r"\b(?:expect|anticipat|likely|unlikely|poised|set to|may|might|could|would|consider|probabl|possib|potential)",
    re.IGNORECASE,
)
SETTLED = re.compile(r"\b(?:may|might|could) have\b|\b(?:may|might|could) be \w+ing\b", re.IGNORECASE)
"""Hedges that look like a prospect and are of what is or was."""
FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|would|going to|(?:is|are|was|were) (?:due |set |about )?to|plans?)\b|['’]ll\b",
    re.IGNORECASE,
)


class Vouching(NamedTuple):
    """Words that hedge or confirm; `prospect` where they are of something still to come."""

    words: DifferenceWords
    hedging: bool
    prospect: bool


def bearing(telling: Telling, others: Sequence[Telling]) -> tuple[Vouching, ...]:
    """The hedging and confirming words of a telling that bear on what one of `others` tells too; all without others."""
    cue = _in_cue(telling)
    found = [*cue, *(v for v in _in_text(telling) if not any(_overlap(v, other) for other in cue))]
    kept = [v for v in found if not others or any(_bears(v, telling, other) for other in others)]
    return tuple(sorted(dict.fromkeys(kept), key=lambda v: (v.words.start, v.words.end)))


def _overlap(a: Vouching, b: Vouching) -> bool:
    return a.words.start < b.words.end and b.words.start < a.words.end


def is_hedging(vouching: Vouching) -> bool:
    """Whether the words make less sure, not surer."""
    return vouching.hedging


def hedges_at_all(telling: Telling) -> bool:
    """Whether a telling hedges anything, be it in a quotation."""
    cue = telling.sentence.attribution.cue
    return HEDGES.search(telling.sentence.text) is not None or (cue is not None and cue_class(cue) == "hedged")


def speaks_of_future(telling: Telling) -> bool:
    """Whether a telling tells something as still to come."""
    return FUTURE.search(telling.sentence.text) is not None


def _in_text(telling: Telling) -> list[Vouching]:
    text, first = telling.sentence.text, telling.sentence.start
    return [
        Vouching(
            telling.words(hedge.extent.start, hedge.extent.end),
            SURE.fullmatch(hedge.text) is None,
            PROSPECT.search(hedge.text) is not None and SETTLED.match(text, hedge.extent.start - first) is None,
        )
        for hedge in hedges(telling)
        if not telling.is_credit(hedge.extent.start, hedge.extent.end)
    ]


def _in_cue(telling: Telling) -> list[Vouching]:
    """The cue of the attribution, where it hedges ("estimated") or vouches ("confirmed")."""
    said = telling.sentence.attribution
    kind = cue_class(said.cue) if said.cue else "neutral"
    if kind not in ("hedged", "asserting"):
        return []
    first, cue = telling.sentence.start, said.cue or ""
    starts = [
        found for w in said.words if (found := telling.sentence.text.find(cue, w.start - first, w.end - first)) >= 0
    ]
    future = PROSPECT.search(cue) is not None
    words = [telling.words(first + start, first + start + len(cue)) for start in starts[:1]]
    return [Vouching(each, kind == "hedged", future) for each in words]


def _bears(vouching: Vouching, telling: Telling, other: Telling) -> bool:
    if telling.is_credit(vouching.words.start, vouching.words.end):
        return True
    behind = [token.stem for token in telling.content if token.start >= vouching.words.end][:NEXT]
    return any(stem in other.meanings for stem in behind)
