"""Contradictions: tellings that cannot both be true. Only what the words force is claimed."""

import re
from collections.abc import Iterator

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.lexicon import word_set
from reportgen.facts.telling import Extent, Pairing, Telling
from reportgen.grammar.words import Token, stem

NEGATIONS = word_set("not never no none nobody nothing neither nor without")
REACH = 3
"""Words after a negation that it can govern."""

OPPOSITES = (
    ("improve", "deteriorate"), ("improve", "worsen"), ("rise", "fall"), ("increase", "decrease"), ("accept", "reject"),
    ("confirm", "deny"), ("approve", "reject"), ("guilty", "innocent"), ("win", "lose"), ("survive", "die"),
    ("convict", "acquit"), ("open", "closed"), ("alive", "dead"), ("support", "oppose"), ("resume", "suspend"),
    ("resign", "fired"), ("profit", "loss"), ("above", "below"), ("before", "after"),
)  # fmt: skip


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """A shared word that one side negates, and opposite words in the same slot."""
    yield from _negated(pairing)
    yield from _opposed(pairing)


def _negated(pairing: Pairing) -> Iterator[Candidate]:
    left, right = _governed(pairing.a), _governed(pairing.b)
    for side, (ours, theirs) in enumerate(((left, right), (right, left))):
        telling, other = pairing.sides[side]
        for word, extent in sorted(ours.items()):
            if word in theirs or word not in other.stems:
                continue
            plain = next(t for t in other.content if t.stem == word)
            yield _candidate(pairing, "negated", side, telling, other, extent, Extent(plain.start, plain.end))
            break


def _governed(telling: Telling) -> dict[str, Extent]:
    """Stems of the words just after a negation, each with the words from the one to the other."""
    found: dict[str, Extent] = {}
    for number, token in enumerate(telling.tokens):
        if token.lower in NEGATIONS:
            for governed in telling.tokens[number + 1 : number + 1 + REACH]:
                if not governed.is_stop:
                    found.setdefault(governed.stem, Extent(token.start, governed.end))
                    break
    return found


def _opposed(pairing: Pairing) -> Iterator[Candidate]:
    for one, two in OPPOSITES:
        for side, (telling, other) in enumerate(pairing.sides):
            a, b = _first(telling, stem(one)), _first(other, stem(two))
            if a and b and stem(two) not in telling.stems and stem(one) not in other.stems:
                yield _candidate(
                    pairing, "opposed", side, telling, other, Extent(a.start, a.end), Extent(b.start, b.end)
                )


def _first(telling: Telling, word: str) -> Token | None:
    return next((token for token in telling.tokens if token.stem == word), None)


def _candidate(
    pairing: Pairing, sort: str, side: int, telling: Telling, other: Telling, ours: Extent, theirs: Extent
) -> Candidate:
    near, far = telling.around(*ours, 4), other.around(*theirs, 4)
    features = {
        "near_words": float(len(near & far)),
        "near_share": len(near & far) / max(1, min(len(near), len(far))),
        "held": len(pairing.shared) / max(1, min(len(telling.stems), len(other.stems))),
        "quoted": float(telling.is_quoted(*ours) or other.is_quoted(*theirs)),
        "denied": float(bool(re.search(r"\bden(?:y|ies|ied|ying)\b", telling.sentence.text + other.sentence.text))),
    }
    words = telling.words(*ours), other.words(*theirs)
    a, b = words if side == 0 else words[::-1]
    return Candidate("contradiction", sort, pairing, (a,), (b,), (a.text, b.text), features)
