"""Whom "he", "it" and "the mayor" stand for: the last that fits, as news prose takes people up again."""

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.language.frames import Frame
from reportgen.language.people import People
from reportgen.language.shape import Shape
from reportgen.language.subjects import governed, opening_subject
from reportgen.language.verbs import LISTS
from reportgen.language.voices import Voice, kind_of_name, nouns
from reportgen.model import Name, Sentence

REACH = 4
"""Sentences that "he" may reach back over; in news a person named longer ago is named again."""

DEFINITE_REACH = 12
"""Sentences that "the mayor" or "the department" may reach back over: a dozen is half a news article."""

MOSTLY = 0.8
"""Share of a sentence's words within quotation marks from which on it is speech with nothing around it."""


class Reading(NamedTuple):
    """A sentence read so far: its shape, its frames with pronouns resolved, and the frame that governs it.

    `subject` is the person with whom it opens, by name or pronoun.
    """

    sentence: Sentence
    shape: Shape
    frames: tuple[Frame, ...]
    main: Frame | None
    subject: str | None


def is_speech(shape: Shape) -> bool:
    """Whether hardly anything of a sentence stands outside its quotations."""
    words = [piece for piece in shape.pieces if piece.is_word]
    return bool(words) and sum(piece.quotation >= 0 for piece in words) >= MOSTLY * len(words)


def resolved(voice: Voice, shape: Shape, before: Sequence[Reading], people: People) -> Voice:
    """A voice with its speaker filled in, where it is a pronoun or "the" with a noun."""
    if voice.pronoun in ("he", "she"):
        return voice._replace(speaker=_person(voice, shape, before, people))
    if voice.pronoun in ("it", "they"):
        return _group(voice, shape, before)
    if shape.low(voice.first) == "the" and voice.speaker is not None and voice.last <= voice.first + 5:
        return _definite(voice, shape, before)
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
    named = [name.canonical for reading in recent for name in _outside(reading.shape) if name.kind == "person"]
    fitting = (name for name in (*here, *leading, *named) if people.pronoun(name) in (None, voice.pronoun))
    return next(fitting, None)


def _outside(shape: Shape) -> list[Name]:
    """The names of a sentence outside its quotations."""
    return [
        name
        for name in shape.names
        if not any(quotation.start <= name.start < quotation.end for quotation in shape.quotations)
    ]


def _free_persons(shape: Shape) -> list[Name]:
    """Persons of a sentence whom no preposition governs, outside quotations, in order."""
    first = {shape.pieces[index].name: index for index in range(len(shape) - 1, -1, -1)}
    outside = set(name.start for name in _outside(shape))
    return [
        name
        for number, name in enumerate(shape.names)
        if name.kind == "person" and name.start in outside and number in first and not governed(shape, first[number])
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
    if voice.pronoun == "they" and opening is not None and not opening.text.endswith("s"):
        return voice
    return voice._replace(speaker=opening.canonical) if opening is not None else voice


def _definite(voice: Voice, shape: Shape, before: Sequence[Reading]) -> Voice:
    """What "the mayor", "the department" or "the paper" points back to: the last name with that word, or outlet."""
    noun = shape.low(voice.last)
    offices = _OFFICES.get(noun, frozenset({noun}))
    outlet = noun in LISTS["outlet_nouns"]
    for earlier in (shape, *(reading.shape for reading in reversed(before[-DEFINITE_REACH:]))):
        for name in reversed(earlier.names):
            if voice.kind == "person" and name.kind == "person" and offices & _role(earlier, name):
                return voice._replace(speaker=name.canonical)
            if name.kind == "body" and noun in name.canonical.lower().split():
                return voice._replace(kind=kind_of_name(name), speaker=name.canonical)
            if outlet and kind_of_name(name) == "outlet":
                return voice._replace(kind="outlet", speaker=name.canonical)
    return voice._replace(kind="outlet") if outlet else voice


_OFFICES = {
    "governor": frozenset({"gov", "governor"}),
    "senator": frozenset({"sen", "senator"}),
    "congressman": frozenset({"rep", "representative", "congressman"}),
    "congresswoman": frozenset({"rep", "representative", "congresswoman"}),
    "lawmaker": frozenset({"rep", "representative", "sen", "senator", "congressman", "congresswoman"}),
    "general": frozenset({"gen", "general"}),
    "professor": frozenset({"prof", "professor", "dr"}),
    "doctor": frozenset({"dr"}),
}
"""Offices that stand in short before a name."""


def _role(shape: Shape, name: Name) -> set[str]:
    """The words of office right before a person's name."""
    place = name.start - shape.start
    role: set[str] = set()
    for word in reversed(shape.text[max(0, place - 60) : place].split()):
        if not word[0].isupper():
            break
        role.add(word.lower().rstrip(".,"))
    return role
