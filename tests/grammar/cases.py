"""Reads the case files of the grammars: a text with its spans in brackets, a bar, and what each span means."""

import re
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A text without brackets, its expected spans as (start, end), and what stands behind the bar for each."""

    text: str
    spans: tuple[tuple[int, int], ...]
    meanings: tuple[str, ...]


def read(name: str) -> list[Case]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [_case(line) for line in lines if line.strip() and not line.startswith("#")]


def _case(line: str) -> Case:
    marked, _, meaning = line.rpartition("|")
    spans, plain, before = [], "", 0
    for match in re.finditer(r"\[([^]]*)\]", marked.rstrip()):
        plain += marked[before : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        before = match.end()
    meanings = tuple(part.strip() for part in meaning.split(";") if part.strip())
    return Case(plain + marked[before:].rstrip(), tuple(spans), meanings)
