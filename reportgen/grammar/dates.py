"""Days and months that name themselves: "March 30, 2023", "6 January", "2021-01-06", "in May".

Every rule reads the lexemes from an index on and returns what it found there, or None. What lacks a year takes it
from the anchor, the day of writing.
"""

import datetime as dt
from typing import NamedTuple

from reportgen.grammar import days as calendar_days
from reportgen.grammar.days import EARLIEST_YEAR, LATEST_YEAR, Days
from reportgen.grammar.lexemes import HYPHENS, Lexemes, word_set, words
from reportgen.grammar.number_words import ORDINALS, whole

_MONTH_NAMES = words("january february march april may june july august september october november december")
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    name: number for number, name in enumerate(words("monday tuesday wednesday thursday friday saturday sunday"))
}
ASKS_FOR_TIME = word_set(
    "in since until till by during from through late early mid last next this past every between before after of "
    "around starting beginning ending throughout"
)
"""Words before a time; behind them "May" is a month and "1861" a year."""
DAY_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
THE = frozenset({"the"})

_ALSO_WORDS = frozenset({"may", "march", "mar"})
_ALSO_NAMES = _ALSO_WORDS | {"april", "june", "august", "jan", "dec"}
"""Months that are also given names, verbs or nouns: alone they need a word before them that asks for a time."""
_NEVER_SMALL = _ALSO_WORDS | {"dec", "jan", "sep", "august"}
_JOINS = frozenset({"and", "or", ",", "to", "through"})

_FORWARD = word_set("will shall won't would upcoming scheduled slated due plans")
_LOOK_BACK = 12
"""Words of the clause before a time in which a verb of the future is looked for: news clauses are rarely longer."""
_REACH = 3
"""How many times nearer the coming day must be: in May, "June 3" is to come and "December 3" is past."""
NEVER = 10_000
"""A reach that no coming time has: months, quarters and the like are past unless the words say otherwise."""


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
        if word in {".", "!", "?", ";"} and not lexemes.joined(place + 1):
            return False
        if word in _FORWARD or word.endswith("'ll") or (word == "set" and lexemes.low(place + 1) in {"for", "to"}):
            return True
    return False


def nearest(candidates: list[Days], anchor: dt.date, *, future: bool, reach: int = _REACH) -> Days:
    """The one of yearly repeated `candidates` that a text of day `anchor` means.

    The last one that has begun, unless the words before speak of the future, or the next is more than `reach` times
    nearer: news omits the year of days in the current year (AP Stylebook, "months"), past or to come.
    """
    past = max((days for days in candidates if days[0] <= anchor), default=None)
    ahead = min((days for days in candidates if days[0] > anchor), default=None)
    if past is None or ahead is None:
        return past or ahead or candidates[0]
    if past[1] >= anchor:
        return past
    since, until = (anchor - past[1]).days, (ahead[0] - anchor).days
    return ahead if future or reach * until < since else past


def years_around(anchor: dt.date) -> range:
    """The years in which a time without a year is looked for."""
    return range(anchor.year - 1, anchor.year + 2)


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
    after = index + 1
    if number is None:
        ordinal = ORDINALS.get(lexemes.low(index))
        return (ordinal, after) if ordinal else None
    if not 1 <= number <= 31:
        return None
    if lexemes.joined(after) and lexemes[after].kind == "word":
        return (number, after + 1) if lexemes.low(after) in DAY_SUFFIXES else None
    return None if lexemes.joined(after) and lexemes.low(after) in {":", "%", "/"} else (number, after)


def year_number(lexemes: Lexemes, index: int) -> int | None:
    """A year in four figures at `index`."""
    number = whole(lexemes, index)
    if number is None or len(lexemes[index].text) != 4 or not EARLIEST_YEAR <= number <= LATEST_YEAR:
        return None
    after = lexemes[index + 1]
    return None if after.glued and (after.kind in {"word", "fraction"} or after.text in {"%", ":"}) else number


