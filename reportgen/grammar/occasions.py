"""Holidays and times of day."""

import datetime as dt

from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import Found, nearest, point_to_future, year_number, years_around
from reportgen.grammar.lexemes import Lexemes

MIDDAYS = frozenset({"noon", "midnight"})


def clock(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Times of day: "9 p.m.", "10:30 a.m.", "14:30", "noon". They cover no days: kind "vague"."""
    if lexemes.low(index) in MIDDAYS:
        return Found(index + 1, "vague", None)
    hour = lexemes[index]
    if hour.kind != "number" or not hour.text.isdigit() or len(hour.text) > 2 or int(hour.text) > 24:
        return None
    place = _past_minutes(lexemes, index + 1)
    word = lexemes.low(place)
    if word in {"am", "pm", "o'clock"}:
        return Found(place + 1, "vague", None)
    if word in {"a", "p"} and lexemes.low(place + 1) == "." and lexemes.low(place + 2) == "m":
        return Found(lexemes.skip(place + 3, {"."}), "vague", None)
    alone = place > index + 1 and not lexemes.joined(index) and lexemes.low(place) != ":"
    return Found(place, "vague", None) if alone else None


def _past_minutes(lexemes: Lexemes, index: int) -> int:
    """The index after the ":30" or ":30:15" at `index`."""
    for _ in range(2):
        minutes = lexemes[index + 1]
        colon = lexemes.low(index) == ":" and lexemes.joined(index) and minutes.glued
        if colon and minutes.kind == "number" and minutes.text.isdigit() and len(minutes.text) == 2:
            index += 2
    return index


def holiday(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Holidays: "Christmas Day", "Thanksgiving 2019", "Labor Day weekend"; without a year the nearest."""
    named = holiday_name(lexemes, index)
    if named is None:
        return None
    name, end = named
    year = year_number(lexemes, end)
    day: dt.date | None = None
    if year:
        day, end = calendar_days.holiday(name, year), end + 1
    elif anchor is not None:
        dates = [calendar_days.holiday(name, around) for around in years_around(anchor)]
        day = nearest([(date, date) for date in dates], anchor, future=point_to_future(lexemes, index))[0]
    if lexemes.low(end) == "weekend":
        return Found(end + 1, "range", calendar_days.long_weekend(day) if day else None)
    return Found(end, "day", (day, day) if day else None)


def holiday_name(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """The name of the holiday at `index`, as `days.HOLIDAYS` has it, and the index after it."""
    if lexemes.low(index) not in calendar_days.FIRST_WORDS_OF_HOLIDAYS:
        return None
    for size in range(calendar_days.LONGEST_HOLIDAY, 0, -1):
        name = " ".join(lexemes.low(index + step) for step in range(size))
        name = name.replace(" '", "'").replace(" .", ".")
        if name in calendar_days.HOLIDAYS:
            return name, index + size
    return None
