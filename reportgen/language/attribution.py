"""Who says what each sentence of an article says."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from reportgen.language.frames import HEDGE, RELATIVE, Frame, frames
from reportgen.language.people import People
from reportgen.language.shape import Shape
from reportgen.language.voices import PREPOSITIONS, Voice, kind_of_name
from reportgen.model import Attribution, Directness, Name, Quotation, Sentence, Span

OWN = Attribution(kind="own", speaker=None, cue=None, directness="none")

REACH = 4
"""Sentences that "he" may reach back over; in news a person named longer ago is named again."""

DEFINITE_REACH = 12
"""Sentences that "the mayor" or "the department" may reach back over: a dozen is half a news article."""


class _Reading(NamedTuple):
    """One sentence on its way: its shape, its frames with pronouns resolved, and the frame that governs it."""

    sentence: Sentence
    shape: Shape
    frames: tuple[Frame, ...]
    main: Frame | None


def attribute(sentences: Sequence[Sentence], people: People) -> tuple[Sentence, ...]:
    """The sentences of one article with their attribution, and their quotations with speaker and cue.

    Args:
        sentences: in order, with quotations, times and names.
        people: who is "he" and who is "she".
    """
    readings: list[_Reading] = []
    for sentence in sentences:
        readings.append(_read(sentence, readings, people))
    return tuple(_attributed(index, readings) for index in range(len(readings)))


def _read(sentence: Sentence, before: list[_Reading], people: People) -> _Reading:
    shape = Shape(sentence.text, sentence.start, sentence.names, sentence.times, sentence.quotations)
    resolved = tuple(_resolved(frame, shape, before, people) for frame in frames(shape))
    return _Reading(sentence, shape, resolved, _governing(shape, resolved))


def _governing(shape: Shape, found: tuple[Frame, ...]) -> Frame | None:
    """The frame that tells whose words a sentence is: the first of the best rank; beside a quotation, the one next to it."""
    if not found:
        return None
    if shape.quotations:
        return _frame_of_quotation(shape, 0, found)
    best = min(frame.rank for frame in found)
    if best == RELATIVE:
        return None
    return next(frame for frame in found if frame.rank == best)


# --- pronouns ------------------------------------------------------------------------------------------------


def _resolved(frame: Frame, shape: Shape, before: list[_Reading], people: People) -> Frame:
    voice = frame.voice
    if voice.pronoun in ("he", "she"):
        speaker = _person(voice, shape, before, people)
        return frame._replace(voice=voice._replace(speaker=speaker))
    if voice.pronoun in ("it", "they"):
        return frame._replace(voice=_group(voice, before))
    if shape.low(voice.first) == "the" and voice.speaker is not None and voice.last <= voice.first + 3:
        earlier = [reading.shape for reading in before[-DEFINITE_REACH:]]
        return frame._replace(voice=_definite(voice, shape.low(voice.last), [*earlier, shape]))
    return frame


def _definite(voice: Voice, noun: str, shapes: list[Shape]) -> Voice:
    """What "the mayor", "the department" or "the paper" points back to: the last name with that word, or outlet."""
    for shape in reversed(shapes):
        for name in reversed(shape.names):
            if voice.kind == "person" and name.kind == "person" and _OFFICES.get(noun, {noun}) & set(_role(shape, name)):
                return voice._replace(speaker=name.canonical)
            if name.kind == "body" and noun in name.canonical.lower().split():
                return voice._replace(kind=kind_of_name(name), speaker=name.canonical)
            if noun in _OUTLET_NOUNS and kind_of_name(name) == "outlet":
                return voice._replace(kind="outlet", speaker=name.canonical)
    return voice._replace(kind="outlet") if noun in _OUTLET_NOUNS else voice


_OFFICES = {
    "governor": {"gov", "governor"},
    "senator": {"sen", "senator"},
    "congressman": {"rep", "representative", "congressman"},
    "congresswoman": {"rep", "representative", "congresswoman"},
    "lawmaker": {"rep", "representative", "sen", "senator", "congressman", "congresswoman"},
    "general": {"gen", "general"},
    "professor": {"prof", "professor", "dr"},
    "doctor": {"dr"},
}
"""Offices that stand in short before a name."""

_OUTLET_NOUNS = frozenset("paper newspaper network outlet magazine broadcaster".split())


def _role(shape: Shape, name: Name) -> list[str]:
    """The words of office right before a person's name."""
    before = shape.text[max(0, name.start - shape.start - 60) : name.start - shape.start].split()
    role: list[str] = []
    while before and before[-1][0].isupper():
        role.append(before.pop().lower().rstrip(".,"))
    return role


