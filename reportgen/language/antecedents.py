"""Whom "he", "it" and "the mayor" stand for: the last that fits, as news prose takes people up again."""

from collections.abc import Sequence

from reportgen.language.definites import definite
from reportgen.language.people import People
from reportgen.language.readings import Reading, is_speech, outside
from reportgen.language.shape import Shape
from reportgen.language.subjects import governed, opening_subject
from reportgen.language.voices import LISTS, Voice, nouns
from reportgen.model import Name

REACH = 4
"""Sentences that "he" may reach back over; in news a person named longer ago is named again."""


def resolved(voice: Voice, shape: Shape, before: Sequence[Reading], people: People) -> Voice:
    """A voice with its speaker filled in, where it is a pronoun or "the" with a noun."""
    if voice.pronoun in ("he", "she"):
        unnamed = _unnamed(voice, shape, before)
        if unnamed is not None:
            return unnamed
        return voice._replace(speaker=_person(voice, shape, before, people))
    if voice.pronoun in ("it", "they"):
        return _group(voice, shape, before)
    if shape.low(voice.first) == "the" and voice.speaker is not None and voice.last <= voice.first + 5:
        return definite(voice, shape, before)
    return voice


def subject_of(shape: Shape, before: Sequence[Reading], people: People) -> str | None:
    """The person with whom a sentence opens, who is likely to be its subject."""
    voice = opening_subject(shape, len(shape))
    if voice is not None and voice.kind == "person":
        voice = resolved(voice, shape, before, people)
        if voice.pronoun is not None or shape.low(voice.last) not in nouns().kinds:
            return voice.speaker
    return next((name.canonical for name in _free_persons(shape)), None)


# --- he and she ----------------------------------------------------------------------------------------------


def _person(voice: Voice, shape: Shape, before: Sequence[Reading], people: People) -> str | None:
    """The last who fits: in the sentence so far; then who speaks in or opens one before it; then who is named."""
    place = shape.start + shape.pieces[voice.first].start
    relative = shape.low(voice.first - 1) in ("who", "whom", "which", "that")  # "X, who he said"
    here = [] if relative else [name.canonical for name in _free_persons(shape) if name.end <= place]
    recent = [reading for reading in reversed(before) if reading.frames or not is_speech(reading.shape)][:REACH]
    leading = [name for reading in recent for name in (*_speaking(reading), reading.subject) if name is not None]
    named = [name.canonical for reading in recent for name in outside(reading.shape) if name.kind == "person"]
    fitting = (name for name in (*here, *leading, *named) if people.pronoun(name) in (None, voice.pronoun))
    return next(fitting, None)


def _unnamed(voice: Voice, shape: Shape, before: Sequence[Reading]) -> Voice | None:
    """Somebody without a name who alone has just spoken: "A nurse said the ward was full. She ..."."""
    recent = next((each for each in reversed(before) if each.frames or not is_speech(each.shape)), None)
    if recent is None or recent.main is None or _persons(shape) or _persons(recent.shape):
        return None
    spoke = recent.main.voice
    one = recent.shape.low(spoke.last) in nouns().singular_persons or recent.shape.low(spoke.first) in _ONE
    if spoke.kind not in ("person", "vague") or spoke.speaker is None or not (one or spoke.pronoun is not None):
        return None
    return voice._replace(kind=spoke.kind, speaker=spoke.speaker)


_ONE = frozenset({"a", "an", "one", "another"})


def _persons(shape: Shape) -> bool:
    return any(name.kind == "person" for name in outside(shape))


def _free_persons(shape: Shape) -> list[Name]:
    """Persons of a sentence whom no preposition governs, outside quotations, in order."""
    first = {shape.pieces[index].name: index for index in range(len(shape) - 1, -1, -1)}
    starts = {name.start for name in outside(shape)}
    return [
        name
        for number, name in enumerate(shape.names)
        if name.kind == "person" and name.start in starts and number in first and not governed(shape, first[number])
    ]


def _speaking(reading: Reading) -> list[str]:
    """The persons who speak in a sentence under a full name, the one who governs it first."""
    voices = [frame.voice for frame in (reading.main, *reading.frames) if frame is not None]
    return [voice.speaker for voice in voices if voice.kind == "person" and voice.speaker and " " in voice.speaker]


# --- it, they, "the department" ------------------------------------------------------------------------------


def _group(voice: Voice, shape: Shape, before: Sequence[Reading]) -> Voice:
    """What "it" or "they" stands for: the voice of the sentence before, or the body or place that it opens with."""
    place = shape.start + shape.pieces[voice.first].start
    here = [name for name in shape.names if name.kind == "body" and name.end <= place and name.text.endswith("s")]
    if voice.pronoun == "they" and here:
        return voice._replace(speaker=here[0].canonical)
    if not before:
        return voice
    last = before[-1]
    if last.main is not None and last.main.voice.speaker is not None and last.main.voice.kind != "person":
        return voice._replace(kind=last.main.voice.kind, speaker=last.main.voice.speaker)
    opening = next((name for name in last.shape.names if name.kind in ("body", "place")), None)
    if opening is None or (voice.pronoun == "they" and not opening.text.endswith("s")):
        return _opening_group(voice, last)
    return voice._replace(speaker=opening.canonical)


def _opening_group(voice: Voice, last: Reading) -> Voice:
    """The group without a name that opens the sentence before: "Rebel soldiers had gone on air. They said"."""
    group = opening_subject(last.shape, min(len(last.shape), _AHEAD))
    if group is None or group.kind != "body" or group.speaker is None:
        return voice
    noun = last.shape.low(group.last)
    many = noun.endswith("s") or noun in LISTS["plurals"]
    return voice._replace(speaker=group.speaker) if many == (voice.pronoun == "they") else voice


_AHEAD = 6
"""Pieces within which the subject of a sentence begins: a place or time may stand before it, hardly more."""
