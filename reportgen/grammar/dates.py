"""Times that name themselves: days, months, quarters, years, decades, fiscal years. What lacks a year takes the anchor's.

Every rule reads the lexemes from an index on and returns what it found there, or None.
"""

import datetime as dt
from typing import NamedTuple

from reportgen.grammar import days as calendar_days
from reportgen.grammar.days import EARLIEST_YEAR, LATEST_YEAR, Days
from reportgen.grammar.lexemes import HYPHENS, Lexemes
from reportgen.grammar.number_words import ORDINALS, whole

_MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}  # fmt: skip
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

_ALSO_NAMES = frozenset({"april", "june", "august", "jan", "may", "march", "mar", "dec"})
"""Months that are also given names, verbs or nouns: alone they need a word before them that asks for a time."""
_ASKS_FOR_TIME = frozenset(
    "in since until till by during from through late early mid last next this past every between before after of "
    "around starting beginning ending throughout".split()
)
_MAY_ASK_FOR_TIME = frozenset("and or to for on".split())
_DAY_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_FORWARD = frozenset("will shall won't would upcoming scheduled slated due plans".split())
_REACH = 3
"""How many times nearer the coming one must be: in May, "June 3" is to come and "December" is past."""
_NEVER = 10_000
_LOOK_BACK = 12
"""Words of the clause before a day in which a verb of the future is looked for: news clauses are rarely longer."""


class Found(NamedTuple):
    """A time read from the lexemes up to `end` (exclusive); `days` is None where it could not be resolved."""

    end: int
    kind: str
    days: Days | None


def point_to_future(lexemes: Lexemes, index: int) -> bool:
    """Whether the words before `index` in its sentence speak of what is to come ("will vote on Tuesday")."""
    if lexemes.low(index - 1) == "until":
        return True
    for place in range(index - 1, max(index - 1 - _LOOK_BACK, -1), -1):
        word = lexemes.low(place)
        if word in {".", "!", "?", ";"} and not lexemes[place + 1].glued:
            return False
        if word in _FORWARD or word.endswith("'ll") or (word == "set" and lexemes.low(place + 1) in {"for", "to"}):
            return True
    return False