def _person(voice: Voice, shape: Shape, before: list[_Reading], people: People) -> str | None:
    """The last person who fits: in the sentence so far, then the speaker or first person of each sentence before it."""
    place = shape.start + shape.pieces[voice.first].start
    here = [name.canonical for name in _subjects(shape) if name.end <= place]
    recent = list(reversed(before[-REACH:]))
    leading = [name for reading in recent for name in (*_speaking(reading), *_opening(reading))]
    named = [name.canonical for reading in recent for name in reading.shape.names if name.kind == "person"]
    nearest = [*here, *leading, *named]
    fitting = (name for name in nearest if people.pronoun(name) in (None, voice.pronoun))
    return next(fitting, None)


def _outside(shape: Shape, place: int) -> bool:
    return not any(quotation.start <= place < quotation.end for quotation in shape.quotations)


def _subjects(shape: Shape) -> list[Name]:
    """Persons of a sentence whom no preposition governs, outside quotations, in order."""
    first = {shape.pieces[index].name: index for index in range(len(shape) - 1, -1, -1)}
    return [
        name
        for number, name in enumerate(shape.names)
        if name.kind == "person"
        and _outside(shape, name.start)
        and shape.low(first[number] - 1) not in PREPOSITIONS
        and shape.low(shape.last_of_name(first[number]) + 1) != "'s"
    ]


def _speaking(reading: _Reading) -> list[str]:
    """The persons who speak in a sentence, the one who governs it first."""
    voices = [frame.voice for frame in (reading.main, *reading.frames) if frame is not None]
    return [voice.speaker for voice in voices if voice.kind == "person" and voice.speaker is not None and " " in voice.speaker]


def _opening(reading: _Reading) -> list[str]:
    """The person with whom a sentence begins, who is likely to be its subject."""
    return [name.canonical for name in _subjects(reading.shape)[:1]]


def _group(voice: Voice, before: list[_Reading]) -> Voice:
    """What "it" or "they" stands for: the voice of the sentence before, or the body or place that it opens with."""
    if not before:
        return voice
    last = before[-1]
    if last.main is not None and last.main.voice.speaker is not None and last.main.voice.kind != "person":
        return voice._replace(kind=last.main.voice.kind, speaker=last.main.voice.speaker)
    if voice.pronoun == "they":
        return voice
    opening = next((name for name in last.shape.names if name.kind in ("body", "place")), None)
    return voice._replace(speaker=opening.canonical) if opening is not None else voice


# --- quotations ----------------------------------------------------------------------------------------------


def _frame_of_quotation(shape: Shape, index: int, found: tuple[Frame, ...]) -> Frame | None:
    """The frame of one quotation: the one right behind it, else the last before it, else the first behind it."""
    if not found:
        return None
    pieces = [place for place, piece in enumerate(shape.pieces) if piece.quotation == index]
    if not pieces:
        return found[0]
    behind = [frame for frame in found if frame.first > pieces[-1]]
    closes = shape.quotations[index].text[-1] in ",?!—"
    for frame in behind[:1]:
        start = min(frame.first, frame.voice.first if frame.voice.first > pieces[-1] else frame.first)
        if closes and start - pieces[-1] <= 4:
            return frame
    ahead = [frame for frame in found if frame.last < pieces[0]]
    if ahead:
        return min(reversed(ahead), key=lambda frame: frame.rank == HEDGE)
    return behind[0] if behind else None


def _is_speech(shape: Shape) -> bool:
    """Whether hardly anything of a sentence stands outside its quotations."""
    words = [piece for piece in shape.pieces if piece.is_word]
    return bool(words) and sum(piece.quotation >= 0 for piece in words) >= 0.8 * len(words)


def _neighbour(index: int, readings: list[_Reading]) -> Frame | None:
    """The frame that a sentence of pure quotation takes from its neighbours in the paragraph or its own quotation."""
    reading = readings[index]
    groups = {quotation.group for quotation in reading.sentence.quotations}
    for other in _same_quotation(index, readings, groups):
        if other.main is not None:
            return other.main
    before = readings[index - 1] if index else None
    after = readings[index + 1] if index + 1 < len(readings) else None
    for other in (before, after):
        if other is not None and other.sentence.paragraph == reading.sentence.paragraph:
            naming = _naming(other)
            if naming is not None:
                return naming
    if before is not None and before.sentence.text.rstrip().endswith(":") and before.main is not None:
        return before.main
    earlier = _before_in_paragraph(index, readings)
    if earlier is not None:
        return earlier.main
    if after is not None and after.sentence.paragraph == reading.sentence.paragraph and after.shape.quotations:
        return after.main
    return None


def _before_in_paragraph(index: int, readings: list[_Reading]) -> _Reading | None:
    """The last sentence of the paragraph with a frame, if nothing but quotations stands between."""
    for reading in reversed(readings[:index]):
        if reading.sentence.paragraph != readings[index].sentence.paragraph:
            return None
        if reading.main is not None:
            return reading
        if not _is_speech(reading.shape):
            return None
    return None


