"""Times that point from the day of writing or another time: "last month", "two weeks ago", "the previous year"."""

import datetime as dt

from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import MONTHS, THE, WEEKDAYS, Found, day_first, month_first, point_to_future
from reportgen.grammar.days import Days
from reportgen.grammar.lexemes import Lexemes, word_set, words
from reportgen.grammar.number_words import cardinal
from reportgen.grammar.occasions import holiday, holiday_name
from reportgen.grammar.weekdays import PARTS_OF_DAY, pointed_weekday, weekday

_UNIT_NAMES = words("day week fortnight month quarter year decade century")
UNITS = {form: unit for unit in _UNIT_NAMES for form in (unit, unit + "s")} | {"centuries": "century"}
VAGUE_COUNTS = word_set("few several many couple some recent")
BACK = frozenset({"last", "past", "previous"})
AHEAD = frozenset({"next", "coming", "upcoming"})
PLAIN_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_MOST_UNITS = 3000
"""More of a unit than this is no time that news counts ("3,000 years ago" is the farthest)."""


def plain_day(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Days that the day of writing names: "today", "yesterday evening", "tonight", "this morning", "last night"."""
    word, after = lexemes.low(index), lexemes.low(index + 1)
    if word in PLAIN_DAYS:
        return Found(lexemes.skip(index + 1, PARTS_OF_DAY), "day", _from(anchor, "day", PLAIN_DAYS[word]))
    if (word == "this" and after in PARTS_OF_DAY) or (word == "last" and after == "night"):
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


def pointed(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A unit, weekday, month, season or holiday pointed at: "last year", "this July", "next Tuesday", "last Easter"."""
    start = lexemes.skip(index, THE)
    word = lexemes.low(start)
    step = -1 if word in BACK else 1 if word in AHEAD else 0 if word in {"this", "current"} else None
    if step is None or (word == "this" and start > index):
        return None
    noun, place = lexemes.low(start + 1), start + 1
    if noun in UNITS:
        return None if noun.endswith("s") else _pointed_unit(lexemes, start, step, anchor, the=start > index)
    if noun in {"fiscal", "budget", "calendar"}:
        return _pointed_kind_of_year(lexemes, place, step, anchor)
    if noun in WEEKDAYS:
        return pointed_weekday(lexemes, place, step, anchor)
    if noun in MONTHS:
        return _pointed_month(lexemes, place, step, anchor)
    if noun in calendar_days.SEASONS:
        return _pointed_season(place, noun, step, anchor)
    if noun == "weekend":
        return Found(place + 1, "relative", _weekend(anchor, step))
    return _pointed_holiday(lexemes, place, step, anchor)


def _pointed_unit(lexemes: Lexemes, index: int, step: int, anchor: dt.date | None, *, the: bool) -> Found:
    """ "Last year" is the calendar year before, "the past year" the twelve months until now."""
    word, unit = lexemes.low(index), UNITS[lexemes.low(index + 1)]
    told = word == "previous" or (the and word == "next")  # of what is told: "the next day he resigned"
    if told and unit not in {"decade", "century", "quarter"}:
        return Found(index + 2, "relative", None)
    if unit != "quarter" and (word == "past" or (the and word in {"last", "coming", "next"})):
        return Found(index + 2, "relative", _stretch(anchor, unit, 1, step))
    kind = unit if unit in {"day", "month", "quarter", "year"} else "relative"
    return Found(index + 2, kind, _from(anchor, unit, step))


def _pointed_kind_of_year(lexemes: Lexemes, index: int, step: int, anchor: dt.date | None) -> Found | None:
    """Reads "fiscal year" or "calendar year" behind "last", "this", "next"."""
    if lexemes.low(index + 1) != "year" or lexemes.low(index - 1) == "previous":
        return None
    if lexemes.low(index) == "calendar":
        return Found(index + 2, "year", _from(anchor, "year", step))
    year = anchor.year + (anchor.month >= calendar_days.FISCAL_YEAR_BEGINS) + step if anchor else None
    return Found(index + 2, "fiscal_year", calendar_days.fiscal_year(year) if year else None)


def _stretch(anchor: dt.date | None, unit: str, count: int, step: int) -> Days | None:
    """The `count` units up to the anchor (`step` -1) or from it on."""
    if anchor is None:
        return None
    other = calendar_days.shift(anchor, unit, step * count)
    return min(anchor, other), max(anchor, other)


def _pointed_holiday(lexemes: Lexemes, index: int, step: int, anchor: dt.date | None) -> Found | None:
    named = holiday_name(lexemes, index)
    if named is None:
        return None
    if anchor is None:
        return Found(named[1], "day", None)
    days = [calendar_days.holiday(named[0], anchor.year + year) for year in (-1, 0, 1)]
    days = [day for day in days if (day - anchor).days * step > 0] if step else days
    day = min(days, key=lambda day: abs((day - anchor).days))
    return Found(named[1], "day", (day, day))


def _pointed_month(lexemes: Lexemes, index: int, step: int, anchor: dt.date | None) -> Found | None:
    full = month_first(lexemes, index, anchor)
    if full is None or full.kind == "day":
        return None
    number = MONTHS[lexemes.low(index)]
    if anchor is None:
        return Found(full.end, "month", None)
    year = anchor.year - (step < 0 and number >= anchor.month) + (step > 0 and number <= anchor.month)
    return Found(full.end, "month", calendar_days.month(year, number))


def _pointed_season(index: int, name: str, step: int, anchor: dt.date | None) -> Found:
    if anchor is None:
        return Found(index + 1, "season", None)
    candidates = [calendar_days.season(anchor.year + year, name) for year in (-2, -1, 0, 1, 2)]
    if step == 0:
        days = min(candidates, key=lambda days: abs(((days[0] - anchor) + (days[1] - anchor)).days))
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
    """Times counted from another: "two weeks ago", "a year earlier", "three days after Christmas", "years ago".

    "In two weeks" is one where the words before speak of the future, else it tells how long something took.
    """
    count, place = _count(lexemes, index)
    place = place + 1 if lexemes.hyphen(place) else place
    unit = UNITS.get(lexemes.low(place))
    if unit is None or (place == index and not lexemes.low(place).endswith("s")):
        return None
    word = lexemes.low(place + 1)
    if word == "ago":
        days = _from(anchor, unit, -int(count)) if count is not None else None
        return Found(place + 2, "relative" if count is not None else "vague", days)
    if word in {"earlier", "later", "afterward", "afterwards", "prior", "hence"}:
        return Found(place + 2, "relative", None)
    if word in {"before", "after", "from"} and place > index:
        signed = -count if count is not None and word == "before" else count
        found = _counted_from(lexemes, place + 2, unit, signed, anchor)
        return None if word == "from" and found.end == place + 2 else found
    if lexemes.low(index - 1) == "in" and count is not None and place > index and point_to_future(lexemes, index):
        return Found(place + 1, "relative", _from(anchor, unit, count))
    return None


def _counted_from(lexemes: Lexemes, index: int, unit: str, count: int | None, anchor: dt.date | None) -> Found:
    """The day that "three days after" counts from, where it follows: "Christmas", "Jan. 6", "Tuesday", "now"."""
    if lexemes.low(index) == "now":
        return Found(index + 1, "relative", _from(anchor, unit, count) if count is not None else None)
    rules = (month_first, day_first, holiday, weekday, plain_day)
    point = next((found for rule in rules if (found := rule(lexemes, index, anchor))), None)
    if point is None or point.kind not in {"day", "weekday"}:
        return Found(index, "relative", None)
    day = calendar_days.shift(point.days[0], unit, count) if point.days and count is not None else None
    return Found(point.end, "relative", (day, day) if day else None)


def _count(lexemes: Lexemes, index: int) -> tuple[int | None, int]:
    """How many units are counted from `index` on (None where only vaguely), and the index after the count."""
    word, after = lexemes.low(index), lexemes.low(index + 1)
    if word in {"a", "an"} and after in UNITS:
        return 1, index + 1
    if word == "a" and after in {"few", "couple"}:
        return None, lexemes.skip(index + 2, {"of"})
    if word in VAGUE_COUNTS:
        return None, index + 1
    number = cardinal(lexemes, index)
    if number is None:
        return None, index
    exact = number.value % 1 == 0 and number.value <= _MOST_UNITS
    return int(number.value) if exact else None, number.end


def stretch(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Units counted up to or from now: "the past three years", "the next 10 days", "recent years"."""
    start = lexemes.skip(index, THE)
    word = lexemes.low(start)
    if word == "recent":
        named = lexemes.low(start + 1) in UNITS and lexemes.low(start + 1).endswith("s")
        return Found(start + 2, "vague", None) if named else None
    if word not in BACK | AHEAD | {"final", "following"}:
        return None
    count, place = _count(lexemes, start + 1)
    plural = lexemes.low(place)
    if plural not in UNITS or not plural.endswith("s") or lexemes.low(place + 1) == "of":
        return None
    if count is None or word in {"final", "following"}:
        return Found(place + 1, "vague", None)
    return Found(place + 1, "relative", _stretch(anchor, UNITS[plural], count, -1 if word in BACK else 1))


_NEIGHBOURS = frozenset({"previous", "following", "preceding", "prior", "same", "next"})


def neighbour(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Times beside one that is told of: "the year before", "the day after", "the following month", "the same day"."""
    if lexemes.low(index) not in {"the", "that"}:
        return None
    word, after = lexemes.low(index + 1), lexemes.low(index + 2)
    single = UNITS.get(word) == word and after in {"before", "after", "prior"}
    beside = word in _NEIGHBOURS and (after in UNITS or after in PARTS_OF_DAY)
    from_now = word == "next" and after not in {"day", "week", "month", "year"} | PARTS_OF_DAY
    return Found(index + 3, "relative", None) if single or (beside and not from_now) else None
