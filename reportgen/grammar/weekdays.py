"""Days of the week: "Thursday", "Thursday, March 30", "last Tuesday", "Monday of last week"."""

import datetime as dt

from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import MONTHS, WEEKDAYS, Found, month_first, point_to_future
from reportgen.grammar.lexemes import Lexemes, word_set

SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
PARTS_OF_DAY = word_set("morning afternoon evening night")


def weekday(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A weekday with its part of the day or its date: "Thursday", "overnight Tuesday", "Thursday, March 30".

    The nearest past one, the anchor's own day included, unless the words before speak of the future.
    """
    named = _weekday_name(lexemes, lexemes.skip(index, {"overnight"}))
    if named is None:
        return None
    number, place = named
    found = _of_week(lexemes, place, number, anchor) or month_first(lexemes, lexemes.skip(place, {",", "the"}), anchor)
    if found and found.kind in {"weekday", "day"}:
        return found
    end = lexemes.skip(place, PARTS_OF_DAY)
    if anchor is None:
        return Found(end, "weekday", None)
    back = calendar_days.shift(anchor, "day", -((anchor.weekday() - number) % 7))
    day = calendar_days.shift(back, "day", 7) if back != anchor and point_to_future(lexemes, index) else back
    return Found(end, "weekday", (day, day))


def _weekday_name(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """The weekday named at `index` (Monday 0) and the index after it; abbreviations only before a month."""
    word = lexemes.low(index)
    if word in WEEKDAYS:
        return WEEKDAYS[word], index + 1
    after = index + 2 if lexemes.low(index + 1) == "." and lexemes.joined(index + 1) else index + 1
    dated = lexemes.low(lexemes.skip(after, {","})) in MONTHS
    short = word in SHORT_WEEKDAYS and lexemes[index].text[0].isupper() and dated
    return (SHORT_WEEKDAYS[word], after) if short else None


def _of_week(lexemes: Lexemes, index: int, number: int, anchor: dt.date | None) -> Found | None:
    """Reads the "of last week" of "Monday of last week"."""
    step = {"last": -1, "this": 0, "next": 1}.get(lexemes.low(index + 1))
    if lexemes.low(index) != "of" or step is None or lexemes.low(index + 2) != "week":
        return None
    day = _in_week(anchor, number, step) if anchor else None
    return Found(index + 3, "weekday", (day, day) if day else None)


def _in_week(anchor: dt.date, number: int, step: int) -> dt.date:
    """Weekday `number` of the week `step` weeks after the anchor's."""
    return calendar_days.shift(calendar_days.week(anchor)[0], "day", number + 7 * step)


def pointed_weekday(lexemes: Lexemes, index: int, step: int, anchor: dt.date | None) -> Found:
    """The weekday at `index` behind "last", "this" or "next" (`step` -1, 0, 1), "past" or "coming".

    "Last Tuesday" is that of the week before, as plain "Tuesday" names this week's; so with "next".
    """
    number = WEEKDAYS[lexemes.low(index)]
    end = lexemes.skip(index + 1, PARTS_OF_DAY)
    if anchor is None:
        return Found(end, "weekday", None)
    if lexemes.low(index - 1) == "past":
        day = calendar_days.shift(anchor, "day", -((anchor.weekday() - number - 1) % 7 + 1))
    elif lexemes.low(index - 1) in {"coming", "upcoming"}:
        day = calendar_days.shift(anchor, "day", (number - anchor.weekday() - 1) % 7 + 1)
    else:
        day = _in_week(anchor, number, step)
    return Found(end, "weekday", (day, day))
