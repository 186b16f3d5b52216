"""Who says what each sentence of an article says."""

from collections.abc import Sequence

from msgspec import structs

from reportgen.language.antecedents import resolved, subject_of
from reportgen.language.frames import GOVERNS, HEDGE, RELATIVE, Frame, frames
from reportgen.language.people import People
from reportgen.language.readings import Reading, is_speech
from reportgen.language.shape import Shape
from reportgen.language.speakers import Borrowed, beside, borrowed, introduced, is_title
from reportgen.language.verbs import past_hearer
from reportgen.language.voices import Voice
from reportgen.model import Attribution, Directness, Quotation, Sentence, Span

OWN = Attribution(kind="own", speaker=None, cue=None, directness="none")


def attribute(sentences: Sequence[Sentence], people: People) -> tuple[Sentence, ...]:
    """The sentences of one article with their attribution, and their quotations with speaker and cue.

    Words in quotation marks that nobody is said to have said ("scare quotes", titles of works) keep no speaker; a
    sentence that is nothing but quotation and shows no speaker is a person's all the same, without a name.

    Args:
        sentences: in order, with quotations, times and names.
        people: who is "he" and who is "she".
    """
    readings: list[Reading] = []
    for sentence in sentences:
        readings.append(_read(sentence, readings, people))
    return tuple(_attributed(index, readings) for index in range(len(readings)))


def _read(sentence: Sentence, before: list[Reading], people: People) -> Reading:
    shape = Shape(sentence.text, sentence.start, sentence.names, sentence.times, sentence.quotations)
    found = tuple(frame._replace(voice=resolved(frame.voice, shape, before, people)) for frame in frames(shape))
    return Reading(sentence, shape, found, _governing(shape, found), subject_of(shape, before, people))


def _governing(shape: Shape, found: tuple[Frame, ...]) -> Frame | None:
    """The frame that tells whose words a sentence is: next to its quotation, else the first of the best rank.

    "The mayor, who called it “a sham”, resigned" is the paper's own, though its quotation is the mayor's.
    """
    best = min(found, key=lambda each: each.rank, default=None)
    frame = _outer(shape, beside(shape, 0, found), found) if shape.quotations else best
    if frame is None or frame.rank != RELATIVE or is_speech(shape):
        return frame
    return best if best is not None and best.rank < RELATIVE else None


def _outer(shape: Shape, frame: Frame | None, found: tuple[Frame, ...]) -> Frame | None:
    """The frame in whose clause another begins: "Holt said that Reyes had called it “a sham”" are Holt's words."""
    if frame is None or frame.rank >= RELATIVE:
        return frame
    ahead = [each for each in found if each.last < min(frame.first, frame.voice.first)]
    outer = next((each for each in reversed(ahead) if each.rank == GOVERNS and _opens(shape, each, frame)), None)
    return frame if outer is None else _outer(shape, outer, found)


def _opens(shape: Shape, outer: Frame, inner: Frame) -> bool:
    """Whether the clause of a frame begins right behind the verb of another."""
    start = past_hearer(shape, outer.last + 1)
    start += shape.low(start) == "that"
    return outer.voice.first < outer.first and start == inner.voice.first


def _attributed(index: int, readings: list[Reading]) -> Sentence:
    reading = readings[index]
    sentence = structs.replace(reading.sentence, quotations=_spoken(reading))
    if reading.main is not None:
        return structs.replace(sentence, attribution=_record(reading.main, reading.shape, reading.frames))
    if not is_speech(reading.shape):
        block = introduced(index, readings)
        return structs.replace(sentence, attribution=_direct(block)) if block is not None else sentence
    lent = borrowed(index, readings)
    if lent is None:
        return structs.replace(sentence, attribution=_direct(None))
    quotations = tuple(structs.replace(each, speaker=lent.voice.speaker, cue=lent.cue) for each in sentence.quotations)
    return structs.replace(sentence, attribution=_direct(lent), quotations=quotations)


def _spoken(reading: Reading) -> tuple[Quotation, ...]:
    """The quotations of a sentence with the speakers that the sentence itself gives."""
    return tuple(_with_speaker(reading, place) for place in range(len(reading.sentence.quotations)))


def _with_speaker(reading: Reading, place: int) -> Quotation:
    quotation = reading.sentence.quotations[place]
    frame = beside(reading.shape, place, reading.frames)
    if frame is None or frame.rank == HEDGE or is_title(reading.shape, place):
        return quotation
    return structs.replace(quotation, speaker=frame.voice.speaker, cue=reading.shape.span(frame.first, frame.last).text)


# --- records -------------------------------------------------------------------------------------------------


def _direct(lent: Borrowed | None) -> Attribution:
    if lent is None:
        return Attribution(kind="person", speaker=None, cue=None, directness="direct")
    return Attribution(kind=lent.voice.kind, speaker=lent.voice.speaker, cue=lent.cue, directness="direct")


def _record(frame: Frame, shape: Shape, found: tuple[Frame, ...]) -> Attribution:
    return Attribution(
        kind=frame.voice.kind,
        speaker=frame.voice.speaker,
        cue=shape.span(frame.first, frame.last).text,
        directness="indirect" if _is_of_another(frame, shape, found) else _directness(shape, frame),
        words=_words(frame, shape),
    )


def _is_of_another(frame: Frame, shape: Shape, found: tuple[Frame, ...]) -> bool:
    """Whether what is quoted hangs on a noun, as somebody else's: "It is feared, where Holt called it “a sham”"."""
    quoted = beside(shape, 0, found) if shape.quotations else None
    return quoted is not None and quoted is not frame and quoted.rank == RELATIVE


def _words(frame: Frame, shape: Shape) -> tuple[Span, ...]:
    """The words of the voice and the cue: one span where they stand together, else two."""
    (first, end), (start, last) = sorted(
        [(_name_start(frame.voice, shape), frame.voice.last), (frame.first, frame.last)]
    )
    if start - end <= _TOGETHER:
        return (shape.span(first, max(end, last)),)
    return (shape.span(first, end), shape.span(start, last))


_TOGETHER = 4
"""Pieces between voice and cue that still read as one: "Danko last month told"."""


def _name_start(voice: Voice, shape: Shape) -> int:
    """Where the speaker's name begins within the phrase that holds it, or the phrase where no name is in it."""
    for index in range(voice.first, voice.last + 1):
        name = shape.name_at(index)
        if name is not None and name.canonical == voice.speaker:
            return index
    return voice.first


def _directness(shape: Shape, frame: Frame) -> Directness:
    """How the words come: "direct" where a quotation is a clause of its own, "mixed" where it is part of one."""
    if not shape.quotations or frame.rank == HEDGE:
        return "indirect"
    first = shape.quotations[0]
    lead = shape.text[: first.start - shape.start].rstrip(" \xa0“\"‘'«")
    whole = not first.text[0].islower()
    if not first.complete and not lead:
        return "direct"
    return "direct" if whole and (not lead or is_speech(shape) or lead.endswith((",", ":"))) else "mixed"