def year_after(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """A year at `index` or behind one comma, "of" or "in" there, and the index after it."""
    place = lexemes.skip(index, {",", "of", "in"})
    year = year_number(lexemes, place)
    return (year, place + 1) if year else None


def day_of_month(year: int | None, number: int, day: int, anchor: dt.date | None, *, future: bool) -> Days | None:
    """The day as days; None where there is no such day, or no year and no anchor."""
    if year is not None:
        return _day(year, number, day)
    if anchor is None:
        return None
    candidates = [days for around in years_around(anchor) if (days := _day(around, number, day))]
    return nearest(candidates, anchor, future=future) if candidates else None


def _day(year: int, number: int, day: int) -> Days | None:
    try:
        date = dt.date(year, number, day)
    except ValueError:
        return None
    return date, date


def _exists(number: int, day: int) -> bool:
    """Whether the month ever has that day: 2000 was a leap year."""
    return _day(2000, number, day) is not None


def month_first(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A month with what follows it: "March 30, 2023", "March 30", "March of 2023", "March 2023", "March"."""
    named = month_name(lexemes, index)
    if named is None:
        return None
    number, after = named
    day = day_number(lexemes, after)
    if day and not _exists(number, day[0]):
        return None
    if day and not _is_small_word(lexemes, index):
        year = year_after(lexemes, day[1])
        which = year[0] if year else _shared_year(lexemes, day[1], number)
        days = day_of_month(which, number, day[0], anchor, future=point_to_future(lexemes, index))
        return Found(year[1] if year else day[1], "day", days)
    year = year_after(lexemes, after)
    if year:
        return Found(year[1], "month", calendar_days.month(year[0], number))
    return _bare_month(lexemes, index, number, after, anchor) if is_month(lexemes, index) else None


def _is_small_word(lexemes: Lexemes, index: int) -> bool:
    """Whether "may" or "march" stands there in lower case without a word before it that asks for a time."""
    small = lexemes.low(index) in _ALSO_WORDS and lexemes[index].text[0].islower()
    return small and lexemes.low(index - 1) not in ASKS_FOR_TIME | {"on"}


def _shared_year(lexemes: Lexemes, index: int, number: int) -> int | None:
    """The year that stands only behind the second of two, for the first, in month `number`.

    As in "June and July of 2009", "March 3-9, 2020".
    """
    if lexemes.low(index) not in _JOINS | HYPHENS:
        return None
    second = month_name(lexemes, index + 1) or (number, index + 1)
    day = day_number(lexemes, second[1])
    if second[0] < number or (second[1] == index + 1 and day is None):
        return None
    year = year_after(lexemes, day[1] if day else second[1])
    return year[0] if year else None


def _bare_month(lexemes: Lexemes, index: int, number: int, after: int, anchor: dt.date | None) -> Found:
    shared = _shared_year(lexemes, after, number)
    if shared:
        return Found(after, "month", calendar_days.month(shared, number))
    if anchor is None:
        return Found(after, "month", None)
    candidates = [calendar_days.month(year, number) for year in years_around(anchor)]
    days = nearest(candidates, anchor, future=point_to_future(lexemes, index), reach=NEVER)
    return Found(after, "month", days)


def is_month(lexemes: Lexemes, index: int) -> bool:
    """Whether the word at `index` names a month though no day or year follows: no name, verb or noun."""
    word, after = lexemes.low(index), lexemes.low(index + 1)
    before = lexemes.low(index - 2 if lexemes.hyphen(index - 1) else index - 1)
    if (lexemes[index].text[0].islower() and word in _NEVER_SMALL) or (word == "august" and after == "company"):
        return False
    if after in HYPHENS | _JOINS and month_name(lexemes, index + 2):
        return after in HYPHENS | {"to", "through"} or _shared_year(lexemes, index + 1, MONTHS[word]) is not None or (
            _stands_as_month(lexemes, index, word, before)
        )  # fmt: skip
    return _stands_as_month(lexemes, index, word, before)


def _stands_as_month(lexemes: Lexemes, index: int, word: str, before: str) -> bool:
    name = word in _ALSO_NAMES and _surname_follows(lexemes, index)
    if before in ASKS_FOR_TIME:
        return not (name and before in {"by", "of", "from"})
    if word in _ALSO_WORDS:
        return False
    if word not in _MONTH_NAMES:
        return lexemes.low(index + 1) == "." and lexemes.joined(index + 1)
    return word not in _ALSO_NAMES or (before in {"and", "or", "to", "for", "on"} and not name)


def _surname_follows(lexemes: Lexemes, index: int) -> bool:
    after = lexemes[index + 1]
    return after.kind == "word" and after.text[0].isupper() and after.low not in WEEKDAYS


def day_first(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """A day before its month: "6 January 2021", "6th of January", "the first of May"."""
    start = lexemes.skip(index, THE)
    day = day_number(lexemes, start)
    if day is None:
        return None
    has_of = lexemes.low(day[1]) == "of"
    place = day[1] + 1 if has_of else day[1]
    named = month_name(lexemes, place)
    spelled = lexemes[start].kind == "word"
    if named is None or (spelled and not has_of) or not _exists(named[0], day[0]) or _is_verb(lexemes, place):
        return None
    year = year_after(lexemes, named[1])
    if not year and day[1] == start + 1 and not has_of and day_number(lexemes, named[1]):
        return None  # "the 30 March 3 protesters": the month belongs to what follows
    which = year[0] if year else None
    days = day_of_month(which, named[0], day[0], anchor, future=point_to_future(lexemes, index))
    return Found(year[1] if year else named[1], "day", days)


def _is_verb(lexemes: Lexemes, index: int) -> bool:
    return lexemes.low(index) in _ALSO_WORDS and lexemes[index].text[0].islower()


def in_figures(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Days in figures: "2021-01-06" (ISO 8601), "01/06/2021" and "1/6/21" (month first, as in the United States)."""
    sign = lexemes.low(index + 1)
    if sign not in {"-", "/", "."} or lexemes.low(index + 3) != sign or _runs_on(lexemes, index, 5, sign):
        return None
    first, second, third = (whole(lexemes, index + step) for step in (0, 2, 4))
    month = month_name(lexemes, index + 2)
    days = None
    if first is None or third is None:
        return None
    if month:
        days = _day(third, month[0], first) if third >= EARLIEST_YEAR else None
    elif second is not None and len(lexemes[index].text) == 4:
        days = _day(first, second, third) if EARLIEST_YEAR <= first <= LATEST_YEAR else None
    elif second is not None and len(lexemes[index + 4].text) in {2, 4} and sign != ".":
        year = third if third > 99 else third + (2000 if third < _CENTURY_TURNS else 1900)
        days = _day(year, first, second) or _day(year, second, first)
    return Found(index + 5, "day", days) if days else None


_CENTURY_TURNS = 70
"""From here on two figures mean a year of the last century, as in POSIX `strptime`, rounded to the decade."""


def _runs_on(lexemes: Lexemes, index: int, size: int, sign: str) -> bool:
    """Whether the `size` lexemes from `index` are not one figure group, or only part of a longer one."""
    before, after = lexemes[index - 1], lexemes[index + size]
    if lexemes.joined(index) and (before.kind in {"word", "number"} or before.text in {sign, "/", "."}):
        return True
    if after.glued and (after.kind in {"number", "word"} or (after.text == sign and lexemes.joined(index + size + 1))):
        return True
    return not all(lexemes.joined(index + step) for step in range(1, size))


_BEFORE_FIGURES = word_set("on since until till by from to before after through thru dated and - –") | WEEKDAYS.keys()


def month_and_day_in_figures(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """Days without a year in figures: "on 5/12", "Friday 5/12" (month first); "9/11", which names one day."""
    number, day = whole(lexemes, index, 2), whole(lexemes, index + 2, 2)
    if lexemes.low(index + 1) != "/" or not number or not day or _runs_on(lexemes, index, 3, "/"):
        return None
    if (number, day) == (9, 11):
        return Found(index + 3, "day", _day(2001, 9, 11))
    if lexemes.low(index - 1) not in _BEFORE_FIGURES or not _exists(number, day):
        return None
    days = day_of_month(None, number, day, anchor, future=point_to_future(lexemes, index))
    return Found(index + 3, "day", days)
