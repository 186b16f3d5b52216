"""Paragraphs that a file prints twice: summaries above the article, slips of copying. One copy stays, the fuller."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from reportgen.cleaning.sheet import Line, Sheet
from reportgen.grammar.sentences import split

SHINGLE = 6
"""Words in a row that two sentences must share before they are compared at all."""

LEAST_WORDS = 8
"""A paragraph of fewer words may well stand twice ("Stop lying!", "He declined to comment.")."""

MAX_PARAGRAPH = 20_000
"""Characters; no sentences are looked for in a longer run, which is no paragraph of an article."""

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


class _Sentence(NamedTuple):
    """A sentence with its words in small letters, and which of them stand in quotation marks."""

    start: int
    end: int
    words: Words
    quoted: tuple[bool, ...]


Paragraphs = Mapping[Line, tuple[_Sentence, ...]]


def drop_repetitions(sheet: Sheet) -> None:
    """Take each paragraph off of which every sentence stands elsewhere in the article, alone or within a fuller one.

    Of paragraphs alike the first stays. A sentence printed twice running loses its second copy. Nothing else goes:
    good articles come back to a sentence, and quote in the middle what they quoted at the top.
    """
    _drop_doubled(sheet)
    paragraphs = {line: _sentences(sheet, line) for line in sheet.lines}
    held = _held([sentence for sentences in paragraphs.values() for sentence in sentences])
    gone = _repeated(paragraphs, held)
    for line in list(sheet.lines):
        if line in gone:
            for sentence in reversed(paragraphs[line]):
                _drop(sheet, sentence)


def _sentences(sheet: Sheet, line: Line) -> tuple[_Sentence, ...]:
    text = sheet.words(line)
    if len(text) > MAX_PARAGRAPH:
        return ()
    inside = _quotation_marks(text)
    found = []
    for start, end in split(text):
        places = list(_WORD.finditer(text, start, end))
        words = tuple(match.group(0).lower() for match in places)
        quoted = tuple(inside[match.start()] for match in places)
        found.append(_Sentence(line.start + start, line.start + end, words, quoted))
    return tuple(found)


def _quotation_marks(text: str) -> list[bool]:
    """For each character whether it stands within double quotation marks."""
    inside, states = False, []
    for char in text:
        if char == '"':
            inside = not inside
        elif char in "“„«":
            inside = True
        elif char in "”»":
            inside = False
        states.append(inside)
    return states


def _held(sentences: list[_Sentence]) -> frozenset[Words]:
    """The sentences, by their words, that stand whole in a longer one, outside its quotations."""
    holders: dict[Words, list[_Sentence]] = defaultdict(list)
    for sentence in sentences:
        for shingle in _shingles(sentence.words):
            holders[shingle].append(sentence)
    distinct = {sentence.words: sentence for sentence in sentences if len(sentence.words) >= LEAST_WORDS}
    return frozenset(
        words
        for words, sentence in distinct.items()
        if not any(sentence.quoted) and any(_holds(full, words) for full in holders[words[:SHINGLE]])
    )


def _shingles(words: Words) -> Iterable[Words]:
    return {words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)}


def _holds(full: _Sentence, short: Words) -> bool:
    """Whether the words of a shorter sentence stand in `full` in a row and unquoted."""
    size = len(short)
    return len(full.words) > size and any(
        full.words[at : at + size] == short and not any(full.quoted[at : at + size])
        for at in range(len(full.words) - size + 1)
    )


def _repeated(paragraphs: Paragraphs, held: frozenset[Words]) -> frozenset[Line]:
    """The paragraphs that go: first those of which fuller copies exist, then all but the first of those alike."""
    copies: dict[Words, set[Line]] = defaultdict(set)
    twins: dict[tuple[Words, ...], set[Line]] = defaultdict(set)
    for line, sentences in paragraphs.items():
        twins[_words(sentences)].add(line)
        for sentence in sentences:
            if not any(sentence.quoted):
                copies[sentence.words].add(line)
    staying = set(paragraphs)
    for fuller in (True, False):
        for line in reversed(list(paragraphs)):
            words = _words(paragraphs[line])
            if sum(map(len, words)) < LEAST_WORDS or (fuller and not any(one in held for one in words)):
                continue
            others = staying - {line}
            plain = not any(any(sentence.quoted) for sentence in paragraphs[line])
            if twins[words] & others or (plain and all(one in held or copies[one] & others for one in words)):
                staying = others
    return frozenset(paragraphs) - staying


def _words(sentences: tuple[_Sentence, ...]) -> tuple[Words, ...]:
    return tuple(sentence.words for sentence in sentences)


def _drop_doubled(sheet: Sheet) -> None:
    for line in list(sheet.lines):
        sentences = _sentences(sheet, line)
        for one, two in reversed(list(pairwise(sentences))):
            if one.words == two.words and len(two.words) >= LEAST_WORDS:
                _drop(sheet, two)


def _drop(sheet: Sheet, sentence: _Sentence) -> None:
    line = next(line for line in sheet.lines if line.start <= sentence.start and sentence.end <= line.end)
    sheet.cut(line, sentence.start, sentence.end, "repeated", "removal.repeated")
