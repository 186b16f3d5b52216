"""Since when a fact could be known is told as exactly as the words say it, and no more."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.briefing.known import known_day
from reportgen.catalogue import load
from reportgen.grammar.times import find_times
from reportgen.model import KnownFrom

SAY = load("en")
WRITTEN = dt.date(2031, 6, 1)
SHOWN = {
    "2023": "2023",
    "this year": "2031",
    "a year ago": "2030",
    "10 years ago": "2021",
    "the 1990s": "1990",
    "2022-23": "2022",
    "between 2020 and 2022": "2020",
    "the first half of 2030": "2030",
    "May": "May 2031",
    "May 2029": "May 2029",
    "January 2031": "January 2031",
    "last month": "May 2031",
    "three months ago": "March 2031",
    "the past 12 months": "June 2030",
    "the first 3 months of 2031": "January 2031",
    "the third quarter of 2023": "July 2023",
    "Q3 2023": "July 2023",
    "the summer of 2030": "June 2030",
    "FY2023": "October 2022",
    "Fiscal Year 2023": "October 2022",
    "1 May 2031": "1 May 2031",
    "May 1": "1 May 2031",
    "Jan. 1, 2031": "1 January 2031",
    "03/01/2031": "1 March 2031",
    "2031-03-01": "1 March 2031",
    "1 to 5 May 2031": "1 May 2031",
    "May 1st": "1 May 2031",
    "New Year’s Day": "1 January 2031",
    "yesterday": "31 May 2031",
    "Monday": "26 May 2031",
    "three days ago": "29 May 2031",
}


def _event(words: str, written: dt.date) -> KnownFrom:
    (time,) = find_times(f"The bridge was shut in {words}.", written)
    return KnownFrom(date=time.first, basis="event", words=time.text)


@pytest.mark.parametrize(("words", "shown"), SHOWN.items())
def test_a_day_is_named_where_the_words_name_one_else_the_month_or_the_year(words: str, shown: str) -> None:
    assert known_day(_event(words, WRITTEN), SAY) == shown


@given(
    st.sampled_from([words for words, shown in SHOWN.items() if not re.match(r"\d+ [A-Z]", shown)]),
    st.dates(dt.date(2024, 1, 1), dt.date(2035, 12, 31)),
)
def test_words_that_name_no_day_are_never_shown_as_one_whenever_they_were_written(words: str, day: dt.date) -> None:
    known = _event(words, day)
    shown = known_day(known, SAY)
    assert not re.match(r"\d{1,2} ", shown)
    assert known.date is not None and shown.endswith(str(known.date.year))


@given(st.dates(dt.date(2000, 1, 1), dt.date(2050, 12, 31)))
def test_the_day_of_a_first_mention_is_a_day_whatever_numbers_its_sentence_has(day: dt.date) -> None:
    known = KnownFrom(date=day, basis="first_mention", words="The 2023 count fell by a year’s worth.")
    assert known_day(known, SAY) == f"{day.day} {day:%B} {day.year}"


def test_without_a_date_there_is_nothing_to_show() -> None:
    with pytest.raises(ValueError, match="no date"):
        known_day(KnownFrom(date=None, basis="unknown"), SAY)


def test_a_narrow_place_shortens_the_month_and_nothing_else() -> None:
    assert known_day(_event("the third quarter of 2023", WRITTEN), SAY, short=True) == SAY.month(
        dt.date(2023, 7, 1), short=True
    )
    assert known_day(_event("2023", WRITTEN), SAY, short=True) == "2023"
