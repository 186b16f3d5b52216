"""Since when a fact could be known, as exactly as the words say it and no more."""

import re

from reportgen.catalogue import Catalogue
from reportgen.model import KnownFrom

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\bmonth", re.IGNORECASE)
_DAY = re.compile(r"day\b|\byesterday|\btonight|\bmorning|\bevening|\bnight|\bnoon|\bweek", re.IGNORECASE)


def known_day(known: KnownFrom, say: Catalogue, *, short: bool = False) -> str:
    """The date of `known`, which must have one: a year or a month where the event's words name no day.

    "2023" stands for a whole year although its first day is what is reckoned with.
    """
    date = known.date
    if date is None:
        raise ValueError("there is no date")
    rest = _YEAR.sub("", known.words)
    exact = known.basis != "event" or bool(_NUMBER.search(rest)) or bool(_DAY.search(rest)) or date.day != 1
    if exact:
        return say.day(date, short=short)
    return say.month(date, short=short) if _MONTH.search(rest) or date.month != 1 else str(date.year)
