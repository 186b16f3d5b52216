"""Differences of cause: what a thing is put down to, and how strongly."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.telling import Extent, Pairing, Telling

CUES = re.compile(
    r"\b(?P<strong>because(?: of)?|due to|owing to|in response to|as a response to|"
    r"(?:in )?(?:retaliation|protest|revenge) (?:for|over|against|at|of)|retaliat(?:ed|ing|ion)|"
    r"(?:caused|prompted|triggered|driven|sparked|fuell?ed|motivated|provoked|spurred|ignited) by|"
    r"blam(?:es|ed|ing)|on (?:account|grounds) of|thanks to|as a result of|result(?:s|ed|ing) (?:in|from)|"
    r"(?:led|leading|leads?) to|prompt(?:ed|ing)|trigger(?:ed|ing)|spark(?:ed|ing)|forc(?:ed|ing)|"
    r"over (?=(?:his|her|their|its|the|allegations|claims|comments|remarks|concerns))|for (?=\w+ing\b)|so that|"
    r"in order to|in an? (?:effort|attempt|bid) to|stemm(?:ed|ing) from|attributed|since(?= (?:he|she|it|they|the))|"
    r"citing|amid|in the wake of|in light of)"
    r"|\b(?P<weak>after|following|as(?= (?:part|the|a)\b)|when|despite|in the face of|came (?:after|as)|days after)\b",
    re.IGNORECASE,
)
LONGEST = 14
"""Words after the cue that are marked: the length of a clause."""

SAME_CLAUSE = 0.5
"""Share of the shorter clause's content words from which both cues open the same cause, linked otherwise."""

_CLAUSE_END = re.compile(r"[,;:.!?—–―()\"“”]| - | -- ")


class Cause(NamedTuple):
    """A cue and the clause that it opens."""

    extent: Extent
    cue: str
    strong: bool
    stems: frozenset[str]


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Causes that the two tellings give otherwise, or that only one gives."""
    left, right = causes(pairing.a), causes(pairing.b)
    for a in left:
        for b in right:
            if (a.strong or b.strong) and (a.cue != b.cue or not a.stems & b.stems):
                yield _both(pairing, a, b)
    for side, ours in enumerate((left, right)):
        telling, other = pairing.sides[side]
        for cause in ours:
            if cause.strong and not (right if side == 0 else left):
                yield _one_sided(pairing, telling, other, cause)


@lru_cache(maxsize=4096)
def causes(telling: Telling) -> tuple[Cause, ...]:
    """The causes that a telling gives outside quotations; of two in one clause the stronger."""
    found = []
    text, base = telling.sentence.text, telling.sentence.start
    for match in CUES.finditer(text):
        start = match.start() + base
        stop = _CLAUSE_END.search(text, match.end() + 1)
        limit = base + (stop.start() if stop else len(text))
        clause = [token for token in telling.tokens if match.end() + base <= token.start and token.end <= limit][
            :LONGEST
        ]
        stems = frozenset(token.stem for token in clause if not token.is_stop)
        if stems and not telling.is_quoted(start, clause[-1].end):
            cue = " ".join(match.group().lower().split())
            found.append(Cause(Extent(start, clause[-1].end), cue, match.group("strong") is not None, stems))
    strong = [cause.extent for cause in found if cause.strong]
    return tuple(c for c in found if c.strong or not any(c.extent.covers(*extent) for extent in strong))


def _both(pairing: Pairing, a: Cause, b: Cause) -> Candidate:
    common = len(a.stems & b.stems)
    features = {
        "same_clause": common / max(1, min(len(a.stems), len(b.stems))),
        "disjoint": float(common == 0),
        "both_strong": float(a.strong and b.strong),
        "same_cue": float(a.cue == b.cue),
    }
    words = pairing.a.words(*a.extent), pairing.b.words(*b.extent)
    sort = "link" if features["same_clause"] >= SAME_CLAUSE and a.cue != b.cue else "other"
    return Candidate("cause", sort, pairing, words[:1], words[1:], (words[0].text, words[1].text), features)


def _one_sided(pairing: Pairing, telling: Telling, other: Telling, cause: Cause) -> Candidate:
    before = telling.around(cause.extent.start, cause.extent.end, 5)
    features = {
        "known": len(cause.stems & other.stems) / len(cause.stems),
        "near_share": len(before & other.stems) / max(1, len(before)),
        "because": float(cause.cue.startswith(("because", "due", "in response", "in retaliation", "over", "for"))),
        "length": len(cause.stems) / 10,
    }
    words = telling.words(*cause.extent)
    if telling is pairing.a:
        return Candidate("cause", "absent", pairing, (words,), (), (words.text, ""), features)
    return Candidate("cause", "absent", pairing, (), (words,), ("", words.text), features)
