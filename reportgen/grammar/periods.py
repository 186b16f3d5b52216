"""Periods that name themselves: years, fiscal years, decades, centuries, quarters, seasons.

Every rule reads the lexemes from an index on and returns what it found there, or None.
"""

import datetime as dt

from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import (
    ASKS_FOR_TIME,
    DAY_SUFFIXES,
    NEVER,
    THE,
    Found,
    nearest,
    point_to_future,
    year_after,
    year_number,
    years_around,
)
from reportgen.grammar.days import LATEST_YEAR, Days
from reportgen.grammar.lexemes import HYPHENS, Lexemes, word_set
from reportgen.grammar.number_words import ORDINALS, whole

_COUNTED = word_set(
    "percent people miles feet dollars years days hours minutes acres troops soldiers pounds men women children meters "
    "metres kilometers kilometres calories times jobs deaths cases dead euros km mph pm am million billion"
)
"""Behind a bare four-figure number these make it a count: "2000 people"."""
_QUALIFIED = word_set("than nearly almost roughly approximately least most under over exactly")
_BOUND_SIGNS = frozenset({".", ":", "/", "+", "=", "_"})


def year_alone(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A year in four figures that is no count: "2023"; "2016-17" and "2016-2018" as ranges.

    In "2016-10" the second figure may be a month: only the next year or what no month can be makes a range.
    """
    year = year_number(lexemes, index)
    if year is None or not _reads_as_year(lexemes, index, year):
        return None
    sign = lexemes.low(index + 1)
    if sign not in HYPHENS | {"/"} or not (lexemes.joined(index + 1) and lexemes.joined(index + 2)):
        return Found(index + 1, "year", calendar_days.years(year))
    text, second = lexemes[index + 2].text, whole(lexemes, index + 2)
    if second is not None and len(text) == 2 and (second == year % 100 + 1 or second > max(12, year % 100)):
        second += year - year % 100
    if second is None or len(text) not in {2, 4} or not year < second <= min(year + 100, LATEST_YEAR):
        return None
    return Found(index + 3, "range", calendar_days.years(year, second - year + 1))


def _reads_as_year(lexemes: Lexemes, index: int, year: int) -> bool:
    before, after = lexemes[index - 1], lexemes[index + 1]
    if before.text in {"$", "£", "€", "#", "¥", "№"} or after.low in _COUNTED or before.low in _QUALIFIED:
        return False
    if lexemes.joined(index):
        chained = before.text in HYPHENS and lexemes[index - 2].kind == "number"
        if before.kind in {"word", "number"} or before.text in _BOUND_SIGNS or chained:
            return False
    if after.text == "-" and after.glued and lexemes[index + 2].kind == "word":
        return False
    return 1900 <= year <= 2099 or (1500 <= year < 1900 and before.low in ASKS_FOR_TIME | {"to"})


def fiscal_year(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Fiscal years: "fiscal year 2023", "fiscal 2023", "FY 2023", "FY2023", "FY23", "the 2023 fiscal year"."""
    start = lexemes.skip(index, THE)
    word = lexemes.low(start)
    leading = year_number(lexemes, start)
    if leading:
        named = lexemes.low(start + 1) in {"fiscal", "budget"} and lexemes.low(start + 2) == "year"
        return Found(start + 3, "fiscal_year", calendar_days.fiscal_year(leading)) if named else None
    place = lexemes.skip(start + 1, {"year", "years"})
    if word not in {"fiscal", "fy", "budget"} or (word == "budget" and place == start + 1):
        return None
    place = place + 1 if lexemes.low(place) in {"'", "-"} and lexemes.joined(place + 1) else place
    year = year_number(lexemes, place)
    short = whole(lexemes, place, 2)
    if year is None and short is not None and len(lexemes[place].text) == 2 and word == "fy":
        year = 2000 + short
    return Found(place + 1, "fiscal_year", calendar_days.fiscal_year(year)) if year else None


TENS_OF_YEARS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip


def decade(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Decades and centuries by their years: "the 1990s", "1990's", "the '90s", "the nineties", "the 1800s"."""
    start = lexemes.skip(index, THE)
    tens = TENS_OF_YEARS.get(lexemes.low(start))
    if tens and (start > index or lexemes.low(index - 1) in {"early", "late", "mid", "in", "-"}):
        return Found(start + 1, "range", calendar_days.years(1900 + tens, 10))
    place = lexemes.skip(start, {"'", "‘"})
    number = whole(lexemes, place)
    plural = lexemes.low(place + 1) in {"s", "'s"} and lexemes.joined(place + 1)
    if number is None or number % 10 or not plural:
        return None
    days = _years_of_decade(number, len(lexemes[place].text), short=place > start or (start > index and number >= 20))
    return Found(place + 2, "range", days) if days else None


def _years_of_decade(number: int, figures: int, *, short: bool) -> Days | None:
    if figures == 2 and short:
        return calendar_days.years(number + (2000 if number < 20 else 1900), 10)
    if figures != 4 or not 1500 <= number <= 2090:
        return None
    return calendar_days.years(number, 100 if number % 100 == 0 and number != 2000 else 10)


def century(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Centuries by their number: "the 19th century", "the nineteenth century", "the twenty-first century"."""
    start = lexemes.skip(index, THE)
    number, place = whole(lexemes, start, 2), start + 1
    if number is not None:
        if lexemes.low(place) not in DAY_SUFFIXES:
            return None
        place += 1
    elif lexemes.low(start) == "twenty" and lexemes.low(start + 2) == "first":
        number, place = 21, start + 3
    else:
        number = ORDINALS.get(lexemes.low(start))
    place = lexemes.skip(place, HYPHENS)
    if number is None or not 11 <= number <= 22 or lexemes.low(place) != "century":
        return None
    return Found(place + 1, "range", calendar_days.years(100 * (number - 1) + 1, 100))


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def quarter(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Quarters: "the third quarter of 2021", "third-quarter", "Q3 2021", "2021 Q3"; without a year the last begun."""
    start = lexemes.skip(index, THE)
    leading = year_number(lexemes, start)
    if leading:
        start = lexemes.skip(start + 1, HYPHENS)
    named = _quarter_number(lexemes, start)
    if named is None:
        return None
    number, place = named
    year = (leading, place) if leading else year_after(lexemes, place)
    if year:
        return Found(year[1], "quarter", calendar_days.quarter(year[0], number))
    if anchor is None:
        return Found(place, "quarter", None)
    candidates = [calendar_days.quarter(around, number) for around in years_around(anchor)]
    days = nearest(candidates, anchor, future=point_to_future(lexemes, index), reach=NEVER)
    return Found(place, "quarter", days)


def _quarter_number(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """The number of the quarter named at `index` and the index after it."""
    if lexemes.low(index) == "q" and lexemes.joined(index + 1):
        number = whole(lexemes, index + 1, 1)
        return (number, index + 2) if number in {1, 2, 3, 4} else None
    number = _QUARTERS.get(lexemes.low(index))
    place = lexemes.skip(index + 1, HYPHENS)
    return (number, place + 1) if number and lexemes.low(place) == "quarter" else None


_BEFORE_SEASON = frozenset({"in", "during", "since", "until", "by", "early", "late", "mid"})


def season(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Seasons: "summer 2019", "the summer of 2019", "in summer"; alone they need a word that asks for a time.

    "In spring" and "in fall" need their article: both are verbs and other nouns as well.
    """
    start = lexemes.skip(index, THE)
    name = lexemes.low(start)
    if name not in calendar_days.SEASONS:
        return None
    year = year_after(lexemes, start + 1)
    if year:
        return Found(year[1], "season", calendar_days.season(year[0], name))
    ambiguous = name in {"spring", "fall"} and start == index
    if lexemes.low(index - 1) not in _BEFORE_SEASON or ambiguous:
        return None
    if anchor is None:
        return Found(start + 1, "season", None)
    candidates = [calendar_days.season(around, name) for around in years_around(anchor)]
    days = nearest(candidates, anchor, future=point_to_future(lexemes, index), reach=NEVER)
    return Found(start + 1, "season", days)
