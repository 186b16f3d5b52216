"""Times in a text, as intervals of days."""

import datetime as dt
from collections.abc import Callable, Iterator, Set

from reportgen.grammar import dates, relative_times
from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import HYPHENS, Found
from reportgen.grammar.days import Days
from reportgen.grammar.lexemes import Lexemes, paragraphs
from reportgen.grammar.number_words import ORDINALS, cardinal
from reportgen.grammar.number_words import whole as whole_number
from reportgen.model import TimeExpression

Rule = Callable[[Lexemes, int, dt.date | None], Found | None]

_NAMED: tuple[Rule, ...] = (
    dates.in_figures, dates.month_and_day_in_figures, dates.fiscal_year, dates.quarter, dates.century, dates.decade, dates.month_first,
    dates.day_first, dates.season, relative_times.clock, relative_times.counted, relative_times.stretch,
    relative_times.neighbour, relative_times.plain_day, relative_times.pointed, relative_times.weekday,
    relative_times.holiday, dates.year_alone,
)  # fmt: skip
"""Tried in this order; the first that reads something wins, so what needs more words stands earlier."""


def find_times(text: str, anchor: dt.date | None = None, offset: int = 0) -> tuple[TimeExpression, ...]:
    """The times that `text` names, in order, without overlaps; `start` and `end` count from `offset`.

    `anchor` is the day of writing. With it "Thursday", "last month" and "March 30" become days; without it they
    are found, but `first` and `last` stay None, as they do for what no anchor settles ("in recent years"). A day
    or month without a year is the nearest past one, unless the words around speak of the future or the coming one
    is far nearer. Times of day ("9 p.m.") are found as "vague" and cover no days. "The previous year" counts
    from the last year named in the same paragraph. Thirds of a stretch are its early, mid and late part.
    """
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


def _beside(lexemes: Lexemes, index: int, found: Found, named: Found) -> Found:
    """Resolves "the previous year", "the year before", "a year later" from a year named before."""
    words = {lexemes.low(place) for place in range(index, found.end)}
    if "year" not in words or not named.days or not words & {"the", "that", "a", "one"}:
        return found
    step = -1 if words & {"previous", "before", "earlier", "preceding", "prior"} else 1 if words & {
        "following", "next", "after", "later",
    } else 0  # fmt: skip
    first, last = named.days
    if not 2 < first.year + step < 9998:
        return found
    return Found(found.end, found.kind, (calendar_days.shift(first, "year", step), _year_end(last, step)))


def _year_end(last: dt.date, step: int) -> dt.date:
    return calendar_days.shift(last, "year", step)


