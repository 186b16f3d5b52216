"""A sentence as attribution reads it: words and marks, which of them are names, times or quoted."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.grammar.words import plain
from reportgen.language.capitals import is_title_case, words_of
from reportgen.model import Name, Quotation, Span, TimeExpression

MARKS = frozenset('“”"«»„')


class Piece(NamedTuple):
    """A word or mark; offsets into the sentence. `name`, `time` and `quotation` are indices, -1 for none."""

    start: int
    end: int
    text: str
    low: str
    name: int
    time: int
    quotation: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, not a mark."""
        return self.text[0].isalnum()


class Shape:
    """The pieces of one sentence, with what is known of them."""

    def __init__(
        self,
        text: str,
        start: int,
        names: Sequence[Name] = (),
        times: Sequence[TimeExpression] = (),
        quotations: Sequence[Quotation] = (),
    ) -> None:
        """Read a sentence that begins at `start` of its file; the records hold offsets into the file."""
        self.text = text
        self.start = start
        self.title_case = is_title_case(text)
        self.names = names
        self.quotations = quotations
        self.pieces = tuple(
            Piece(
                word.start,
                word.end,
                word.text,
                plain(word.text).lower(),
                _within(names, start + word.start),
                _within(times, start + word.start),
                _within(quotations, start + word.start),
            )
            for word in words_of(text)
        )

    def __len__(self) -> int:
        return len(self.pieces)

    def low(self, index: int) -> str:
        """The piece at `index` in lower case, "" beyond either end."""
        return self.pieces[index].low if 0 <= index < len(self.pieces) else ""

    def name_at(self, index: int) -> Name | None:
        """The name that the piece at `index` belongs to."""
        if not 0 <= index < len(self.pieces) or self.pieces[index].name < 0:
            return None
        return self.names[self.pieces[index].name]

    def first_of_name(self, index: int) -> int:
        """Index of the first piece of the name at `index`."""
        while index > 0 and self.pieces[index - 1].name == self.pieces[index].name:
            index -= 1
        return index

    def last_of_name(self, index: int) -> int:
        """Index of the last piece of the name at `index`."""
        while index + 1 < len(self.pieces) and self.pieces[index + 1].name == self.pieces[index].name:
            index += 1
        return index

    def is_open(self, index: int) -> bool:
        """Whether the piece is there and stands outside quotations and their marks."""
        return 0 <= index < len(self.pieces) and self.pieces[index].quotation < 0 and not self.is_mark(index)

    def is_mark(self, index: int) -> bool:
        """Whether the piece is a quotation mark at the edge of a quotation."""
        piece = self.pieces[index]
        if piece.text in MARKS:
            return True
        return piece.text in "‘’'" and (self._quotation_near(index - 1) or self._quotation_near(index + 1))

    def _quotation_near(self, index: int) -> bool:
        return 0 <= index < len(self.pieces) and self.pieces[index].quotation >= 0

    def span(self, first: int, last: int) -> Span:
        """The words from piece `first` to piece `last`, both included, with offsets into the file."""
        start, end = self.pieces[first].start, self.pieces[last].end
        return Span(start=self.start + start, end=self.start + end, text=self.text[start:end])


def _within(spans: Sequence[Span], place: int) -> int:
    """Index of the span that holds a place; spans ascend and do not overlap."""
    index = bisect_right(spans, place, key=lambda span: span.start) - 1
    return index if index >= 0 and place < spans[index].end else -1
