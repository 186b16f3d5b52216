"""Parts of a time ("late last year", "the first three months of 2024") and ranges ("between 2020 and 2022").

Every rule reads the lexemes from an index on and returns what it found there, or None.
"""

import datetime as dt
from collections.abc import Set

from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import (
    DAY_SUFFIXES,
    THE,
    Found,
    day_first,
    day_number,
    day_of_month,
    month_name,
    year_after,
    year_number,
)
from reportgen.grammar.days import Days
from reportgen.grammar.lexemes import HYPHENS, Lexemes
from reportgen.grammar.named_times import named_time
from reportgen.grammar.number_words import ORDINALS, cardinal, whole
from reportgen.grammar.relative_times import UNITS, around

PARTS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late",
    "end": "late", "close": "late",
}  # fmt: skip
COUNTED_PARTS = frozenset({"first", "second", "third", "fourth", "last", "final", "opening"})
_HAVE_NO_PARTS = frozenset({"day", "vague", "weekday"})


def part_of_time(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A part of a time: "late last year", "mid-2019", "the end of March", "earlier this month", "year's end"."""
    start = lexemes.skip(index, THE)
    word = lexemes.low(start)
    if word == "week":
        return _week_of(lexemes, start + 1, anchor)
    if word == "year":
        return _end_of_year(lexemes, start, anchor)
    if word in {"earlier", "later"}:
        return _before_or_after_now(lexemes, start, anchor)
    if word in COUNTED_PARTS or lexemes[start].kind == "number":
        return _counted_part(lexemes, start, anchor)
    return _third(lexemes, start, anchor) if word in PARTS else None


def _third(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    word, place = lexemes.low(index), index + 1
    if word in {"early", "mid", "late"}:
        place = lexemes.skip(place + 1 if lexemes.hyphen(place) else place, {"in"})
    elif lexemes.low(place) == "of":
        place += 1
    else:
        return None
    span = named_time(lexemes, place, anchor) or _current(lexemes, place, anchor)
    if span is None or span.kind in _HAVE_NO_PARTS:
        return None
    return Found(span.end, "part", calendar_days.part(span.days, PARTS[word]) if span.days else None)


def _end_of_year(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "Year-end", "year's end": the last third of the anchor's year."""
    if lexemes.low(index + 1) not in HYPHENS | {"'s"} or lexemes.low(index + 2) != "end":
        return None
    days = calendar_days.part(calendar_days.years(anchor.year), "late") if anchor else None
    return Found(index + 3, "part", days)


def _before_or_after_now(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "Earlier this month", "later in the week": the part of the time that lies before or after the anchor."""
    if lexemes.low(index + 1) not in {"this", "today", "last", "in", "on"}:
        return None
    place = lexemes.skip(index + 1, {"in", "on"})
    span = named_time(lexemes, place, anchor) or _current(lexemes, place, anchor)
    if span is None or span.kind == "vague":
        return None
    if span.days is None or anchor is None or not span.days[0] <= anchor <= span.days[1]:
        return Found(span.end, "part", span.days)
    days = (span.days[0], anchor) if lexemes.low(index) == "earlier" else (anchor, span.days[1])
    return Found(span.end, "part", days)


def _current(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """The "the week" of "later in the week": the one that holds the anchor; "the day" is the one that is told of."""
    unit = lexemes.low(index + 1)
    if lexemes.low(index) != "the" or UNITS.get(unit) != unit:
        return None
    return Found(index + 2, "relative", around(anchor, unit) if anchor and unit != "day" else None)


def _week_of(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "The week of April 10": the week, Monday to Sunday, that holds the day; "the week ending April 10"."""
    opening = lexemes.low(index)
    if opening not in {"of", "beginning", "starting", "commencing", "ending", "ended"}:
        return None
    day = named_time(lexemes, lexemes.skip(index + 1, {"on"}), anchor)
    if day is None or day.kind != "day":
        return None
    if day.days is None or opening == "of":
        return Found(day.end, "range", calendar_days.week(day.days[0]) if day.days else None)
    other = calendar_days.shift(day.days[0], "day", -6 if opening in {"ending", "ended"} else 6)
    return Found(day.end, "range", (min(day.days[0], other), max(day.days[0], other)))


def _counted_part(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "The first three months of 2024", "the first half of 2024", "the last week of March", "the 3rd week of May"."""
    word = lexemes.low(index)
    nth = whole(lexemes, index, 2) or ORDINALS.get(word, 1)
    if lexemes[index].kind == "number" and lexemes.low(index + 1) not in DAY_SUFFIXES:
        return None
    place = index + 2 if lexemes[index].kind == "number" else index + 1
    number = cardinal(lexemes, place)
    place = number.end if number else place
    unit = lexemes.low(place)
    if unit == "quarter" or (unit not in UNITS and unit != "half") or lexemes.low(place + 1) not in {"of", "in"}:
        return None
    span = named_time(lexemes, place + 2, anchor)
    if span is None or span.kind in _HAVE_NO_PARTS or (number and number.value > 366):
        return None
    if span.days is None:
        return Found(span.end, "part", None)
    from_end = word in {"last", "final"}
    if unit == "half":
        return Found(span.end, "part", _half(span.days, second=from_end or word == "second"))
    count = int(number.value) if number else 1
    return Found(span.end, "part", _units_of(span.days, UNITS[unit], count, nth, from_end=from_end))


def _half(days: Days, *, second: bool) -> Days:
    first, last = days
    length = calendar_days.whole_months(days)
    if length and length % 2 == 0:
        middle = calendar_days.shift(first, "month", length // 2)
    else:
        middle = first + (last - first + dt.timedelta(days=1)) / 2
    return (middle, last) if second else (first, middle - dt.timedelta(days=1))


def _units_of(days: Days, unit: str, count: int, nth: int, *, from_end: bool) -> Days:
    """The `nth` run of `count` units of a stretch, or the last one, held within the stretch."""
    first, last = days
    if from_end:
        return max(calendar_days.shift(last + dt.timedelta(days=1), unit, -count), first), last
    start = min(calendar_days.shift(first, unit, (nth - 1) * count), last)
    return start, min(calendar_days.shift(start, unit, count) - dt.timedelta(days=1), last)


_TO = HYPHENS | {"to", "through", "until", "till", "thru", "~"}
_YEARLY = frozenset({"day", "month", "season", "quarter", "part"})
"""Kinds that come again every year: without a year of their own they take the other end's."""


def range_between(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "Between 2020 and 2022", "from March 3 to April 9", "between 3 and 12 September"."""
    joints = {"and"} if lexemes.low(index) == "between" else _TO
    first = part_of_time(lexemes, index + 1, anchor) or named_time(lexemes, index + 1, anchor)
    if first is None:
        return days_before_month(lexemes, index + 1, anchor, joints)
    if first.kind == "vague" or lexemes.low(first.end) not in joints:
        return None
    return _closed(lexemes, index + 1, first, anchor)


def days_before_month(lexemes: Lexemes, index: int, anchor: dt.date | None, joints: Set[str] = _TO) -> Found | None:
    """ "3 to 12 September", "the 3rd to the 12th of May": two days before their one month."""
    day = day_number(lexemes, lexemes.skip(index, THE))
    if day is None or lexemes.low(day[1]) not in joints:
        return None
    second = day_first(lexemes, day[1] + 1, anchor)
    if second is None or second.days is None:
        return second._replace(kind="range") if second else None
    last = second.days[0]
    return Found(second.end, "range", (last.replace(day=day[0]), last)) if day[0] < last.day else None


def range_from(lexemes: Lexemes, index: int, first: Found, anchor: dt.date | None) -> Found | None:
    """The range that `first`, read at `index`, opens: "March 3-9", "March 30 through April 2", "2016 to 2018"."""
    sign = lexemes.low(first.end)
    if sign not in _TO or sign in {"until", "till", "—"} or first.kind in {"relative", "vague"}:
        return None
    return _closed(lexemes, index, first, anchor)


def _closed(lexemes: Lexemes, start: int, first: Found, anchor: dt.date | None) -> Found | None:
    """The range from `first`, which began at `start`, to the time behind the joining word."""
    second = _second(lexemes, first.end + 1, first, anchor)
    if second is None or second.kind == "vague" or (second.kind == "relative" and second.days is None):
        return None
    if first.days is None or second.days is None:
        return Found(second.end, "range", None)
    own_year = first.kind not in _YEARLY or any(year_number(lexemes, place) for place in range(start, first.end))
    return Found(second.end, "range", _joined(first.days, second.days, own_year=own_year))


def _second(lexemes: Lexemes, place: int, first: Found, anchor: dt.date | None) -> Found | None:
    second = part_of_time(lexemes, place, anchor) or named_time(lexemes, place, anchor)
    if second and second.kind == first.kind == "weekday" and first.days and second.days:
        day = calendar_days.shift(first.days[0], "day", (second.days[0] - first.days[0]).days % 7)
        return second._replace(days=(day, day))
    if second is None and lexemes.low(place) in {"now", "present", "date"}:
        return Found(place + 1, "day", (anchor, anchor) if anchor else None)
    if second is None and first.kind == "month":
        return _month_in_range(lexemes, place, anchor)
    return _same_month(lexemes, place, first, anchor) if second is None and first.kind == "day" else second


def _month_in_range(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A month that would be doubtful alone, as "May" in "March to May"."""
    named = month_name(lexemes, index)
    if named is None or not lexemes[index].text[0].isupper():
        return None
    return Found(named[1], "month", calendar_days.month(anchor.year, named[0]) if anchor else None)


def _same_month(lexemes: Lexemes, index: int, first: Found, anchor: dt.date | None) -> Found | None:
    """The "9" of "March 3-9", with a year behind it that then holds for both."""
    day = day_number(lexemes, lexemes.skip(index, THE))
    if day is None:
        return None
    if first.days is None:
        return Found(day[1], "day", None)
    start = first.days[0]
    year = year_after(lexemes, day[1])
    days = day_of_month(year[0] if year else start.year, start.month, day[0], anchor, future=False)
    return Found(year[1] if year else day[1], "day", days) if days and days[0].day > start.day else None


def _joined(first: Days, second: Days, *, own_year: bool) -> Days | None:
    """From the first to the last; where the first names no year, it takes the second's, or the one before."""
    start, end = first[0], second[1]
    if not own_year or end < start:
        start = calendar_days.shift(start, "year", end.year - start.year)
        start = calendar_days.shift(start, "year", -1) if start > end else start
    return start, end
