"""Contradictions: tellings that cannot both be true.

A shared word that one side negates proves nothing: of 52 such pairs in the training stories, from sentences that
overlapped well, annotators called none a contradiction. Only opposite outcomes are claimed, of one subject, about one
object, at one time, in the own words of both, without a hedge or a negation.
"""

from collections.abc import Iterator

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.differences.certainty import hedges
from reportgen.facts.lexicon import word_set
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.times import compatible
from reportgen.grammar.words import Token

OUTCOMES = (
    ("acquitted", "convicted"), ("cleared", "convicted"), ("upheld", "overturned"), ("upheld", "struck"),
    ("upheld", "reversed"), ("upheld", "quashed"), ("affirmed", "reversed"), ("approved", "rejected"),
    ("accepted", "rejected"), ("accepted", "declined"), ("granted", "denied"), ("granted", "refused"), ("won", "lost"),
    ("survived", "died"), ("survived", "killed"), ("rose", "fell"), ("increased", "decreased"), ("grew", "shrank"),
    ("rose", "dropped"), ("passed", "defeated"), ("opened", "closed"), ("confirmed", "denied"), ("banned", "allowed"),
)  # fmt: skip
"""Verbs of which only one can be true of the same subject and object at the same time."""

UNSETTLED = word_set(
    """not never no without nor if unless until whether would could may might should to will initially previously
    earlier formerly lower after before"""
)
"""Words near a verb that make it another time, another body, or no outcome at all."""

REACH = 5
"""Words before a verb that hold its subject, and after it its object."""


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Opposite outcomes of one thing."""
    if not _one_time(pairing) or hedges(pairing.a) or hedges(pairing.b):
        return
    for one, two in OUTCOMES:
        for first, second in ((one, two), (two, one)):
            a, b = _settled(pairing.a, first), _settled(pairing.b, second)
            if a and b and _same_clause(pairing, a, b):
                words = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
                yield Candidate("contradiction", "opposed", pairing, words[:1], words[1:], (a.text, b.text), {})


def _one_time(pairing: Pairing) -> bool:
    """Whether every time that one telling names can be a time that the other names."""
    return all(compatible(a, b) for a in pairing.a.sentence.times for b in pairing.b.sentence.times)


def _settled(telling: Telling, verb: str) -> Token | None:
    """The only occurrence of a verb, if nothing near it unsettles it and it stands outside quotations."""
    if verb not in telling.forms:
        return None
    found = [token for token in telling.tokens if token.lower == verb]
    if len(found) != 1 or telling.is_quoted(found[0].start, found[0].end):
        return None
    place = telling.tokens.index(found[0])
    near = telling.tokens[max(0, place - REACH) : place + 3]
    return None if any(token.lower in UNSETTLED for token in near) else found[0]


def _same_clause(pairing: Pairing, a: Token, b: Token) -> bool:
    """Whether subject and object share a word each, the object counting from the verb on."""
    return bool(_side(pairing.a, a, -1) & _side(pairing.b, b, -1)) and bool(
        _side(pairing.a, a, 1) & _side(pairing.b, b, 1)
    )


def _side(telling: Telling, verb: Token, step: int) -> frozenset[str]:
    place = telling.tokens.index(verb)
    near = telling.tokens[place + 1 : place + 1 + REACH] if step > 0 else telling.tokens[max(0, place - REACH) : place]
    return frozenset(token.stem for token in near if not token.is_stop)
