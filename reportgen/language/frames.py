"""Reporting frames: a cue ("said", "according to", "are seen as") with the voice that it belongs to."""

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.grammar import cues
from reportgen.language import voices
from reportgen.language.shape import Shape
from reportgen.language.subjects import inverted, left_of, of_participle, subject
from reportgen.language.verbs import (
    CLAUSE_OPENS,
    LISTS,
    agrees,
    cue_at,
    is_passive,
    is_unsaid,
    past_hearer,
    quotation_follows,
    reports,
)
from reportgen.language.voices import Voice

GOVERNS, ADDED, SUBORDINATE, RELATIVE, HEDGE = range(5)
"""Ranks of frames: "X said", "saying that", "after X said", "X, who said", "reportedly"."""

LONGEST = 600
"""Words and marks of the longest sentence looked into: three times what news prints, far below a pasted table."""


class Frame(NamedTuple):
    """One cue of a sentence with its voice. `first` to `last` are the pieces of the cue.

    `rank` orders the frames of a sentence, the one that governs it first.
    """

    voice: Voice
    first: int
    last: int
    rank: int


def frames(shape: Shape) -> tuple[Frame, ...]:
    """The reporting frames of a sentence outside its quotations, in order of their cues."""
    if len(shape) > LONGEST:
        return ()
    found = [*_phrases(shape), *_goings_on(shape), *_nouns(shape), *_passives(shape)]
    taken = {index for frame in found for index in range(frame.first, frame.last + 1)}
    verbs = (_verb(shape, index) for index in range(len(shape)) if index not in taken)
    found.extend(frame for frame in verbs if frame is not None)
    return tuple(sorted(found, key=lambda frame: frame.first))


# --- verbs ---------------------------------------------------------------------------------------------------


def _verb(shape: Shape, index: int) -> Frame | None:
    cue = cue_at(shape, index)
    if cue is None or is_unsaid(shape, index) or is_passive(shape, index):
        return None
    if cue.form == "ing":
        return _added(shape, index, cue)
    behind = inverted(shape, index)
    if behind is not None:
        return Frame(behind, index, index, GOVERNS)
    voice = subject(shape, index)
    if voice is None or not agrees(shape, index, cue, voice) or not reports(shape, index, cue, voice):
        return None
    return Frame(voice, index, index, _rank(shape, index, voice))


def _rank(shape: Shape, index: int, voice: Voice) -> int:
    """The rank of a verb's frame by the clause that it stands in."""
    if shape.low(left_of(shape, index)) in ("who", "which"):
        return RELATIVE
    return SUBORDINATE if shape.low(voice.first - 1) in LISTS["subordinators"] else GOVERNS


_NOT_ADDED = LISTS["be"] | {"of", "in", "for", "by", "before", "after", "to", "from"}


def _added(shape: Shape, index: int, cue: cues.Cue) -> Frame | None:
    """A participle that hangs on the sentence: "X spoke in Oslo, arguing that"."""
    quoted = quotation_follows(shape, index)
    if shape.low(index - 1) in _NOT_ADDED or (cue.needs == "quotation" and not quoted):
        return None
    follows = shape.low(past_hearer(shape, index + 1))
    if not (quoted or cue.needs == "nothing" or follows in CLAUSE_OPENS or follows == ":"):
        return None
    voice = of_participle(shape, index)
    return Frame(voice, index, index, ADDED) if voice is not None else None


# --- "according to", "'s claim that", "are seen as", "reportedly" --------------------------------------------

_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "according to", "in the words of", "in the view of", "in the opinion of", "as told to", "citing",
    )
)  # fmt: skip


def _phrases(shape: Shape) -> Iterator[Frame]:
    for index in range(len(shape)):
        for phrase in _PHRASES:
            last = index + len(phrase) - 1
            if shape.low(index) != phrase[0] or not shape.is_open(index):
                continue
            if tuple(shape.low(place) for place in range(index, last + 1)) == phrase:
                voice = voices.after(shape, last + 1)
                if voice is not None:
                    yield Frame(voice, index, last, ADDED if phrase == ("citing",) else GOVERNS)


def _goings_on(shape: Shape) -> Iterator[Frame]:
    """'"...," he went on.'"""
    for index in range(1, len(shape) - 2):
        phrase = (shape.low(index), shape.low(index + 1))
        if phrase == ("went", "on") and shape.low(index + 2) in (",", ".", ":") and shape.quotations:
            voice = subject(shape, index)
            if voice is not None:
                yield Frame(voice, index, index + 1, GOVERNS)


def _nouns(shape: Shape) -> Iterator[Frame]:
    """A noun that brings in the words of its owner: "Reyes's claim that"."""
    for index in range(2, len(shape)):
        if cues.noun(shape.low(index)) is None or shape.low(index + 1) != "that" or not shape.is_open(index):
            continue
        owner = next((place for place in (index - 1, index - 2) if shape.low(place) in ("'s", "'")), None)
        voice = voices.before(shape, owner - 1) if owner else None
        if voice is not None:
            yield Frame(voice, index, index, GOVERNS)


def _passives(shape: Shape) -> Iterator[Frame]:
    """What nobody in particular says ("is believed to"), and what is "reported by X"."""
    for index in range(1, len(shape)):
        low = shape.low(index)
        if not shape.is_open(index) or shape.pieces[index].name >= 0:
            continue
        if low in ("reportedly", "supposedly", "allegedly", "purportedly"):
            yield Frame(_nobody(index), index, index, HEDGE)
        elif low == "saying" and (shape.low(index - 2), shape.low(index - 1)) == ("quoted", "as"):
            voice = voices.before(shape, _left_of_be(shape, index - 2))
            if voice is not None:
                yield Frame(voice, index - 2, index, GOVERNS)
        elif (low in voices.nouns().passive or cues.verb(low) is not None) and is_passive(shape, index):
            frame = _said_by(shape, index) if shape.low(index + 1) == "by" else _said_by_nobody(shape, index)
            if frame is not None:
                yield frame


def _left_of_be(shape: Shape, participle: int) -> int:
    place = participle - 1
    while shape.low(place) in LISTS["be"] | LISTS["auxiliaries"]:
        place -= 1
    return place


def _said_by(shape: Shape, index: int) -> Frame | None:
    voice = voices.after(shape, index + 2)
    return Frame(voice, index, index + 1, GOVERNS) if voice is not None and shape.low(index) != "told" else None


def _said_by_nobody(shape: Shape, index: int) -> Frame | None:
    """ "is estimated", "are seen as", "is widely expected", "it was announced that"."""
    be = next(place for place in range(index - 1, -1, -1) if shape.low(place) in LISTS["be"])
    if (
        shape.low(_left_of_be(shape, be)) == "it"
        and shape.low(index + 1) in ("that", "to")
        and cues.verb(shape.low(index))
    ):
        return Frame(_nobody(index), be, index, GOVERNS)
    wanted = voices.nouns().passive.get(shape.low(index))
    if wanted is None or (wanted == "widely" and "widely" not in (shape.low(index - 1), shape.low(index - 2))):
        return None
    if wanted not in ("", "widely", shape.low(index + 1)):
        return None
    return Frame(_nobody(index), be, index + (wanted == "as"), GOVERNS)


def _nobody(index: int) -> Voice:
    return Voice("vague", None, None, index, index)