def _same_quotation(index: int, readings: list[_Reading], groups: set[int]) -> list[_Reading]:
    """Other sentences with pieces of the same quotation, nearest first."""
    others = [
        place
        for place in range(max(0, index - 12), min(len(readings), index + 13))
        if place != index and any(quotation.group in groups for quotation in readings[place].sentence.quotations)
    ]
    return [readings[place] for place in sorted(others, key=lambda place: (abs(place - index), place))]


def _naming(reading: _Reading) -> Frame | None:
    """A fragment that only names who speaks: "Rosa Alvim, a teacher at the Porto school."."""
    shape = reading.shape
    name = shape.name_at(0)
    if name is None or name.kind != "person" or reading.frames or shape.quotations:
        return None
    last = shape.last_of_name(0)
    commas = sum(piece.text == "," for piece in shape.pieces)
    if shape.low(last + 1) != "," or commas > 1 or shape.low(last + 2) not in ("a", "an", "the", "who", "of", "from"):
        return None
    return Frame(Voice("person", name.canonical, None, 0, last), -1, -1, 0)


# --- records -------------------------------------------------------------------------------------------------


def _attributed(index: int, readings: list[_Reading]) -> Sentence:
    reading = readings[index]
    frame = reading.main
    if frame is not None:
        return structs.replace(
            reading.sentence,
            attribution=_record(frame, reading.shape, _directness(reading, frame), local=True),
            quotations=tuple(_spoken(reading, place) for place in range(len(reading.sentence.quotations))),
        )
    if not _is_speech(reading.shape):
        return reading.sentence
    frame = _neighbour(index, readings)
    if frame is None:
        unknown = Attribution(kind="person", speaker=None, cue=None, directness="direct")
        return structs.replace(reading.sentence, attribution=unknown)
    cue = _cue_beyond(frame, index, readings)
    record = Attribution(kind=frame.voice.kind, speaker=frame.voice.speaker, cue=cue, directness="direct")
    quotations = tuple(structs.replace(each, speaker=frame.voice.speaker, cue=cue) for each in reading.sentence.quotations)
    return structs.replace(reading.sentence, attribution=record, quotations=quotations)


def _cue_beyond(frame: Frame, index: int, readings: list[_Reading]) -> str | None:
    """The cue of a frame that stands in another sentence."""
    for reading in readings[max(0, index - 12) : index + 13]:
        if any(frame is other for other in reading.frames):
            return reading.shape.span(frame.first, frame.last).text
    return None


def _spoken(reading: _Reading, place: int) -> Quotation:
    quotation = reading.sentence.quotations[place]
    frame = _frame_of_quotation(reading.shape, place, reading.frames)
    if frame is None or frame.rank == HEDGE or _is_title(reading.shape, place):
        return quotation
    return structs.replace(quotation, speaker=frame.voice.speaker, cue=reading.shape.span(frame.first, frame.last).text)


_WORKS = frozenset("'s show program programme book film movie song series novel magazine album play titled entitled on in".split())


def _is_title(shape: Shape, place: int) -> bool:
    """Whether a quotation is the title of a work, which nobody says: on the network's “Morning Hour”."""
    words = [word for word in shape.quotations[place].text.split() if len(word) > 3]
    first = next(index for index, piece in enumerate(shape.pieces) if piece.quotation == place)
    return len(words) > 1 and all(word[0].isupper() for word in words) and shape.low(first - 2) in _WORKS


def _record(frame: Frame, shape: Shape, directness: Directness, *, local: bool) -> Attribution:
    return Attribution(
        kind=frame.voice.kind,
        speaker=frame.voice.speaker,
        cue=shape.span(frame.first, frame.last).text,
        directness=directness,
        words=_words(frame, shape),
    )


def _words(frame: Frame, shape: Shape) -> tuple[Span, ...]:
    """The words of the voice and the cue: one span where they stand together, else two."""
    voice = (_name_start(frame.voice, shape), frame.voice.last)
    cue = (frame.first, frame.last)
    first, second = sorted({voice, cue})[:2] if voice != cue else (voice, voice)
    if second[0] - first[1] <= 4:
        return (shape.span(min(first[0], second[0]), max(first[1], second[1])),)
    return (shape.span(*first), shape.span(*second))


def _name_start(voice: Voice, shape: Shape) -> int:
    """Where the speaker's name begins within the phrase that holds it, or the phrase where no name is in it."""
    for index in range(voice.first, voice.last + 1):
        name = shape.name_at(index)
        if name is not None and name.canonical == voice.speaker:
            return index
    return voice.first


def _directness(reading: _Reading, frame: Frame) -> Directness:
    shape = reading.shape
    if not shape.quotations:
        return "indirect"
    first = shape.quotations[0]
    opens = first.start - shape.start <= 1 and (first.text[0].isupper() or not first.text[0].isalpha() or not first.complete)
    if opens or (_is_speech(shape) and first.text[0].isupper()):
        return "direct"
    lead = shape.text[: first.start - shape.start].rstrip(" \xa0“\"‘'")
    return "direct" if lead.endswith((",", ":")) and first.text[0].isupper() else "mixed"
