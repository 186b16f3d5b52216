"""Whose words a quotation is: of a frame beside it, or of one that pure quotation borrows from its neighbours."""

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.language.frames import ADDED, HEDGE, Frame
from reportgen.language.readings import Reading, is_speech
from reportgen.language.shape import Shape
from reportgen.language.verbs import LISTS
from reportgen.language.voices import Voice

APART = 4
"""Pieces between a quotation and the verb that closes it: '," Governor Paul Reyes said' has three."""

SPAN = 12
"""Sentences over which pieces of one quotation are looked for; longer ones are whole speeches."""


class Borrowed(NamedTuple):
    """A voice from another sentence, with the words of its cue there."""

    voice: Voice
    cue: str | None


def beside(shape: Shape, index: int, found: Sequence[Frame]) -> Frame | None:
    """The frame of quotation `index`: the one right behind it, else the last before it, else the first behind it."""
    pieces = [place for place, piece in enumerate(shape.pieces) if piece.quotation == index]
    if not found or not pieces:
        return found[0] if found else None
    behind = next((frame for frame in found if frame.first > pieces[-1]), None)
    closes = shape.quotations[index].text[-1] in ",?!—"
    if closes and behind and _joined(shape, pieces[-1], min(behind.first, behind.voice.first)):
        return behind
    ahead = [frame for frame in found if frame.last < pieces[0]]
    return min(reversed(ahead), key=lambda frame: frame.rank == HEDGE) if ahead else behind


def _joined(shape: Shape, end: int, start: int) -> bool:
    """Whether a voice at piece `start` comes right behind a quotation that ends at `end`, in the same clause."""
    between = {shape.low(place) for place in range(end + 1, start)}
    return 0 < start - end <= APART and not between & (LISTS["subordinators"] | {"and", "but"})


def is_title(shape: Shape, index: int) -> bool:
    """Whether a quotation is the title of a work, which nobody says: on the network's “Morning Hour”."""
    words = [word for word in shape.quotations[index].text.split() if len(word) > 3]
    first = next((place for place, piece in enumerate(shape.pieces) if piece.quotation == index), 0)
    return len(words) > 1 and all(word[0].isupper() for word in words) and shape.low(first - 2) in LISTS["works"]


def borrowed(index: int, readings: Sequence[Reading]) -> Borrowed | None:
    """The voice of a sentence of pure quotation, from the same quotation, the same paragraph or "X said:" before it."""
    groups = _groups(readings[index])
    lending = next((reading for reading in _same_quotation(index, readings, groups) if reading.main), None)
    if lending is not None:
        return _lent(lending)
    first = next((place for place in range(max(0, index - SPAN), index) if groups & _groups(readings[place])), index)
    if first < index:
        return borrowed(first, readings)
    around = [readings[place] for place in (index - 1, index + 1) if 0 <= place < len(readings)]
    beside_it = [reading for reading in around if reading.sentence.paragraph == readings[index].sentence.paragraph]
    naming = next((voice for reading in beside_it if (voice := _naming(reading)) is not None), None)
    if naming is not None:
        return Borrowed(naming, None)
    before = _announcing(index, readings) or _before_in_paragraph(index, readings)
    if before is not None:
        return _lent(before)
    after = readings[index + 1] if index + 1 < len(readings) else None
    if after is not None and after in beside_it and after.shape.quotations:
        return _lent(after)
    return _paragraph_before(index, readings)


def _paragraph_before(index: int, readings: Sequence[Reading]) -> Borrowed | None:
    """A paragraph of pure quotation without a speaker belongs to who speaks in, or opens, the sentence before it."""
    paragraph = readings[index].sentence.paragraph
    within = [reading for reading in readings if reading.sentence.paragraph == paragraph]
    before = next((reading for reading in reversed(readings[:index]) if reading.sentence.paragraph != paragraph), None)
    if before is None or before.sentence.part == "headline" or not all(is_speech(each.shape) for each in within):
        return None
    if before.main is not None:
        return _lent(before) if before.main.voice.kind != "vague" else None
    return Borrowed(Voice("person", before.subject, None, 0, 0), None) if before.subject else None


def introduced(index: int, readings: Sequence[Reading]) -> Borrowed | None:
    """The voice of a block without marks that "X wrote:" brings in: of the one paragraph after the colon."""
    paragraph = readings[index].sentence.paragraph
    first = index
    while first > 0 and readings[first - 1].sentence.paragraph == paragraph:
        first -= 1
    if any(reading.shape.quotations for reading in readings[first : index + 1]):
        return None
    before = _announcing(first, readings)
    if before is None or before.main is None or before.main.rank > ADDED:
        return None
    return _lent(before)


def _lent(reading: Reading) -> Borrowed | None:
    if reading.main is None:
        return None
    return Borrowed(reading.main.voice, reading.shape.span(reading.main.first, reading.main.last).text)


def _groups(reading: Reading) -> set[int]:
    return {quotation.group for quotation in reading.sentence.quotations}


def _same_quotation(index: int, readings: Sequence[Reading], groups: set[int]) -> list[Reading]:
    """Other sentences with pieces of the same quotation, nearest first."""
    near = range(max(0, index - SPAN), min(len(readings), index + SPAN + 1))
    others = [place for place in near if place != index and groups & _groups(readings[place])]
    return [readings[place] for place in sorted(others, key=lambda place: (abs(place - index), place))]


def _naming(reading: Reading) -> Voice | None:
    """Who a fragment names that is no more than a name: "Rosa Alvim, a teacher at the Porto school."."""
    shape = reading.shape
    name = shape.name_at(0)
    if name is None or name.kind != "person" or reading.frames or shape.quotations:
        return None
    last = shape.last_of_name(0)
    commas = sum(piece.text == "," for piece in shape.pieces)
    apposed = shape.low(last + 2) in ("a", "an", "the", "who", "of", "from")
    if shape.low(last + 1) != "," or commas > 1 or not apposed:
        return None
    return Voice("person", name.canonical, None, 0, last)


def _announcing(index: int, readings: Sequence[Reading]) -> Reading | None:
    """The sentence before, if it ends in a colon and says who speaks."""
    before = readings[index - 1] if index else None
    if before is None or before.main is None or not before.sentence.text.rstrip().endswith(":"):
        return None
    return before


def _before_in_paragraph(index: int, readings: Sequence[Reading]) -> Reading | None:
    """The last sentence of the paragraph with a frame, if nothing but quotations stands between."""
    for place in range(index - 1, -1, -1):
        reading = readings[place]
        if reading.sentence.paragraph != readings[index].sentence.paragraph:
            return None
        if reading.main is not None:
            return reading
        if not is_speech(reading.shape):
            return None
    return None
