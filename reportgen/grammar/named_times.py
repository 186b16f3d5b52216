"""The times that one name gives, whichever kind they are: all rules, and the words with which each can open."""

import datetime as dt
from collections.abc import Callable, Set

from reportgen.grammar import days as calendar_days
from reportgen.grammar.dates import (
    MONTHS,
    THE,
    WEEKDAYS,
    Found,
    day_first,
    in_figures,
    month_and_day_in_figures,
    month_first,
)
from reportgen.grammar.lexemes import Lexemes
from reportgen.grammar.number_words import ONES, ORDINALS, TENS
from reportgen.grammar.occasions import MIDDAYS, clock, holiday
from reportgen.grammar.periods import TENS_OF_YEARS, century, decade, fiscal_year, quarter, season, year_alone
from reportgen.grammar.relative_times import (
    AHEAD,
    BACK,
    PLAIN_DAYS,
    UNITS,
    VAGUE_COUNTS,
    counted,
    neighbour,
    plain_day,
    pointed,
    stretch,
)
from reportgen.grammar.weekdays import SHORT_WEEKDAYS, weekday

Rule = Callable[[Lexemes, int, dt.date | None], Found | None]

FIGURE = "0"
"""Stands for any figure among the openings."""
_FIGURES = frozenset({FIGURE})
_COUNTS = ONES.keys() | TENS.keys() | VAGUE_COUNTS | UNITS.keys() | {"a", "an"}

_RULES: tuple[tuple[Rule, Set[str]], ...] = (
    (in_figures, _FIGURES),
    (month_and_day_in_figures, _FIGURES),
    (fiscal_year, _FIGURES | THE | {"fiscal", "budget", "fy"}),
    (quarter, _FIGURES | THE | {"q", "first", "second", "third", "fourth"}),
    (century, _FIGURES | THE | ORDINALS.keys() | {"twenty"}),
    (decade, _FIGURES | THE | TENS_OF_YEARS.keys() | {"'", "‘"}),
    (month_first, MONTHS.keys()),
    (day_first, _FIGURES | THE | ORDINALS.keys()),
    (season, THE | calendar_days.SEASONS.keys()),
    (clock, _FIGURES | MIDDAYS),
    (counted, _FIGURES | _COUNTS),
    (stretch, THE | BACK | AHEAD | {"recent", "final", "following"}),
    (neighbour, THE | {"that"}),
    (plain_day, PLAIN_DAYS.keys() | {"this", "last"}),
    (pointed, THE | BACK | AHEAD | {"this", "current"}),
    (weekday, WEEKDAYS.keys() | SHORT_WEEKDAYS.keys() | {"overnight"}),
    (holiday, calendar_days.FIRST_WORDS_OF_HOLIDAYS),
    (year_alone, _FIGURES),
)
"""Tried in this order; the first that reads something wins, so what needs more words stands earlier."""

_BY_OPENING = {
    word: tuple(rule for rule, openings in _RULES if word in openings)
    for word in frozenset[str]().union(*(openings for _, openings in _RULES))
}
_BEHIND_FIGURES = (
    MONTHS.keys() | UNITS.keys()
    | {"/", "-", "–", ".", ":", "st", "nd", "rd", "th", "s", "'s", "of", "a", "p", "am", "pm", "o'clock"}
)  # fmt: skip
"""What follows a figure of less than four digits that opens a time."""


def opening(lexemes: Lexemes, index: int) -> str:
    """The key under which the lexeme at `index` opens a time: its word, `FIGURE`, or "" where it cannot open one."""
    lexeme = lexemes[index]
    if lexeme.kind != "number":
        return lexeme.low
    return FIGURE if len(lexeme.text) == 4 or lexemes.low(index + 1) in _BEHIND_FIGURES else ""


def named_time(lexemes: Lexemes, index: int, anchor: dt.date | None) -> Found | None:
    """The time named at `index`, without what makes a part or a range of it."""
    for rule in _BY_OPENING.get(opening(lexemes, index), ()):
        found = rule(lexemes, index, anchor)
        if found is not None:
            return found
    return None