def _read(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    if lexemes[index].kind == "mark" and lexemes.low(index) not in {"'", "’", "‘"}:
        return None
    found = (
        _within(lexemes, index, anchor)
        or _between(lexemes, index, anchor)
        or (_days_before_month(lexemes, index, anchor, _TO) if lexemes[index].kind == "number" else None)
    )
    if found:
        return found
    found = _named(lexemes, index, anchor)
    return (_up_to(lexemes, index, found, anchor) or found) if found else None


def _named(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    for rule in _NAMED:
        found = rule(lexemes, index, anchor)
        if found is not None:
            return found
    return None


_PARTS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late",
    "end": "late", "final": "late", "close": "late",
}  # fmt: skip


def _within(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A part of a time: "late last year", "mid-2019", "the end of March", "earlier this month", "the first three
    months of 2024"."""
    start = index + 1 if lexemes.low(index) == "the" else index
    word = lexemes.low(start)
    if word == "week":
        return _week_of(lexemes, start + 1, anchor)
    if word == "year" and lexemes.low(start + 2) == "end" and lexemes.low(start + 1) in HYPHENS | {"'s", "’s"}:
        return Found(
            start + 3, "part", calendar_days.part(calendar_days.years(anchor.year), "late") if anchor else None
        )
    if word in {"earlier", "later"}:
        return _since_or_until_now(lexemes, start, anchor)
    figures = lexemes[start].kind == "number" and lexemes.low(start + 1) in {"st", "nd", "rd", "th"}
    if word in {"first", "second", "third", "fourth", "last", "final", "opening"} or figures:
        return _counted_part(lexemes, start, anchor)
    which = _PARTS.get(word)
    if which is None:
        return None
    place = start + 1
    if word in {"early", "mid", "late"}:
        place = place + 1 if lexemes.low(place) in HYPHENS and lexemes.joined(place) else place
        place = place + 1 if lexemes.low(place) == "in" else place
    elif lexemes.low(place) == "of":
        place += 1
    else:
        return None
    whole = _named(lexemes, place, anchor) or _current(lexemes, place, anchor)
    if whole is None or whole.kind in {"day", "vague", "weekday"}:
        return None
    return Found(whole.end, "part", calendar_days.part(whole.days, which) if whole.days else None)


def _since_or_until_now(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    if lexemes.low(index + 1) not in {"this", "today", "last", "in", "on"}:
        return None
    place = index + 2 if lexemes.low(index + 1) in {"in", "on"} else index + 1
    whole = _named(lexemes, place, anchor) or _current(lexemes, place, anchor)
    if whole is None or whole.kind == "vague":
        return None
    if whole.days is None or anchor is None or not whole.days[0] <= anchor <= whole.days[1]:
        return Found(whole.end, "part", whole.days)
    days = (whole.days[0], anchor) if lexemes.low(index) == "earlier" else (anchor, whole.days[1])
    return Found(whole.end, "part", days)


def _current(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """The "the week" of "later in the week": the one that holds the anchor."""
    unit = relative_times.UNITS.get(lexemes.low(index + 1))
    if lexemes.low(index) != "the" or unit is None or lexemes.low(index + 1).endswith("s"):
        return None
    told = unit == "day"  # "later in the day" counts from the day that is told of
    return Found(index + 2, "relative", relative_times.around(anchor, unit) if anchor and not told else None)


def _week_of(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "the week of April 10": the week, Monday to Sunday, that holds the day; "the week ending April 10"."""
    opening = lexemes.low(index)
    place = index + 2 if lexemes.low(index + 1) == "on" else index + 1
    if opening not in {"of", "beginning", "starting", "commencing", "ending", "ended"}:
        return None
    day = _named(lexemes, place, anchor)
    if day is None or day.kind != "day":
        return None
    if day.days is None or opening == "of":
        return Found(day.end, "range", calendar_days.week(day.days[0]) if day.days else None)
    other = calendar_days.shift(day.days[0], "day", -6 if opening in {"ending", "ended"} else 6)
    return Found(day.end, "range", (min(day.days[0], other), max(day.days[0], other)))


def _counted_part(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "the first three months of 2024", "the first half of 2024", "the last week of March"."""
    from_end = lexemes.low(index) in {"last", "final"}
    suffix = 1 if lexemes[index].kind == "number" else 0
    number = cardinal(lexemes, index + 1 + suffix)
    place = number.end if number else index + 1 + suffix
    unit = relative_times.UNITS.get(lexemes.low(place))
    half = lexemes.low(place) == "half"
    if (unit is None and not half) or lexemes.low(place + 1) not in {"of", "in"}:
        return None
    whole = _named(lexemes, place + 2, anchor)
    if whole is None or whole.kind in {"day", "vague", "weekday"}:
        return None
    if whole.days is None:
        return Found(whole.end, "part", None)
    if half:
        return Found(whole.end, "part", _half(whole.days, second=from_end or lexemes.low(index) == "second"))
    count = int(number.value) if number and number.value < 1000 else 1
    ordinal = (whole_number(lexemes, index, 2) or ORDINALS.get(lexemes.low(index), 1)) - 1
    return Found(whole.end, "part", _counted_days(whole.days, unit or "day", count, ordinal, from_end=from_end))


def _half(days: Days, *, second: bool) -> Days:
    first, last = days
    if (first.day, last - first >= dt.timedelta(days=360)) == (1, True):
        middle = calendar_days.shift(first, "month", 6 * ((last.year - first.year) or 1))
    else:
        middle = first + (last - first + dt.timedelta(days=1)) / 2
    return (middle, last) if second else (first, middle - dt.timedelta(days=1))


def _counted_days(days: Days, unit: str, count: int, ordinal: int, *, from_end: bool) -> Days:
    first, last = days
    if from_end:
        start = calendar_days.shift(last + dt.timedelta(days=1), unit, -count)
        return max(start, first), last
    start = calendar_days.shift(first, unit, ordinal * count)
    return start, min(calendar_days.shift(start, unit, count) - dt.timedelta(days=1), max(last, start))


_TO = HYPHENS | {"to", "through", "until", "till", "thru", "~"}


def _between(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "between 2020 and 2022", "from March 3 to April 9"."""
    opening = lexemes.low(index)
    if opening not in {"between", "from"}:
        return None
    first = _within(lexemes, index + 1, anchor) or _named(lexemes, index + 1, anchor)
    if first is None:
        return _days_before_month(lexemes, index + 1, anchor, {"and"} if opening == "between" else _TO)
    if first.kind == "vague":
        return None
    joint = {"and"} if opening == "between" else _TO
    return _closed(lexemes, index + 1, first, anchor) if lexemes.low(first.end) in joint else None


def _days_before_month(
    lexemes: Lexemes, index: int, anchor: dt.date | None, joints: Set[str]
) -> Found | None:  # fmt: skip
    """ "between 3 and 12 September", "from the 3rd to the 12th of May"."""
    start = index + 1 if lexemes.low(index) == "the" else index
    day = dates.day_number(lexemes, start)
    if day is None or lexemes.low(day[1]) not in joints:
        return None
    second = dates.day_first(lexemes, day[1] + 1, anchor)
    if second is None or second.days is None:
        return second._replace(kind="range") if second else None
    last = second.days[0]
    return Found(second.end, "range", (last.replace(day=day[0]), last)) if day[0] < last.day else None


def _up_to(lexemes: Lexemes, index: int, first: Found, anchor: dt.date | None) -> Found | None:
    """ "March 3-9", "March 30 through April 2", "Monday to Friday", "2016 to 2018"."""
    sign = lexemes.low(first.end)
    if sign not in _TO or sign in {"until", "till", "—"} or first.kind in {"relative", "vague"}:
        return None
    return _closed(lexemes, index, first, anchor)


_YEARLY = frozenset({"day", "month", "season", "quarter", "part"})


def _closed(lexemes: Lexemes, start: int, first: Found, anchor: dt.date | None) -> Found | None:
    place = first.end + 1
    second = _within(lexemes, place, anchor) or _named(lexemes, place, anchor)
    if second is None and first.kind == "month":
        second = _month_in_range(lexemes, place, anchor)
    if second is None and first.kind == "day":
        second = _same_month(lexemes, place, first, anchor)
    if second is None and lexemes.low(place) in {"now", "present", "date"}:
        second = Found(place + 1, "day", (anchor, anchor) if anchor else None)
    if second and second.kind == first.kind == "weekday" and first.days and second.days:
        day = calendar_days.shift(first.days[0], "day", (second.days[0] - first.days[0]).days % 7)
        second = second._replace(days=(day, day))
    if second is None or second.kind in {"vague"} or (second.kind == "relative" and second.days is None):
        return None
    named_year = any(dates.year_number(lexemes, place) for place in range(start, first.end))
    return Found(
        second.end, "range", _joined(first.days, second.days, named_year=named_year or first.kind not in _YEARLY)
    )


def _month_in_range(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    named = dates.month_name(lexemes, index)
    if named is None or anchor is None or not lexemes[index].text[0].isupper():
        return None
    return Found(named[1], "month", calendar_days.month(anchor.year, named[0]))


def _same_month(lexemes: Lexemes, index: int, first: Found, anchor: dt.date | None) -> Found | None:
    """The "9" of "March 3-9", with a year behind it that then holds for both."""
    day = dates.day_number(lexemes, index + 1 if lexemes.low(index) == "the" else index)
    if day is None:
        return None
    if first.days is None:
        return Found(day[1], "day", None)
    start = first.days[0]
    year = dates.year_after(lexemes, day[1])
    days = dates.day_of_month(year[0] if year else start.year, start.month, day[0], anchor, future=False)
    return Found(year[1] if year else day[1], "day", days) if days and (year or days[0] > start) else None


def _joined(first: Days | None, second: Days | None, *, named_year: bool) -> Days | None:
    """From the first to the last; where the first names no year, it takes the second's, or the one before."""
    if first is None or second is None:
        return None
    start, end = first[0], second[1]
    if not named_year or end < start:
        start = calendar_days.shift(start, "year", end.year - start.year)
        start = calendar_days.shift(start, "year", -1) if start > end else start
    return (start, end) if start <= end else None


def compatible(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether both can mean the same time: their days overlap, or one of them is not known."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return True
    return a.first <= b.last and b.first <= a.last


def fiscal_against_calendar(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether one counts by the fiscal and the other by the calendar year of the same number ("fiscal 2023", "2023")."""
    kinds = {a.kind, b.kind}
    if kinds != {"fiscal_year", "year"} or a.last is None or b.last is None:
        return False
    return a.last.year == b.last.year
