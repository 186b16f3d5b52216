"""Cutting a text into the words, figures and marks that the number and time grammars read."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

VULGAR_FRACTIONS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
HYPHENS = frozenset("-‐‑‒–—−")

_LETTER = rf"[^\W\d_{''.join(VULGAR_FRACTIONS)}]"
# Every branch consumes at least one character and none can be entered twice at one place: linear in the text.
_LEXEME = re.compile(
    r"(?P<number>[0-9]{1,3}(?:[,\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+)"
    rf"|(?P<fraction>[{''.join(VULGAR_FRACTIONS)}])"
    rf"|(?P<word>{_LETTER}+(?:['’](?!s\b){_LETTER}+)*)"
    r"|(?P<mark>['’]s\b|\S)"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def words(text: str) -> list[str]:
    """The words of a list that is written as one string."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one string, to look words up in."""
    return frozenset(text.split())


class Lexeme(NamedTuple):
    """One word, figure or mark. `glued` tells that nothing stands between it and the lexeme before it."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    """"number", "fraction", "word", "mark" or, beyond the text, "end"."""
    glued: bool


_NOTHING = Lexeme(-1, -1, "", "", "end", False)


class Lexemes:
    """The lexemes of one paragraph in order; an index beyond either end gives an empty lexeme of kind "end"."""

    def __init__(self, items: list[Lexeme]) -> None:
        self._items = items

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> Lexeme:
        return self._items[index] if 0 <= index < len(self._items) else _NOTHING

    def low(self, index: int) -> str:
        """The lexeme at `index` in lower case, "" beyond the ends."""
        return self._items[index].low if 0 <= index < len(self._items) else ""

    def joined(self, index: int) -> bool:
        """Whether the lexeme at `index` stands directly after the one before it."""
        return 0 <= index < len(self._items) and self._items[index].glued

    def skip(self, index: int, passed: Set[str]) -> int:
        """The index after the lexeme at `index` where that is one of `passed`, else `index`."""
        return index + 1 if self.low(index) in passed else index

    def hyphen(self, index: int) -> bool:
        """Whether a hyphen or dash at `index` is glued to what stands on both its sides."""
        return self.low(index) in HYPHENS and self.joined(index) and self.joined(index + 1)


def continues_figure(lexemes: Lexemes, index: int) -> bool:
    """Whether the figure at `index` is the later part of one that began before: the "17" of "2016-17", "5/17"."""
    lexeme, sign = lexemes[index], lexemes[index - 1]
    glued = lexeme.glued and sign.glued and lexeme.kind == "number"
    return glued and (sign.text in HYPHENS or sign.text == "/") and lexemes[index - 2].kind == "number"


def paragraphs(text: str) -> Iterator[Lexemes]:
    """The lexemes of each paragraph of `text` (parted by blank lines), with offsets into the whole text."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield _lex(text, start, gap.start())
        start = gap.end()
    yield _lex(text, start, len(text))


def _lex(text: str, start: int, end: int) -> Lexemes:
    items = []
    before = -1
    for match in _LEXEME.finditer(text, start, end):
        first, last = match.span()
        word = match.group()
        items.append(Lexeme(first, last, word, word.lower().replace("’", "'"), match.lastgroup or "", first == before))
        before = last
    return Lexemes(items)
