"""The working sheet on which one article's file is taken apart: what still counts as the article, and what does not."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportgen.catalogue import Catalogue
from reportgen.model import RemovalReason, Removed, Span

_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_STOP = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")

WRAP_WIDTH = range(50, 101)
"""Longest line of a text that is broken at a fixed width: mail breaks at 72, type-written copy at 60, a wide terminal
at 100. Paragraphs that stand on one line each have some that are longer, headlines and verse none that reach 50."""

WRAP_SHARE = 0.6
"""From this share of line ends in mid-sentence on, a text counts as broken at a fixed width. Six lines a paragraph, of
which the last ends its sentence and one in five of the others, give 0.67; a list of headlines has shorter lines."""


class Line(NamedTuple):
    """A run of the file without surrounding space. Pieces of one paragraph of the file share its number."""

    start: int
    end: int
    paragraph: int


class Sheet:
    """What is known so far of one article: `lines` still count as its words, `removed` do not.

    Whatever takes words off the lines puts them somewhere: no character that is not space is ever lost.
    """

    def __init__(self, text: str, say: Catalogue) -> None:
        self.text = text
        self.say = say
        self.lines = [Line(start, end, number) for number, (start, end) in enumerate(_paragraphs(text))]
        self.removed: list[Removed] = []
        self.headline: Span | None = None
        self.byline: Span | None = None
        self.dateline: Span | None = None
        self.agency: str | None = None
        self.prose_ends: int | None = None
        """Offset at which the last paragraph of the article's own prose ends, once the closing has been found."""

    def words(self, line: Line) -> str:
        """The words of a line, as they stand in the file."""
        return self.text[line.start : line.end]

    def span(self, start: int, end: int) -> Span:
        """A span of the file with its words, without surrounding space."""
        start, end = trimmed(self.text, start, end)
        return Span(start=start, end=end, text=self.text[start:end])

    def drop(self, line: Line, reason: RemovalReason, why: str) -> None:
        """Take a whole line off the article; `why` is the key of the reason in the catalogue."""
        self.cut(line, line.start, line.end, reason, why)

    def cut(self, line: Line, start: int, end: int, reason: RemovalReason, why: str) -> tuple[Line, ...]:
        """Take a part of a line off the article; returns what is left of the line, in order."""
        span = self.span(start, end)
        if span.text:
            self.removed.append(
                Removed(start=span.start, end=span.end, text=span.text, reason=reason, why=self.say(why))
            )
        return self.take(line, start, end)

    def take(self, line: Line, start: int, end: int) -> tuple[Line, ...]:
        """Take a part of a line out of the lines for a record that holds it; returns what is left of the line."""
        left = tuple(Line(*piece, line.paragraph) for piece in self._pieces(line, start, end))
        place = self.lines.index(line)
        self.lines[place : place + 1] = left
        return left

    def _pieces(self, line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
        for piece in ((line.start, start), (end, line.end)):
            first, last = trimmed(self.text, *piece)
            if first < last:
                yield first, last


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the space around it; an empty span where there is nothing else."""
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return start, start
    start += len(words) - len(words.lstrip())
    return start, start + len(stripped)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a file: its lines, or, where lines are broken at a fixed width, what blank lines part."""
    pattern = _PARAGRAPH if _is_wrapped(text) else _LINE
    for match in pattern.finditer(text):
        start, end = trimmed(text, *match.span())
        if start < end:
            yield start, end


def _is_wrapped(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n")]
    if max(map(len, lines), default=0) not in WRAP_WIDTH:
        return False
    full = max(map(len, lines)) * 0.7  # a ragged line stops short of the width by one long word at most
    joints = [above for above, below in pairwise(lines) if above and below]
    broken = [above for above in joints if len(above) >= full and not _STOP.search(above)]
    return bool(joints) and len(broken) >= WRAP_SHARE * len(joints)