def month_name(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """The number of the month named at `index` and the index after it (and after the dot of an abbreviation)."""
    word = lexemes.low(index)
    number = MONTHS.get(word)
    if number is None:
        return None
    dot = word not in _MONTH_NAMES and lexemes.low(index + 1) == "." and lexemes.joined(index + 1)
    return number, index + 2 if dot else index + 1


def day_number(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """A day of the month, "6", "6th" or "sixth", at `index`, and the index after it."""
    number = whole(lexemes, index, 2)
    if number is None:
        number = ORDINALS.get(lexemes.low(index))
        return (number, index + 1) if number else None
    if not 1 <= number <= 31:
        return None
    after = index + 1
    if lexemes.joined(after) and lexemes[after].kind == "word":
        return (number, after + 1) if lexemes.low(after) in _DAY_SUFFIXES else None
    colon = lexemes.low(after) in {":", "%", "/"} and lexemes.joined(after)
    return None if colon else (number, after)


def year_number(lexemes: Lexemes, index: int) -> int | None:
    """A year in four figures at `index`."""
    number = whole(lexemes, index)
    long_enough = len(lexemes[index].text) == 4
    if number is None or not long_enough or not EARLIEST_YEAR <= number <= LATEST_YEAR:
        return None
    after = lexemes[index + 1]
    return None if after.glued and (after.kind in {"word", "fraction"} or after.text in {"%", ":"}) else number


def year_after(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """A year at `index` or behind one comma, "of" or "in" there, and the index after it."""
    place = index + 1 if lexemes.low(index) in {",", "of", "in"} else index
    year = year_number(lexemes, place)
    return (year, place + 1) if year else None


def nearest(candidates: list[Days], anchor: dt.date, *, future: bool, reach: int = _REACH) -> Days:
    """The one of yearly repeated `candidates` that a text of day `anchor` means.

    The last one that has begun, unless the words before speak of the future, or the next is more than `reach` times
    nearer: news omits the year of dates in the current year (AP Stylebook, "months"), past or to come.
    """
    past = max((days for days in candidates if days[0] <= anchor), default=None)
    ahead = min((days for days in candidates if days[0] > anchor), default=None)
    if past is None or ahead is None:
        return past or ahead or candidates[0]
    if past[1] >= anchor:
        return past
    since, until = (anchor - past[1]).days, (ahead[0] - anchor).days
    return ahead if future or reach * until < since else past


def _around(anchor: dt.date) -> range:
    return range(max(anchor.year - 1, 2), min(anchor.year + 2, 9998))


def day_of_month(year: int | None, number: int, day: int, anchor: dt.date | None, *, future: bool) -> Days | None:
    """The day as days; None where there is no such day, or no year and no anchor."""
    if year is not None:
        return _day(year, number, day)
    if anchor is None:
        return None
    candidates = [days for around in _around(anchor) if (days := _day(around, number, day))]
    return nearest(candidates, anchor, future=future) if candidates else None


def _day(year: int, number: int, day: int) -> Days | None:
    try:
        date = dt.date(year, number, day)
    except ValueError:
        return None
    return date, date


def possible(number: int, day: int) -> bool:
    """Whether the month ever has that day."""
    return _day(2000, number, day) is not None


def month_first(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "March 30, 2023", "March 30", "March of 2023", "March 2023", "March"."""
    named = month_name(lexemes, index)
    if named is None:
        return None
    number, after = named
    lower = lexemes[index].text[0].islower()
    future = point_to_future(lexemes, index)
    day = day_number(lexemes, after)
    if day and possible(number, day[0]) and not (lower and number in {3, 5} and not _asked_for(lexemes, index)):
        year = year_after(lexemes, day[1])
        days = day_of_month(
            year[0] if year else _shared_year(lexemes, day[1], number), number, day[0], anchor, future=future
        )  # fmt: skip
        return Found(year[1] if year else day[1], "day", days)
    year = year_after(lexemes, after)
    if year:
        return Found(year[1], "month", calendar_days.month(year[0], number))
    return _bare_month(lexemes, index, number, after, anchor)


def _shared_year(lexemes: Lexemes, index: int, number: int) -> int | None:
    """The year that stands only behind the second of two, as in "June and July of 2009", for the first, `number`."""
    second = month_name(lexemes, index + 1) if lexemes.low(index) in {"and", "or", ",", "to", "through"} else None
    if second is None or second[0] < number:
        return None
    day = day_number(lexemes, second[1])
    year = year_after(lexemes, day[1] if day else second[1])
    return year[0] if year else None


def _asked_for(lexemes: Lexemes, index: int) -> bool:
    return lexemes.low(index - 1) in _ASKS_FOR_TIME | {"on"}


def _bare_month(lexemes: Lexemes, index: int, number: int, after: int, anchor: dt.date | None) -> Found | None:
    if not is_month(lexemes, index):
        return None
    shared = _shared_year(lexemes, after, number)
    if shared:
        return Found(after, "month", calendar_days.month(shared, number))
    if anchor is None:
        return Found(after, "month", None)
    candidates = [calendar_days.month(year, number) for year in _around(anchor)]
    future = point_to_future(lexemes, index)
    return Found(after, "month", nearest(candidates, anchor, future=future, reach=_NEVER))


def is_month(lexemes: Lexemes, index: int) -> bool:
    """Whether the word at `index` names a month though no day or year follows: no name, verb or noun."""
    word, before = lexemes.low(index), lexemes.low(index - 1)
    if lexemes[index].text[0].islower() and (
        word in {"may", "march", "mar", "dec", "jan", "sep", "sun"} or word in {"august"}
    ):
        return False
    if word == "august" and lexemes.low(index + 1) == "company":
        return False
    if lexemes.low(index + 1) in HYPHENS | {"to", "through"} and month_name(lexemes, index + 2):
        return True
    if _shared_year(lexemes, index + 1, MONTHS[word]):
        return True
    if before in _ASKS_FOR_TIME:
        return not (word in _ALSO_NAMES and _surname_follows(lexemes, index) and before in {"by", "of", "from"})
    if word in {"may", "march", "mar"}:
        return False
    abbreviated = word not in _MONTH_NAMES
    if abbreviated:
        return lexemes.low(index + 1) == "." and lexemes.joined(index + 1)
    if word in _ALSO_NAMES:
        return before in _MAY_ASK_FOR_TIME and not _surname_follows(lexemes, index)
    return True


def _surname_follows(lexemes: Lexemes, index: int) -> bool:
    after = lexemes[index + 1]
    return after.kind == "word" and after.text[0].isupper() and after.low not in WEEKDAYS


def day_first(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "6 January 2021", "6th of January", "the first of May"."""
    start = index + 1 if lexemes.low(index) == "the" else index
    day = day_number(lexemes, start)
    if day is None:
        return None
    spelled = lexemes[start].kind == "word"
    has_of = lexemes.low(day[1]) == "of"
    named = month_name(lexemes, day[1] + 1 if has_of else day[1])
    if named is None or (spelled and not has_of) or not possible(named[0], day[0]):
        return None
    bare = day[1] == start + 1 and not has_of
    if lexemes[named[1] - 1].low in {"may", "march"} and lexemes[named[1] - 1].text[0].islower():
        return None
    year = year_after(lexemes, named[1])
    if bare and not year and day_number(lexemes, named[1]):
        return None
    future = point_to_future(lexemes, index)
    return Found(year[1] if year else named[1], "day",
                 day_of_month(year[0] if year else None, named[0], day[0], anchor, future=future))  # fmt: skip


def in_figures(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "2021-01-06" (ISO 8601), "01/06/2021" and "1/6/21" (month first, as in the United States), "06-Jan-2021"."""
    sign = lexemes.low(index + 1)
    before = lexemes[index - 1]
    bound = lexemes.joined(index) and (before.kind in {"word", "number"} or before.text in {sign, "/", ".", ":", "="})
    if sign not in {"-", "/", "."} or lexemes.low(index + 3) != sign or bound:
        return None
    if (
        not all(lexemes.joined(index + step) for step in range(1, 5))
        or lexemes[index + 5].glued
        and lexemes[index + 5].kind in {"number", "word"}
    ):
        return None
    first, second, third = (whole(lexemes, index + step) for step in (0, 2, 4))
    month = month_name(lexemes, index + 2)
    if month and first and third and third >= EARLIEST_YEAR:
        named = _day(third, month[0], first)
        return Found(index + 5, "day", named) if named else None
    if first is None or second is None or third is None:
        return None
    if first > 999 and len(lexemes[index].text) == 4:
        days = _day(first, second, third) if first <= LATEST_YEAR else None
    elif len(lexemes[index + 4].text) in {2, 4} and sign in {"/", "-"}:
        year = third if third > 99 else third + (2000 if third < 70 else 1900)
        days = _day(year, first, second) or _day(year, second, first)
    else:
        return None
    return Found(index + 5, "day", days) if days else None


_BEFORE_FIGURES = (
    frozenset("on since until till by from to before after through thru dated and - –".split()) | WEEKDAYS.keys()
)


def month_and_day_in_figures(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "on 5/12", "Friday 5/12" (month first); "9/11", which names one day."""
    month, day = whole(lexemes, index, 2), whole(lexemes, index + 2, 2)
    glued = lexemes.joined(index + 1) and lexemes.joined(index + 2) and lexemes.low(index + 1) == "/"
    if (
        not glued
        or month is None
        or day is None
        or lexemes.joined(index)
        or lexemes.joined(index + 3)
        and lexemes[index + 3].kind in {"word", "number"}
    ):
        return None
    if lexemes.low(index + 3) == "/" and lexemes.joined(index + 3):
        return None
    if (month, day) == (9, 11):
        return Found(index + 3, "day", _day(2001, 9, 11))
    if lexemes.low(index - 1) not in _BEFORE_FIGURES or not 1 <= month <= 12 or not possible(month, day):
        return None
    days = day_of_month(None, month, day, anchor, future=point_to_future(lexemes, index))
    return Found(index + 3, "day", days)


_MEASURES = frozenset(
    "percent people miles feet dollars years days hours minutes acres troops soldiers pounds men women children "
    "meters metres kilometers kilometres calories times jobs deaths cases dead euros km mph pm am million "
    "billion".split()
)
_COUNTS = frozenset("than nearly almost roughly approximately least most under over exactly".split())


def year_alone(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A year in four figures that is no count: "2023"; "2016-17" and "2016-2018" as ranges.

    In "2016-10" the second figure may be a month: only the next year or what no month can be makes a range.
    """
    year = year_number(lexemes, index)
    if year is None or not _reads_as_year(lexemes, index, year):
        return None
    after = lexemes.low(index + 1)
    if after in HYPHENS | {"/"} and lexemes.joined(index + 1) and lexemes.joined(index + 2):
        text = lexemes[index + 2].text
        second = whole(lexemes, index + 2)
        if second is not None and len(text) == 2 and (second == year % 100 + 1 or second > max(12, year % 100)):
            second += year - year % 100
        if second is None or len(text) not in {2, 4} or not year < second <= min(year + 100, LATEST_YEAR):
            return None
        return Found(index + 3, "range", calendar_days.years(year, second - year + 1))
    return Found(index + 1, "year", calendar_days.years(year))


def _reads_as_year(lexemes: Lexemes, index: int, year: int) -> bool:
    before, after = lexemes[index - 1], lexemes[index + 1]
    if before.text in {"$", "£", "€", "#", "¥", "№"} or (lexemes.joined(index) and before.kind in {"word", "number"}):
        return False
    if lexemes.joined(index) and before.text in {".", ":", "/", "+", "=", "_"}:
        return False
    if lexemes.joined(index) and before.text in HYPHENS and lexemes[index - 2].kind == "number":
        return False
    if after.low in _MEASURES or before.low in _COUNTS:
        return False
    if after.text == "-" and after.glued and lexemes[index + 2].kind == "word":
        return False
    return 1900 <= year <= 2099 or (1500 <= year < 1900 and before.low in _ASKS_FOR_TIME | {"to"})


def fiscal_year(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "fiscal year 2023", "fiscal 2023", "FY 2023", "FY2023", "FY23", "the 2023 fiscal year"."""
    start = index + 1 if lexemes.low(index) == "the" else index
    word = lexemes.low(start)
    if word in {"fiscal", "budget"}:
        place = start + 2 if lexemes.low(start + 1) in {"year", "years"} else start + 1
        if word == "budget" and place == start + 1:
            return None
    elif word in {"fy", "fys"}:
        place = start + 1
    else:
        year = year_number(lexemes, start)
        if year and lexemes.low(start + 1) in {"fiscal", "budget"} and lexemes.low(start + 2) == "year":
            return Found(start + 3, "fiscal_year", calendar_days.fiscal_year(year))
        return None
    place = place + 1 if lexemes.low(place) in {"'", "’", "-"} and lexemes.joined(place + 1) else place
    year = year_number(lexemes, place)
    short = whole(lexemes, place, 2)
    if year is None and short is not None and len(lexemes[place].text) == 2 and word == "fy":
        year = 2000 + short
    return Found(place + 1, "fiscal_year", calendar_days.fiscal_year(year)) if year else None


_TENS_OF_YEARS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                  "eighties": 80, "nineties": 90}  # fmt: skip


def decade(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "the 1990s", "1990's", "the '90s", "the nineties"."""
    start = index + 1 if lexemes.low(index) == "the" else index
    tens = _TENS_OF_YEARS.get(lexemes.low(start))
    if tens and (start > index or lexemes.low(index - 1) in {"early", "late", "mid", "in", "-"}):
        return Found(start + 1, "range", calendar_days.years(1900 + tens, 10))
    quote = lexemes.low(start) in {"'", "’", "‘"}
    place = start + 1 if quote else start
    number = whole(lexemes, place)
    after = lexemes.low(place + 1)
    if number is None or number % 10 or after not in {"s", "'s"} or not lexemes.joined(place + 1):
        return None
    length = len(lexemes[place].text)
    if quote and length == 2 or (length == 2 and start > index and number >= 20):
        number += 2000 if number < 20 else 1900
    elif length != 4 or not 1500 <= number <= 2090:
        return None
    span = 100 if number % 100 == 0 and number != 2000 else 10
    return Found(place + 2, "range", calendar_days.years(number, span))


def century(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "the 19th century", "the nineteenth century"."""
    start = index + 1 if lexemes.low(index) == "the" else index
    number = whole(lexemes, start, 2)
    place = start + 2 if number and lexemes.low(start + 1) in _DAY_SUFFIXES else start + 1
    number = number if number and place == start + 2 else ORDINALS.get(lexemes.low(start))
    if lexemes.low(start) == "twenty" and lexemes.low(start + 2) == "first":
        number, place = 21, start + 3
    place = place + 1 if lexemes.low(place) == "-" else place
    if number is None or not 11 <= number <= 22 or lexemes.low(place) != "century":
        return None
    return Found(place + 1, "range", calendar_days.years(100 * (number - 1) + 1, 100))


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def quarter(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "the third quarter of 2021", "third-quarter", "Q3 2021", "2021 Q3"; without a year the last one begun."""
    start = index + 1 if lexemes.low(index) == "the" else index
    leading = year_number(lexemes, start)
    if leading:
        start = start + 2 if lexemes.low(start + 1) in HYPHENS else start + 1
    number: int | None
    if lexemes.low(start) == "q":
        number, place = whole(lexemes, start + 1, 1), start + 2
        if number is None or not lexemes.joined(start + 1):
            return None
    else:
        number = _QUARTERS.get(lexemes.low(start))
        place = start + 2 if lexemes.low(start + 1) != "-" else start + 3
        if number is None or lexemes.low(place - 1) != "quarter":
            return None
    if number not in {1, 2, 3, 4}:
        return None
    year = (leading, place) if leading else year_after(lexemes, place)
    if year:
        return Found(year[1], "quarter", calendar_days.quarter(year[0], number))
    if anchor is None:
        return Found(place, "quarter", None)
    candidates = [calendar_days.quarter(around, number) for around in _around(anchor)]
    future = point_to_future(lexemes, index)
    return Found(place, "quarter", nearest(candidates, anchor, future=future, reach=_NEVER))


def season(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """ "summer 2019", "the summer of 2019", "in summer": a season alone needs a year or a word that asks for a time."""
    start = index + 1 if lexemes.low(index) == "the" else index
    name = lexemes.low(start)
    if name not in calendar_days.SEASONS:
        return None
    year = year_after(lexemes, start + 1)
    if year:
        return Found(year[1], "season", calendar_days.season(year[0], name))
    if lexemes.low(index - 1) not in {"in", "during", "since", "until", "by", "early", "late", "mid"} or name in {
        "spring", "fall",
    } and start == index:  # fmt: skip
        return None
    if anchor is None:
        return Found(start + 1, "season", None)
    candidates = [calendar_days.season(around, name) for around in _around(anchor)]
    return Found(start + 1, "season", nearest(candidates, anchor, future=point_to_future(lexemes, index)))
