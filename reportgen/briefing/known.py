"""Since when a fact could be known, as exactly as the words say it and no more."""

import re

from reportgen.catalogue import Catalogue
from reportgen.model import KnownFrom

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(
    r"(?<![\w’'–-])\d{1,2}(?:st|nd|rd|th)?(?!\w)(?!\s+(?:month|quarter|year|decade))|\d{4}-\d\d-\d\d", re.IGNORECASE
)
"""The number of a day, not that of a quarter ("Q3"), a count ("12 months") or the end of a year ("2022-23")."""
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\bmonth", re.IGNORECASE)
_STRETCH = re.compile(r"\b(?:month|quarter|year|decade)", re.IGNORECASE)
_DAY = re.compile(r"day\b|\byesterday|\btonight|\bmorning|\bevening|\bnight|\bnoon|\bweek", re.IGNORECASE)


def known_day(known: KnownFrom, say: Catalogue, *, short: bool = False) -> str:
    """The date of `known`, which must have one: a year or a month where the event's words name no day.

    "2023" stands for a whole year although its first day is what is reckoned with.
    """
    date = known.date
    if date is None:
        raise ValueError("there is no date")
    rest = _YEAR.sub("", known.words)
    named = _NUMBER.search(known.words) or _DAY.search(rest) or (date.day != 1 and not _STRETCH.search(rest))
    if known.basis != "event" or named:
        return say.day(date, short=short)
    whole = date.day == 1 and date.month == 1 and not _MONTH.search(rest)
    return str(date.year) if whole else say.month(date, short=short)
