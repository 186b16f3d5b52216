"""The body of an article as its headline is held against it."""

from functools import cached_property

from reportgen.framing.cast import body
from reportgen.grammar.words import Token, tokens
from reportgen.model import Document, Quantity

KIN = 4
"""Letters by which a name and its adjective are kin: "Panama", "Panamanian"."""


class Body:
    """The body of an article as a headline is held against it."""

    def __init__(self, document: Document) -> None:
        self.sentences = body(document)
        dateline = document.article.dateline
        self._before = tokens(dateline.text) if dateline else ()

    @cached_property
    def tokens(self) -> list[list[Token]]:
        """The words of each sentence."""
        return [list(tokens(sentence.text)) for sentence in self.sentences]

    @cached_property
    def text(self) -> str:
        """All words in lower case, each between spaces; the dateline's too."""
        return f" {' '.join(token.lower for found in (self._before, *self.tokens) for token in found)} "

    @cached_property
    def stems(self) -> list[list[str]]:
        """The stems of each sentence."""
        return [[token.stem for token in found] for found in self.tokens]

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first letters of all words, the dateline's too."""
        return frozenset(token.lower[:KIN] for found in (self._before, *self.tokens) for token in found)

    @cached_property
    def initials(self) -> str:
        """The first letters of the capitalised words of each sentence, in order."""
        return " ".join("".join(t.text[0] for t in found if t.is_capitalised) for found in self.tokens)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """All numbers."""
        return [quantity for sentence in self.sentences for quantity in sentence.quantities]
