"""Which words stand in quotation marks.

Newspapers break the textbook in four ways that are held here: a quotation over several paragraphs repeats its opening
mark and closes once; one of the two marks is missing; a curly mark is turned the wrong way; and an apostrophe looks
like a single quotation mark. Only the outermost marks count: a quotation within a quotation belongs to its speaker.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Span = tuple[int, int]


class Quoted(NamedTuple):
    """Quoted words within one sentence, without their marks; offsets into the text.

    Pieces of one quotation share `group`, numbered from 0; `complete` is False where one of its marks is missing.
    """

    start: int
    end: int
    group: int
    complete: bool


class _Run(NamedTuple):
    """A quotation within one paragraph. `continues` is True for one whose mark was opened in the paragraph before."""

    start: int
    end: int
    complete: bool
    continues: bool


def find_quotations(text: str, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> tuple[Quoted, ...]:
    """The quotations of a text, cut at its sentences.

    Args:
        text: an article's file.
        paragraphs: spans of its paragraphs, ascending.
        sentences: spans of its sentences, ascending, each within a paragraph.
    """
    found: list[Quoted] = []
    group = -1
    carried = False
    for position, (start, end) in enumerate(paragraphs):
        following = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
        inner = [span for span in sentences if start <= span[0] < end]
        runs, carried = _runs(text, (start, end), inner, carried, _opens_paragraph(text, following))
        for run in runs:
            if not (run.continues or _resumes(text, run, found, inner)):
                group += 1
            found.extend(Quoted(*piece, group, run.complete) for piece in _pieces(text, run, inner))
    return tuple(found)


def _opens_paragraph(text: str, paragraph: Span | None) -> bool:
    return paragraph is not None and text[paragraph[0] : paragraph[1]].lstrip()[:1] in set('“"«')


def _resumes(text: str, run: _Run, found: list[Quoted], sentences: list[Span]) -> bool:
    """Whether a run goes on with the one before it: '“We came,” he said, “because we must.”'"""
    if not found or _sentence_at(sentences, found[-1].start) != _sentence_at(sentences, run.start):
        return False
    between = text[found[-1].end : run.start]
    return text[found[-1].end - 1] == "," and text[run.start : run.start + 1].islower() and len(between) < 80


def _sentence_at(sentences: list[Span], place: int) -> int:
    return bisect_right(sentences, place, key=lambda span: span[0])


def _pieces(text: str, run: _Run, sentences: list[Span]) -> Iterator[Span]:
    for sentence_start, sentence_end in sentences:
        start, end = max(run.start, sentence_start), min(run.end, sentence_end)
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip(' “"«')), start + len(words.rstrip())
        if start < end:
            yield start, end


# --- marks ---------------------------------------------------------------------------------------------------

_MARKS = re.compile(r"[“”\"«»„‘’']")
_BEFORE_OPENING = frozenset(" \t\n\xa0\u2009\u202f([{—–-/:…“\"«‘'")
_ELISION = re.compile(r"[’'‘](?:em|tis|twas|til|till|cause|round|n|bout|\d\ds?)\b", re.IGNORECASE)
Mark = Literal["open", "close", "turned"]


def _runs(
    text: str, paragraph: Span, sentences: list[Span], carried: bool, next_opens: bool
) -> tuple[list[_Run], bool]:
    """Quotations of one paragraph, and whether the last goes on in the next.

    A paragraph that goes on with a carried quotation begins with its own opening mark, or has none but the closing one.
    """
    start, end = paragraph
    runs: list[_Run] = []
    opened: int | None = None
    continues = carried
    for place, mark in _double_marks(text, paragraph, carried):
        if mark == "open":
            if opened is not None:
                runs.append(_Run(opened, _sentence_end(sentences, opened, place), False, continues))
                continues = False
            opened = place + 1
            continue
        if opened is None:
            first = _sentence_start(sentences, place, runs[-1].end if runs else start)
            runs.append(_Run(first, place, continues, continues))
        else:
            runs.append(_Run(opened, place, True, continues))
        opened, continues = None, False
    if opened is not None:
        runs.append(_Run(opened, end, next_opens, continues))
    singles = [_Run(*span, True, False) for span in _single_runs(text, paragraph, runs)]
    outer = [run for run in runs if not _inside(singles, run.start)]
    return sorted(outer + singles), opened is not None and next_opens


def _double_marks(text: str, paragraph: Span, carried: bool) -> Iterator[tuple[int, Mark]]:
    start, end = paragraph
    is_open = False
    for match in _MARKS.finditer(text, start, end):
        place, character = match.start(), match[0]
        if character in "‘’'":
            continue
        before = text[place - 1] if place > start else " "
        after = text[place + 1] if place + 1 < end else " "
        mark = _double_mark(character, before, after, is_open)
        if mark is not None:
            is_open = mark == "open"
            yield place, mark


def _double_mark(character: str, before: str, after: str, is_open: bool) -> Mark | None:
    """What a double mark does, by its shape, its neighbours and whether a quotation is open."""
    can_open = before in _BEFORE_OPENING and not after.isspace()
    if character in "“«„":
        return "close" if is_open and not before.isspace() and not after.isalnum() else "open"
    if character in "”»":
        return "open" if not is_open and before.isspace() and after.isalnum() else "close"
    if is_open:
        return "open" if before.isspace() and can_open else "close"
    if can_open:
        return "open"
    return None if before.isdigit() or before.isspace() else "close"  # a mark after a digit is an inch


def _sentence_end(sentences: list[Span], place: int, limit: int) -> int:
    index = _sentence_at(sentences, place) - 1
    return min(sentences[index][1] if index >= 0 else limit, limit)


def _sentence_start(sentences: list[Span], place: int, limit: int) -> int:
    index = _sentence_at(sentences, place) - 1
    return max(sentences[index][0] if index >= 0 else limit, limit)


def _single_runs(text: str, paragraph: Span, doubles: list[_Run]) -> Iterator[Span]:
    """Quotations in single marks that stand in no double ones."""
    start, end = paragraph
    place = start
    while place < end:
        match = re.compile(r"[‘’']").search(text, place, end)
        if match is None:
            return
        place = match.end()
        if not _opens_single(text, match.start(), paragraph):
            continue
        closing = _closing_single(text, place, end, doubles)
        if closing is not None and not _inside(doubles, match.start()):
            yield place, closing
            place = closing + 1


def _opens_single(text: str, place: int, paragraph: Span) -> bool:
    before = text[place - 1] if place > paragraph[0] else " "
    after = text[place + 1] if place + 1 < paragraph[1] else " "
    return before in _BEFORE_OPENING and (after.isalnum() or after in '…“"') and not _ELISION.match(text, place)


def _closing_single(text: str, place: int, end: int, doubles: list[_Run]) -> int | None:
    """The mark that closes a single quotation, rather than one that follows a possessive plural."""
    candidates = [
        match.start()
        for match in re.compile(r"(?<=\S)[’'](?!\w)").finditer(text, place, end)
        if not any(run.start <= match.start() < run.end and run.start > place for run in doubles)
    ]
    for index, candidate in enumerate(candidates):
        possessive = text[candidate - 1] in "sS" and re.match(r"[’'] [a-z]", text[candidate : candidate + 3])
        opener_between = index + 1 < len(candidates) and re.search(r"\s[‘']\w", text[candidate : candidates[index + 1]])
        if not possessive or index + 1 == len(candidates) or opener_between:
            return candidate
    return None


def _inside(runs: list[_Run], place: int) -> bool:
    return any(run.start <= place < run.end for run in runs)
