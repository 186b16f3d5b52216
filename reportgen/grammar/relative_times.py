"""Times that point from the day of writing: "last month", "Thursday", "two weeks ago", "the previous year"."""

import datetime as dt

from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import (
    MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Found,
    day_first,
    month_first,
    nearest,
    point_to_future,
    year_number,
)
from reportgen.grammar.days import Days
from reportgen.grammar.lexemes import HYPHENS, Lexemes
from reportgen.grammar.number_words import cardinal

UNITS = {
    form: unit
    for unit in ("day", "week", "fortnight", "month", "quarter", "year", "decade", "century")
    for form in (unit, unit + "s")
} | {"centuries": "century"}  # fmt: skip
_PARTS_OF_DAY = frozenset("morning afternoon evening night".split())
_VAGUE_COUNTS = frozenset("few several many couple some recent".split())


def plain_day(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "today", "yesterday", "tomorrow", "tonight", "this morning", "last night"."""
    word, after = lexemes.low(index), lexemes.low(index + 1)
    steps = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    if word in steps:
        end = index + 2 if after in _PARTS_OF_DAY else index + 1
        return Found(end, "day", _from(anchor, "day", steps[word]))
    if (word == "this" and after in _PARTS_OF_DAY) or (word == "last" and after == "night"):
        return Found(index + 2, "day", _from(anchor, "day", 0 if word == "this" else -1))
    return None


def _from(anchor: dt.date | None, unit: str, count: int) -> Days | None:
    """The day, week, month or year that lies `count` units from the anchor."""
    return around(calendar_days.shift(anchor, unit, count), unit) if anchor else None


def around(day: dt.date, unit: str) -> Days:
    """The day, week, month, quarter, year, decade or century that holds `day`."""
    if unit == "day":
        return day, day
    if unit in {"week", "fortnight"}:
        return calendar_days.week(day)
    if unit == "quarter":
        return calendar_days.quarter(day.year, (day.month + 2) // 3)
    if unit == "month":
        return calendar_days.month(day.year, day.month)
    span = {"year": 1, "decade": 10, "century": 100}[unit]
    return calendar_days.years(max(day.year - day.year % span, 1), span)


def weekday(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "Thursday", "Thursday night", "overnight Tuesday", "Thursday, March 30"."""
    start = index + 1 if lexemes.low(index) == "overnight" else index
    number, place = _weekday_name(lexemes, start)
    if number is None:
        return None
    week = pointed(lexemes, place + 1, anchor) if lexemes.low(place) == "of" else None
    if week and week.kind == "relative" and lexemes.low(week.end - 1) == "week":
        day_of_week = week.days[0] + dt.timedelta(days=number) if week.days else None
        return Found(week.end, "weekday", (day_of_week, day_of_week) if day_of_week else None)
    dated = month_first(lexemes, place + 1 if lexemes.low(place) in {",", "the"} else place, anchor)
    if dated and dated.kind == "day":
        return dated
    end = place + 1 if lexemes.low(place) in _PARTS_OF_DAY else place
    if anchor is None:
        return Found(end, "weekday", None)
    back = calendar_days.shift(anchor, "day", -((anchor.weekday() - number) % 7))
    day = calendar_days.shift(back, "day", 7) if back != anchor and point_to_future(lexemes, index) else back
    return Found(end, "weekday", (day, day))


def _weekday_name(lexemes: Lexemes, index: int) -> tuple[int | None, int]:
    word = lexemes.low(index)
    if word in WEEKDAYS:
        return WEEKDAYS[word], index + 1
    dot = lexemes.low(index + 1) == "." and lexemes.joined(index + 1)
    after = index + 2 if dot else index + 1
    month_follows = lexemes.low(after + 1 if lexemes.low(after) == "," else after) in MONTHS
    if word in SHORT_WEEKDAYS and lexemes[index].text[0].isupper() and month_follows:
        return SHORT_WEEKDAYS[word], after
    return None, index


_BACK = frozenset({"last", "past", "previous"})
_AHEAD = frozenset({"next", "coming", "upcoming"})


def pointed(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "last year", "this week", "next Tuesday", "this July", "last summer", "the past weekend"."""
    the = lexemes.low(index) == "the"
    start = index + 1 if the else index
    word = lexemes.low(start)
    if word not in _BACK | _AHEAD | {"this", "current"} or (the and word == "this"):
        return None
    noun = lexemes.low(start + 1)
    step = -1 if word in _BACK else 1 if word in _AHEAD else 0
    if noun in UNITS and not noun.endswith("s"):
        if (word == "previous" or (the and word == "next")) and UNITS[noun] not in {"decade", "century", "quarter"}:
            return Found(start + 2, "relative", None)
        if noun == "quarter":
            return Found(start + 2, "quarter", _from(anchor, noun, step))
        if word == "past" or (the and word in {"last", "coming", "next"}):
            return Found(start + 2, "relative", _stretch(anchor, UNITS[noun], 1, step))
        kind = noun if noun in {"day", "month", "year"} else "relative"
        return Found(start + 2, kind, _from(anchor, UNITS[noun], step))
    if noun in {"fiscal", "budget", "calendar"} and lexemes.low(start + 2) == "year" and word != "previous":
        return _pointed_kind_of_year(start + 3, noun, step, anchor)
    if noun in WEEKDAYS:
        return _pointed_weekday(lexemes, start + 1, step, anchor)
    if noun in MONTHS and noun not in {"mar", "dec", "jan", "may", "march"} | _capital_needed(lexemes, start + 1):
        return _pointed_month(lexemes, start + 1, step, anchor)
    if noun in {"may", "march"} and lexemes[start + 1].text[0].isupper():
        return _pointed_month(lexemes, start + 1, step, anchor)
    if noun in calendar_days.SEASONS:
        return _pointed_season(start + 1, noun, step, anchor)
    if noun == "weekend":
        return Found(start + 2, "relative", _weekend(anchor, step))
    return _pointed_holiday(lexemes, start + 1, step, anchor)


def _pointed_kind_of_year(end: int, noun: str, step: int, anchor: dt.date | None) -> Found:
    """ "last fiscal year", "this calendar year"."""
    if noun == "calendar":
        return Found(end, "year", _from(anchor, "year", step))
    year = anchor.year + (anchor.month >= 10) + step if anchor else None
    return Found(end, "fiscal_year", calendar_days.fiscal_year(max(year, 2)) if year else None)


def _capital_needed(lexemes: Lexemes, index: int) -> set[str]:
    return {lexemes.low(index)} if lexemes[index].text[:1].islower() else set()


def _stretch(anchor: dt.date | None, unit: str, count: int, step: int) -> Days | None:
    """The `count` units up to the anchor (`step` -1) or from it on."""
    if anchor is None:
        return None
    other = calendar_days.shift(anchor, unit, step * count)
    return min(anchor, other), max(anchor, other)


def _pointed_weekday(lexemes: Lexemes, index: int, step: int, anchor: dt.date | None) -> Found:
    """ "last Tuesday" is that of the week before, as plain "Tuesday" names this week's; so with "next"."""
    number = WEEKDAYS[lexemes.low(index)]
    end = index + 2 if lexemes.low(index + 1) in _PARTS_OF_DAY else index + 1
    if anchor is None:
        return Found(end, "weekday", None)
    if lexemes.low(index - 1) == "past":
        day = calendar_days.shift(anchor, "day", -((anchor.weekday() - number - 1) % 7 + 1))
    elif lexemes.low(index - 1) in {"coming", "upcoming"}:
        day = calendar_days.shift(anchor, "day", (number - anchor.weekday() - 1) % 7 + 1)
    else:
        day = calendar_days.shift(calendar_days.week(anchor)[0], "day", number + 7 * step)
    return Found(end, "weekday", (day, day))


def _pointed_holiday(lexemes: Lexemes, index: int, step: int, anchor: dt.date | None) -> Found | None:
    found = holiday(lexemes, index, None)
    if found is None or found.days or anchor is None:
        return found
    years = range(max(anchor.year - 1, 2), min(anchor.year + 2, 9998))
    name = _holiday_name(lexemes, index)
    days = [calendar_days.holiday(name[0], year) for year in years] if name else []
    if step:
        days = [day for day in days if (day < anchor if step < 0 else day > anchor)]
    day = min(days, key=lambda day: abs((day - anchor).days), default=None)
    return Found(found.end, "day", (day, day) if day else None)


def _pointed_month(lexemes: Lexemes, index: int, step: int, anchor: dt.date | None) -> Found | None:
    full = month_first(lexemes, index, anchor)
    if full and full.kind == "day":
        return None
    number = MONTHS[lexemes.low(index)]
    if anchor is None:
        return Found(index + 1, "month", None)
    year = anchor.year
    if step < 0 and number >= anchor.month:
        year -= 1
    if step > 0 and number <= anchor.month:
        year += 1
    return Found(index + 1, "month", calendar_days.month(max(year, 2), number))


def _pointed_season(index: int, name: str, step: int, anchor: dt.date | None) -> Found:
    if anchor is None:
        return Found(index + 1, "season", None)
    candidates = [calendar_days.season(year, name) for year in range(max(anchor.year - 2, 2), anchor.year + 3)]
    if step == 0:
        days = min(candidates, key=lambda days: abs((days[0] - anchor).days + 45))
    elif step < 0:
        days = max(days for days in candidates if days[1] < anchor)
    else:
        days = min(days for days in candidates if days[0] > anchor)
    return Found(index + 1, "season", days)


def _weekend(anchor: dt.date | None, step: int) -> Days | None:
    if anchor is None:
        return None
    saturday = calendar_days.week(anchor)[0] + dt.timedelta(days=5 + 7 * step)
    return saturday, saturday + dt.timedelta(days=1)


def counted(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "two weeks ago", "a year earlier", "three days later", "years ago", "several months ago"."""
    count, place = _count(lexemes, index)
    place = place + 1 if lexemes.low(place) in HYPHENS and lexemes.joined(place) else place
    unit = UNITS.get(lexemes.low(place))
    if unit is None or (place == index and not lexemes.low(place).endswith("s")):
        return None
    word = lexemes.low(place + 1)
    if word == "ago":
        if count is None or anchor is None or count != int(count) or count > 3000:
            return Found(place + 2, "relative" if count is not None else "vague", None)
        return Found(place + 2, "relative", around(calendar_days.shift(anchor, unit, -int(count)), unit))
    if word in {"earlier", "later", "afterward", "afterwards", "prior", "hence"}:
        return Found(place + 2, "relative", None)
    if word == "from" and place > index:
        found = _counted_from(lexemes, place + 2, unit, count, anchor)
        return found if found.end > place + 2 else None
    if word in {"before", "after"} and place > index:
        return _counted_from(
            lexemes, place + 2, unit, (-1 if word == "before" else 1) * count if count else None, anchor
        )
    return None


def _counted_from(
    lexemes: Lexemes, index: int, unit: str, count: float | None, anchor: dt.date | None
) -> Found:  # fmt: skip
    """ "three days after" with the day from which it counts, where that follows: "Christmas", "Jan. 6", "Tuesday"."""
    if lexemes.low(index) == "now" and anchor:
        return Found(index + 1, "relative", _from(anchor, unit, int(count)) if count and count < 3000 else None)
    point = next(
        (found for rule in (month_first, day_first, holiday, weekday, plain_day) if (found := rule(lexemes, index, anchor))),
        None,
    )  # fmt: skip
    if point is None or point.days is None or point.days[0] != point.days[1]:
        return Found(index, "relative", None)
    if count is None or count % 1 or abs(count) > 3000:
        return Found(point.end, "relative", None)
    day = calendar_days.shift(point.days[0], unit, int(count))
    return Found(point.end, "relative", (day, day))


def _count(lexemes: Lexemes, index: int) -> tuple[float | None, int]:
    """How many units are counted from `index` on (None where only vaguely), and the index after the count."""
    word = lexemes.low(index)
    if word in {"a", "an"} and lexemes.low(index + 1) in UNITS:
        return 1.0, index + 1
    if word == "a" and lexemes.low(index + 1) in {"few", "couple"}:
        return None, index + 3 if lexemes.low(index + 2) == "of" else index + 2
    if word in _VAGUE_COUNTS:
        return None, index + 1
    number = cardinal(lexemes, index)
    return (number.value, number.end) if number else (None, index)


def stretch(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "the past three years", "the next 10 days", "recent years", "the past few weeks", "the last decade"."""
    start = index + 1 if lexemes.low(index) == "the" else index
    word = lexemes.low(start)
    if word == "recent" and lexemes.low(start + 1) in UNITS and lexemes.low(start + 1).endswith("s"):
        return Found(start + 2, "vague", None)
    if word not in _BACK | _AHEAD | {"final", "following"}:
        return None
    count, place = _count(lexemes, start + 1)
    plural = lexemes.low(place)
    if plural not in UNITS or not plural.endswith("s"):
        return None
    if lexemes.low(place + 1) == "of":
        return None
    if count is None or count != int(count) or count > 3000 or word in {"final", "following"}:
        return Found(place + 1, "vague", None)
    return Found(place + 1, "relative", _stretch(anchor, UNITS[plural], int(count), -1 if word in _BACK else 1))


def neighbour(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "the year before", "the day after", "the following month", "the same day": relative to another time."""
    if lexemes.low(index) not in {"the", "that"}:
        return None
    word, after = lexemes.low(index + 1), lexemes.low(index + 2)
    if word in UNITS and not word.endswith("s") and after in {"before", "after", "prior"}:
        return Found(index + 3, "relative", None)
    told = {"day", "week", "month", "year"}
    if (
        word in {"previous", "following", "preceding", "prior", "same"}
        and after in UNITS
        or (word == "next" and after in told)
    ):
        return Found(index + 3, "relative", None)
    if word in {"previous", "following", "next", "same"} and after in _PARTS_OF_DAY:
        return Found(index + 3, "relative", None)
    return None


def clock(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "9 p.m.", "10:30 a.m.", "14:30", "noon": a time of day, which covers no days: kind "vague"."""
    if lexemes.low(index) in {"noon", "midnight", "noontime"}:
        return Found(index + 1, "vague", None)
    hour = lexemes[index].text
    if lexemes[index].kind != "number" or len(hour) > 2 or int(hour) > 24:
        return None
    place, minutes = index + 1, False
    while lexemes.low(place) == ":" and lexemes.joined(place) and lexemes.joined(place + 1) and place < index + 5:
        if lexemes[place + 1].kind != "number" or len(lexemes[place + 1].text) != 2:
            return None
        place, minutes = place + 2, True
    word = lexemes.low(place)
    if word in {"am", "pm"}:
        return Found(place + 1, "vague", None)
    if word in {"a", "p"} and lexemes.low(place + 1) == "." and lexemes.low(place + 2) == "m":
        return Found(place + 4 if lexemes.low(place + 3) == "." else place + 3, "vague", None)
    if word == "o'clock":
        return Found(place + 1, "vague", None)
    return Found(place, "vague", None) if minutes and not lexemes.joined(index) else None


def holiday(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "Christmas Day", "Thanksgiving 2019", "Election Day"; without a year the nearest by the anchor."""
    named = _holiday_name(lexemes, index)
    if named is None:
        return None
    name, end = named
    year = year_number(lexemes, end)
    end = end + 1 if year else end
    days: Days | None = None
    if year:
        days = (calendar_days.holiday(name, year),) * 2
    elif anchor is not None:
        dates = [
            calendar_days.holiday(name, near) for near in range(max(anchor.year - 1, 2), min(anchor.year + 2, 9998))
        ]
        days = nearest([(day, day) for day in dates], anchor, future=point_to_future(lexemes, index))
    if lexemes.low(end) == "weekend":
        return Found(end + 1, "range", calendar_days.long_weekend(days[0]) if days else None)
    return Found(end, "day", days)


def _holiday_name(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    if lexemes.low(index) not in calendar_days.FIRST_WORDS_OF_HOLIDAYS:
        return None
    for size in range(5, 0, -1):
        words = " ".join(lexemes.low(index + step) for step in range(size))
        name = words.replace(" '", "'").replace(" .", ".").replace("’", "'")
        if name in calendar_days.HOLIDAYS:
            return name, index + size
    return None
