"""From a sentence and the spans in it to runs of text, each with all the marks that lie on it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportgen.briefing.view import Mark, Run
from reportgen.model import Sentence

Marked = tuple[int, int, Mark]
"""A stretch of the file that a mark lies on."""
KINDS_IN_PRINT = 2
"""Kinds of mark in one sentence, which fills two to four lines of a printed column: at most two on a line."""


def runs(
    sentence: Sentence, marked: Sequence[Marked], within: Iterable[tuple[int, int]] | None = None
) -> tuple[Run, ...]:
    """Cut a sentence where marks begin and end.

    Args:
        sentence: whose `text` stands at `start` to `end` of its file.
        marked: stretches of the file; what lies outside the sentence is cut off.
        within: the stretches that matter; the rest is context. None: all of it matters.
    """
    matters = None if within is None else list(within)
    return _cut(sentence, marked, matters, sentence.start, sentence.end)


def stretch(sentence: Sentence, marked: Sequence[Marked], start: int, end: int) -> tuple[Run, ...]:
    """The words of a sentence from `start` to `end` of its file alone, cut where marks begin and end."""
    return _cut(sentence, marked, None, start, end)


def excerpt(sentence: Sentence, marked: Sequence[Marked], words: int, cut: str) -> tuple[Run, ...]:
    """The part of a sentence around its marks, of about `words` words, with `cut` where something is left out."""
    start, end = _window(sentence, marked, words)
    found = _cut(sentence, marked, None, start, end)
    head = (Run(text=f"{cut} ", context=True),) if start > sentence.start else ()
    tail = (Run(text=f" {cut}", context=True),) if end < sentence.end else ()
    return head + found + tail


def _cut(
    sentence: Sentence, marked: Sequence[Marked], matters: list[tuple[int, int]] | None, start: int, end: int
) -> tuple[Run, ...]:
    edges = {start, end}
    for first, last in [*((a, b) for a, b, _ in marked), *(matters or [])]:
        edges |= {min(max(first, start), end), min(max(last, start), end)}
    cuts = sorted(edges)
    return tuple(
        Run(
            text=_spaced(sentence.text[a - sentence.start : b - sentence.start]),
            marks=_unique(mark for first, last, mark in marked if first <= a and b <= last),
            context=matters is not None and not any(first <= a and b <= last for first, last in matters),
        )
        for a, b in pairwise(cuts)
    )


def few(found: Sequence[Run], order: Sequence[str]) -> tuple[Run, ...]:
    """The same words with marks of at most `KINDS_IN_PRINT` kinds, those that stand first in `order`; runs that then
    bear the same marks are joined.

    In print every kind has its name beside it, and more of them than words would make a line unreadable.
    """
    kinds = {mark.kind for run in found for mark in run.marks}
    rank = {kind: number for number, kind in enumerate(order)}
    kept = set(sorted(kinds, key=lambda kind: (rank.get(kind, len(rank)), kind))[:KINDS_IN_PRINT])
    joined: list[Run] = []
    for run in found:
        marks = tuple(mark for mark in run.marks if mark.kind in kept)
        if joined and (joined[-1].marks, joined[-1].context) == (marks, run.context):
            joined[-1] = Run(text=joined[-1].text + run.text, marks=marks, context=run.context)
        else:
            joined.append(Run(text=run.text, marks=marks, context=run.context))
    return tuple(joined)


def _unique(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """At most two marks on one run, each kind once: more would not be read."""
    found: dict[tuple[str, str], Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.quiet, mark.family)):
        found.setdefault((mark.family, mark.kind), mark)
    findings = [mark for (family, _), mark in found.items() if family == "finding"]
    told = {mark.kind for mark in findings}
    differences = [mark for (family, kind), mark in found.items() if family == "difference" and kind not in told]
    return (*differences[: 1 if findings else 2], *findings[: 1 if differences else 2])


def _spaced(text: str) -> str:
    """White space of any kind as single spaces; spaces at the ends stay, for runs are set one after the other."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def _window(sentence: Sentence, marked: Sequence[Marked], words: int) -> tuple[int, int]:
    """Whole words around the marks, `words` of them; the sentence where it is short or unmarked at its start."""
    places: list[tuple[int, int]] = []
    position = 0
    for word in sentence.text.split():
        at = sentence.text.index(word, position)
        position = at + len(word)
        places.append((sentence.start + at, sentence.start + position))
    if len(places) <= words + 4:
        return sentence.start, sentence.end
    touched = [n for n, (a, b) in enumerate(places) if any(first < b and a < last for first, last, _ in marked)]
    first, last = (touched[0], touched[-1]) if touched else (0, 0)
    last = min(last, first + words - 1)
    spare = words - (last - first + 1)
    begin = max(0, first - spare // 2)
    finish = min(len(places), begin + words)
    begin = max(0, finish - words)
    return (
        sentence.start if begin == 0 else places[begin][0],
        sentence.end if finish == len(places) else places[finish - 1][1],
    )
