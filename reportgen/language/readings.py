"""What is known of a sentence that has been read: its shape and frames, whether it is speech."""

from typing import NamedTuple

from reportgen.language.frames import Frame
from reportgen.language.shape import Shape
from reportgen.model import Name, Sentence

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


def outside(shape: Shape) -> list[Name]:
    """The names of a sentence outside its quotations."""
    return [
        name
        for name in shape.names
        if not any(quotation.start <= name.start < quotation.end for quotation in shape.quotations)
    ]
