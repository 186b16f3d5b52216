"""Contradictions: tellings that cannot both be true.

A shared word that one side negates proves nothing: of 52 such pairs in the training stories, from sentences that
overlapped well, annotators called none a contradiction. Claimed are only: opposite outcomes of one subject, about one
object, at one time, in the own words of both, without a hedge or a negation; opposite courses of one thing; a vote that
was unanimous and had votes against (right in all six such pairs of the training stories).
"""

import re
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

COURSES = (
    word_set("improving improved improvement warming thawing strengthening"),
    word_set("deteriorating deteriorated deterioration worsening worsened souring weakening"),
)
"""Words for the course of a thing, up and down."""

THING_AFTER, THING_BEFORE = 2, 1
"""Content words among which the thing stands whose course it is: after ("improving ties", "deterioration of close
ties") where one follows at once or after a preposition, else before ("ties have improved")."""

OF = word_set("of in to")

UNANIMOUS = re.compile(r"(?<!not )(?<!nearly )(?<!almost )(?<!non-)\bunanimous(?:ly)?\b", re.IGNORECASE)
_COUNT = r"\d{1,3}(?:[-–]| to )[1-9]\d{0,2}\b"
AGAINST = re.compile(
    r"\b(?:dissent(?:s|ed|ing)?|split (?:decision|ruling|vote|panel|court)|divided (?:court|panel|board|vote)"
    rf"|voted (?:against|no)|voting against)\b|\b{_COUNT}(?= (?:vote|ruling|decision|majority|margin))"
    rf"|(?<=voted ){_COUNT}",
    re.IGNORECASE,
)
"""Votes against, in words or as a count with a second number over 0."""

REACH = 5
"""Words before a verb that hold its subject, and after it its object."""


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Opposite outcomes or courses of one thing, and a vote with and without votes against."""
    if not _one_time(pairing) or hedges(pairing.a) or hedges(pairing.b):
        return
    for telling, facing in pairing.sides:
        yield from _courses(pairing, telling, facing)
        yield from _votes(pairing, telling, facing)
    for one, two in OUTCOMES:
        for first, second in ((one, two), (two, one)):
            a, b = _settled(pairing.a, first), _settled(pairing.b, second)
            if a and b and _same_clause(pairing, a, b):
                yield _opposed(pairing, (pairing.a, a.start, a.end), (pairing.b, b.start, b.end))


def _courses(pairing: Pairing, rising: Telling, sinking: Telling) -> Iterator[Candidate]:
    for a in (token for token in rising.tokens if token.lower in COURSES[0]):
        for b in (token for token in sinking.tokens if token.lower in COURSES[1]):
            if _thing(rising, a) & _thing(sinking, b) and not (
                rising.is_quoted(a.start, a.end) or sinking.is_quoted(b.start, b.end)
            ):
                yield _opposed(pairing, (rising, a.start, a.end), (sinking, b.start, b.end))


def _thing(telling: Telling, course: Token) -> frozenset[str]:
    """Stems near a word of course that may be what it speaks of."""
    place = telling.tokens.index(course)
    following = telling.tokens[place + 1 : place + 2]
    before = [token for token in telling.tokens[:place] if not token.is_stop][-THING_BEFORE:]
    after = [token for token in telling.tokens[place + 1 :] if not token.is_stop][:THING_AFTER]
    speaks_on = any(not token.is_stop or token.lower in OF for token in following)
    return frozenset(token.stem for token in (after if speaks_on else before) if not token.is_number)


def _votes(pairing: Pairing, one: Telling, other: Telling) -> Iterator[Candidate]:
    together, against = UNANIMOUS.search(one.sentence.text), AGAINST.search(other.sentence.text)
    if together and against:
        base, other_base = one.sentence.start, other.sentence.start
        yield _opposed(
            pairing,
            (one, base + together.start(), base + together.end()),
            (other, other_base + against.start(), other_base + against.end()),
        )


def _opposed(pairing: Pairing, *sides: tuple[Telling, int, int]) -> Candidate:
    words = {telling.sentence.id: telling.words(start, end) for telling, start, end in sides}
    a, b = words[pairing.a.sentence.id], words[pairing.b.sentence.id]
    return Candidate("contradiction", "opposed", pairing, (a,), (b,), (a.text, b.text), {})


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
