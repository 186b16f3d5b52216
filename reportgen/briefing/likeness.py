"""Two wordings side by side: which words stand in one alone."""

import re
from collections.abc import Sequence
from itertools import groupby

from rapidfuzz.distance import Indel

from reportgen.briefing.view import LedgerRun

PIECE = re.compile(r"\S+\s*")


def unlike(one: str, other: str) -> tuple[tuple[LedgerRun, ...], tuple[LedgerRun, ...]]:
    """The words of both as runs, `alone` where they do not stand in the other; case and punctuation do not count.

    The runs of each side, put together, are that side's words.
    """
    left, right = PIECE.findall(one), PIECE.findall(other)
    alone_left, alone_right = [False] * len(left), [False] * len(right)
    for step in Indel.opcodes([_bare(word) for word in left], [_bare(word) for word in right]):
        if step.tag == "delete":
            alone_left[step.src_start : step.src_end] = [True] * (step.src_end - step.src_start)
        elif step.tag == "insert":
            alone_right[step.dest_start : step.dest_end] = [True] * (step.dest_end - step.dest_start)
    return _runs(left, alone_left), _runs(right, alone_right)


def _bare(word: str) -> str:
    """A word as it is compared: in lower case, without the marks around it."""
    return re.sub(r"^\W+|\W+$", "", word.casefold().replace("’", "'").replace(".", "")) or word.strip()


def _runs(words: Sequence[str], alone: Sequence[bool]) -> tuple[LedgerRun, ...]:
    marked = groupby(zip(words, alone, strict=True), key=lambda pair: pair[1])
    return tuple(LedgerRun(text="".join(word for word, _ in pairs), alone=flag) for flag, pairs in marked)
