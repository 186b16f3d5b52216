"""Sentences that a file prints twice: summaries, pull quotes, slips of copying. One copy stays, the fuller."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportgen.cleaning.sheet import Line, Sheet
from reportgen.grammar.sentences import split

SHINGLE = 6
"""Words in a row that two sentences must share before they are compared at all."""

LEAST_WORDS = 8
"""A shorter sentence may well be said twice ("Stop lying!", "He declined to comment."): it is left where it stands."""

MAX_PARAGRAPH = 20_000
"""Characters; no sentences are looked for in a longer run, which is no paragraph of an article."""

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


class _Sentence(NamedTuple):
    line: Line
    start: int
    end: int


def drop_repetitions(sheet: Sheet) -> None:
    """Take each sentence off whose words all stand again, in a row, in another sentence of the article.

    Of a shorter and a fuller copy the fuller stays; of copies with the same words one whose paragraph keeps its other
    sentences, else the first.
    """
    copies: dict[Words, list[_Sentence]] = defaultdict(list)
    for line in sheet.lines:
        for words, sentence in _sentences(sheet, line):
            if len(words) >= LEAST_WORDS:
                copies[words].append(sentence)
    held = set(_held(copies))
    gone = [sentence for words in held for sentence in copies[words]]
    thinned = {sentence.line for sentence in gone}
    for words, sentences in copies.items():
        if words not in held and len(sentences) > 1:
            kept = next((sentence for sentence in sentences if sentence.line not in thinned), sentences[0])
            gone.extend(sentence for sentence in sentences if sentence is not kept)
    for sentence in sorted(gone, key=lambda sentence: -sentence.start):
        _drop(sheet, sentence)


def _sentences(sheet: Sheet, line: Line) -> Iterator[tuple[Words, _Sentence]]:
    text = sheet.words(line)
    if len(text) > MAX_PARAGRAPH:
        return
    for start, end in split(text):
        words = tuple(_WORD.findall(text[start:end].lower()))
        yield words, _Sentence(line, line.start + start, line.start + end)


def _held(copies: Mapping[Words, object]) -> Iterator[Words]:
    """The sentences, by their words, that stand whole in a longer one."""
    holders: dict[Words, list[Words]] = defaultdict(list)
    for words in copies:
        for shingle in _shingles(words):
            holders[shingle].append(words)
    for words in copies:
        if any(len(full) > len(words) and _holds(full, words) for full in holders[words[:SHINGLE]]):
            yield words


def _shingles(words: Words) -> Iterable[Words]:
    return {words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)}


def _holds(full: Words, short: Words) -> bool:
    """Whether `short` stands in `full` word for word and in a row."""
    size = len(short)
    return any(full[at : at + size] == short for at in range(len(full) - size + 1))


def _drop(sheet: Sheet, sentence: _Sentence) -> None:
    line = next(line for line in sheet.lines if line.start <= sentence.start and sentence.end <= line.end)
    sheet.cut(line, sentence.start, sentence.end, "repeated", "the same words stand elsewhere in the article")
