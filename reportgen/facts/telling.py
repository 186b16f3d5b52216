"""One sentence as a telling of a fact, and two tellings side by side."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from reportgen.facts.kin import kin_of
from reportgen.grammar.words import Token, tokens
from reportgen.model import DifferenceWords, Sentence


class Extent(NamedTuple):
    """A stretch of a file, from `start` up to `end`."""

    start: int
    end: int

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch lies in this one."""
        return self.start <= start and end <= self.end


class Telling:
    """A sentence with its words, and which of them are somebody else's."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = tokens(sentence.text, sentence.start)
        self.quoted = tuple(Extent(q.start, q.end) for q in sentence.quotations)
        self.credit = tuple(Extent(words.start, words.end) for words in sentence.attribution.words)

    def words(self, start: int, end: int) -> DifferenceWords:
        """The words of the file from `start` to `end`, as a record. Raises ValueError outside the sentence."""
        first = self.sentence.start
        if not self.sentence.start <= start < end <= self.sentence.end:
            raise ValueError(f"{start}-{end} is outside sentence {self.sentence.id}")
        text = self.sentence.text[start - first : end - first]
        return DifferenceWords(start=start, end=end, text=text, sentence=self.sentence.id)

    def before(self, start: int) -> str:
        """The words of the sentence before `start`, without the space that parts them from it."""
        return self.sentence.text[: start - self.sentence.start].rstrip()

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` stand inside a quotation."""
        return any(extent.covers(start, end) for extent in self.quoted)

    def is_credit(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` only say who says it."""
        return any(extent.covers(start, end) for extent in self.credit)

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words that carry meaning: no function words."""
        return tuple(token for token in self.tokens if not token.is_stop)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry meaning."""
        return frozenset(token.stem for token in self.content)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word as it stands, in lower case."""
        return frozenset(token.lower for token in self.tokens)

    @cached_property
    def meanings(self) -> frozenset[str]:
        """The stems of the words that carry meaning, and all that are kin to them."""
        return self.stems.union(*(kin_of(stem) for stem in self.stems))

    def gap(self, start: int, end: int, stems: frozenset[str]) -> int:
        """How many words stand between the words from `start` to `end` and the nearest content word in `stems`."""
        place = sum(token.end <= start for token in self.tokens)
        width = sum(start <= token.start < end for token in self.tokens)
        gaps = [
            place - number - 1 if number < place else number - place - width
            for number, token in enumerate(self.tokens)
            if not token.is_stop and token.stem in stems and not start <= token.start < end
        ]
        return min(gaps, default=len(self.tokens))

    def around(self, start: int, end: int, reach: int) -> frozenset[str]:
        """Stems of the content words at most `reach` words before `start` or after `end`."""
        before = [token for token in self.tokens if token.end <= start][-reach:]
        after = [token for token in self.tokens if token.start >= end][:reach]
        return frozenset(token.stem for token in (*before, *after) if not token.is_stop)


class Pairing:
    """Two tellings of one fact by two sources. Everything that compares them is symmetric in `a` and `b`."""

    def __init__(self, a: Telling, b: Telling, score: float, elsewhere: Sequence[Iterable[str]]) -> None:
        """`score` is the alignment's for the two sentences; `elsewhere` holds for each side the stems that its article
        uses in its other sentences.
        """
        self.a, self.b, self.score = a, b, score
        self.elsewhere = tuple(frozenset(stems) for stems in elsewhere)

    @cached_property
    def shared(self) -> frozenset[str]:
        """Stems of content words in both."""
        return self.a.stems & self.b.stems

    @property
    def sides(self) -> tuple[tuple[Telling, Telling], tuple[Telling, Telling]]:
        """Each telling with the other."""
        return (self.a, self.b), (self.b, self.a)
