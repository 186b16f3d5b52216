"""Times in a text, as intervals of days."""

import datetime as dt
from collections.abc import Iterator

from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import THE, Found
from reportgen.grammar.days import EARLIEST_YEAR, LATEST_YEAR
from reportgen.grammar.lexemes import Lexemes, continues_figure, paragraphs
from reportgen.grammar.named_times import FIGURE, named_time, opening
from reportgen.grammar.stretches import (
    COUNTED_PARTS,
    PARTS,
    days_before_month,
    part_of_time,
    range_between,
    range_from,
)
from reportgen.model import TimeExpression

_PART_OPENINGS = THE | PARTS.keys() | COUNTED_PARTS | {"week", "year", "earlier", "later", FIGURE}


def find_times(text: str, anchor: dt.date | None = None, offset: int = 0) -> tuple[TimeExpression, ...]:
    """The times that `text` names, in order, without overlaps; `start` and `end` count from `offset`.

    `anchor` is the day of writing. With it "Thursday", "last month" and "March 30" become days; without it they
    are found, but `first` and `last` stay None, as they do for what no anchor settles ("in recent years", "two days
    earlier"). How each kind is resolved:

    - a day, month, quarter, season or holiday without a year is the last one that has begun, unless the words
      before speak of the future ("will", "until"); a day also where the coming one is more than three times nearer;
    - a weekday is the last one, the anchor's own day included, or the coming one behind words of the future;
      "last Tuesday" is that of the week before;
    - "last year" is the calendar year before, "the past year" the twelve months until the anchor;
    - "the previous year", "a year earlier" count from the last year named in the same paragraph;
    - early, mid and late are thirds of a stretch; a fiscal year is that of the United States government;
      a season is meteorological and northern, a winter named for the year in which it begins;
    - times of day ("9 p.m.") are "vague" and cover no days. A direction ("since 2018") is not part of a time.
    """
    if anchor and not EARLIEST_YEAR < anchor.year < LATEST_YEAR:
        anchor = None
    return tuple(
        TimeExpression(
            start=offset + lexemes[index].start,
            end=offset + lexemes[found.end - 1].end,
            text=text[lexemes[index].start : lexemes[found.end - 1].end],
            kind=found.kind,
            first=found.days[0] if found.days else None,
            last=found.days[1] if found.days else None,
        )
        for lexemes in paragraphs(text)
        for index, found in _scan(lexemes, anchor)
    )


def _scan(lexemes: Lexemes, anchor: dt.date | None) -> Iterator[tuple[int, Found]]:
    """The times of a paragraph with the index at which each begins."""
    index, last_year = 0, None
    while index < len(lexemes):
        found = _read(lexemes, index, anchor)
        if found is None:
            index += 1
            continue
        if found.kind in {"year", "fiscal_year"} and found.days:
            last_year = found
        elif found.kind == "relative" and found.days is None and last_year:
            found = _beside(lexemes, index, found, last_year)
        yield index, found
        index = found.end


def _read(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    word = opening(lexemes, index)
    if continues_figure(lexemes, index):
        return None
    if word in {"between", "from"}:
        return range_between(lexemes, index, anchor)
    found = part_of_time(lexemes, index, anchor) if word in _PART_OPENINGS else None
    if found is None and lexemes[index].kind == "number":
        found = days_before_month(lexemes, index, anchor)
    if found is None:
        found = named_time(lexemes, index, anchor)
    return (range_from(lexemes, index, found, anchor) or found) if found else None


_BEFORE = frozenset({"previous", "before", "earlier", "preceding", "prior"})
_AFTER = frozenset({"following", "next", "after", "later"})


def _beside(lexemes: Lexemes, index: int, found: Found, named: Found) -> Found:
    """Resolves "the previous year", "the year before", "a year later" from the year named before."""
    read = {lexemes.low(place) for place in range(index, found.end)}
    if "year" not in read or not named.days or not read & {"the", "that", "a", "one"}:
        return found
    step = -1 if read & _BEFORE else 1 if read & _AFTER else 0
    first, last = (calendar_days.shift(day, "year", step) for day in named.days)
    return Found(found.end, found.kind, (first, last))


def compatible(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether both can mean the same time: their days overlap, or one of them is not known."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return True
    return a.first <= b.last and b.first <= a.last


def fiscal_against_calendar(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether one is the fiscal and the other the calendar year of one number: "fiscal 2023" against "2023"."""
    if {a.kind, b.kind} != {"fiscal_year", "year"} or a.last is None or b.last is None:
        return False
    return a.last.year == b.last.year
