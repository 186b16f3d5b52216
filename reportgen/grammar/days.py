"""Arithmetic of days: the first and last day of months, seasons, quarters, years and of parts of them; holidays."""

import calendar
import datetime as dt
import re

Days = tuple[dt.date, dt.date]
"""The first and the last day of a stretch of time, both included."""

EARLIEST_YEAR, LATEST_YEAR = 1000, 2999
"""Years that a text is believed to name, or to be written in."""
_NEAREST_TO_EDGE = 20
"""Years that `shift` keeps from either end of what `datetime.date` holds, so that no stretch around runs over it."""


_FIRST = dt.date(dt.MINYEAR + _NEAREST_TO_EDGE, 1, 1)
_LAST = dt.date(dt.MAXYEAR - 100 - _NEAREST_TO_EDGE, 12, 31)


def month(year: int, number: int) -> Days:
    """The days of a month; `number` may lie outside 1-12 and then counts into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1])


def months(year: int, first: int, count: int) -> Days:
    """`count` months from month `first` of `year` on; `first` may lie outside 1-12."""
    return month(year, first)[0], month(year, first + count - 1)[1]


def years(first: int, count: int = 1) -> Days:
    """`count` calendar years from `first` on."""
    return months(first, 1, 12 * count)


FISCAL_YEAR_BEGINS = 10
"""The month; the fiscal year of the United States government runs from October to September."""


def fiscal_year(year: int) -> Days:
    """The fiscal year of the United States government, named for the year in which it ends."""
    return months(year - 1, FISCAL_YEAR_BEGINS, 12)


def quarter(year: int, number: int) -> Days:
    """A calendar quarter, `number` 1 to 4."""
    return months(year, 3 * number - 2, 3)


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season(year: int, name: str) -> Days:
    """A meteorological season of the northern hemisphere; a winter is named for the year in which it begins."""
    return months(year, SEASONS[name], 3)


def week(day: dt.date) -> Days:
    """The week, Monday to Sunday (ISO 8601), that holds `day`."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def shift(day: dt.date, unit: str, count: int) -> dt.date:
    """The day `count` days, weeks, months, quarters, years or decades after `day` (before it where negative).

    The 31st becomes the last day of a shorter month. What lies outside the years that a date holds, or within 20
    years of their ends, becomes the nearest day inside.
    """
    if unit in {"day", "week", "fortnight"}:
        ordinal = day.toordinal() + count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        return dt.date.fromordinal(min(max(ordinal, _FIRST.toordinal()), _LAST.toordinal()))
    total = (
        day.year * 12
        + day.month
        - 1
        + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    )
    total = min(max(total, _FIRST.year * 12), _LAST.year * 12 + 11)
    year, number = total // 12, total % 12 + 1
    return dt.date(year, number, min(day.day, calendar.monthrange(year, number)[1]))


def whole_months(days: Days) -> int:
    """How many months a stretch holds, 0 where it begins or ends within one."""
    first, last = days
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return count if days == months(first.year, first.month, count) else 0


def part(days: Days, which: str) -> Days:
    """The "early", "mid" or "late" third of a stretch; whole months where it has a year or more."""
    first, last = days
    number = {"early": 0, "mid": 1, "late": 2}[which]
    length = whole_months(days)
    if length and length % 12 == 0:
        return months(first.year, first.month + number * length // 3, length // 3)
    size = (last - first).days + 1
    edges = [first + dt.timedelta(days=size * step // 3) for step in range(4)]
    return edges[number], edges[number + 1] - dt.timedelta(days=1) if size >= 3 else last


def long_weekend(day: dt.date) -> Days:
    """The weekend to which a holiday belongs, with the holiday: Saturday to Monday, Thursday to Sunday."""
    saturday = day - dt.timedelta(days=2) if day.weekday() == 0 else week(day)[1] - dt.timedelta(days=1)
    return min(day, saturday), max(day, saturday + dt.timedelta(days=1))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm; Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    number = (h + weekday - 7 * m + 90) // 25
    return dt.date(year, number, (h + weekday - 7 * m + 33 * number + 19) % 32)


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> dt.date:
    """The `nth` (1 the first, -1 the last) `weekday` (Monday 0) of a month."""
    if nth < 0:
        end = month(year, number)[1]
        return end - dt.timedelta(days=(end.weekday() - weekday) % 7)
    start = dt.date(year, number, 1)
    return start + dt.timedelta(days=(weekday - start.weekday()) % 7 + 7 * (nth - 1))


_FIXED = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new years day": (1, 1), "new years eve": (12, 31),
    "valentine's day": (2, 14), "st. patrick's day": (3, 17), "earth day": (4, 22), "may day": (5, 1),
    "juneteenth": (6, 19), "fourth of july": (7, 4), "independence day": (7, 4), "bastille day": (7, 14),
    "halloween": (10, 31), "veterans day": (11, 11), "armistice day": (11, 11), "christmas": (12, 25),
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "april fools' day": (4, 1),
    "april fool's day": (4, 1), "groundhog day": (2, 2), "cinco de mayo": (5, 5), "new year's": (1, 1),
}  # fmt: skip
_NTH = {
    "martin luther king day": (1, 0, 3), "martin luther king jr. day": (1, 0, 3), "mlk day": (1, 0, 3),
    "presidents day": (2, 0, 3), "presidents' day": (2, 0, 3), "mother's day": (5, 6, 2), "memorial day": (5, 0, -1),
    "father's day": (6, 6, 3), "labor day": (9, 0, 1), "columbus day": (10, 0, 2), "thanksgiving": (11, 3, 4),
    "indigenous peoples' day": (10, 0, 2), "thanksgiving day": (11, 3, 4),
}  # fmt: skip
_AROUND_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "easter": 0,
    "easter sunday": 0, "easter monday": 1,
}  # fmt: skip
_AFTER_THANKSGIVING = {"black friday": 1, "cyber monday": 4}

HOLIDAYS = frozenset(_FIXED) | frozenset(_NTH) | frozenset(_AROUND_EASTER) | frozenset(_AFTER_THANKSGIVING) | {
    "election day"
}  # fmt: skip


LONGEST_HOLIDAY = 6
"""Lexemes in the longest name of a holiday: "martin luther king jr . day"."""
FIRST_WORDS_OF_HOLIDAYS = frozenset(re.split(r"[ .']", name)[0] for name in HOLIDAYS)


def holiday(name: str, year: int) -> dt.date:
    """The day of a holiday (a name in `HOLIDAYS`) in a year, by the calendar of the United States."""
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name in _NTH:
        number, weekday, nth = _NTH[name]
        return nth_weekday(year, number, weekday, nth)
    if name in _AROUND_EASTER:
        return easter(year) + dt.timedelta(days=_AROUND_EASTER[name])
    if name in _AFTER_THANKSGIVING:
        return nth_weekday(year, 11, 3, 4) + dt.timedelta(days=_AFTER_THANKSGIVING[name])
    return nth_weekday(year, 11, 0, 1) + dt.timedelta(days=1)
