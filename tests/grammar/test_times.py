import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.grammar.days import easter, holiday, part, shift, years
from reportgen.grammar.times import compatible, find_times, fiscal_against_calendar
from reportgen.model import TimeExpression

from .cases import Case, read

ANCHOR = dt.date(2024, 5, 9)
VOCABULARY = (
    "March May may 30 2023 1999-2004 the first three months of late last year this week Thursday on Tuesday , . - – / "
    "between and from to 9 p.m. two weeks ago days after Christmas Day fiscal FY23 Q3 quarter summer in since until "
    "1990s ' s century 5/12 2021-01-06 early mid end half next will recent years earlier before 31st Feb. noon :30"
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(VOCABULARY.split()), max_size=25).map(" ".join))
ANCHORS = st.none() | st.dates()


def only(text: str, anchor: dt.date | None = ANCHOR) -> TimeExpression:
    found = find_times(text, anchor)
    assert len(found) == 1, found
    return found[0]


def meaning(time: TimeExpression) -> str:
    if time.first is None:
        return f"{time.kind} ?"
    return f"{time.kind} {time.first}" if time.first == time.last else f"{time.kind} {time.first}..{time.last}"


@pytest.mark.parametrize("case", read("times.txt"), ids=lambda case: case.text[:60])
def test_cases(case: Case) -> None:
    found = find_times(case.text, ANCHOR)
    assert [time.text for time in found] == [case.text[start:end] for start, end in case.spans]
    assert [(time.start, time.end) for time in found] == list(case.spans)
    assert [meaning(time) for time in found] == list(case.meanings)


@pytest.mark.parametrize("case", read("times.txt"), ids=lambda case: case.text[:60])
def test_without_an_anchor_the_same_words_are_found(case: Case) -> None:
    assert [time.text for time in find_times(case.text)] == [time.text for time in find_times(case.text, ANCHOR)]


@pytest.mark.parametrize("text", ["March 30", "Thursday", "last month", "yesterday", "two weeks ago", "this July"])
def test_without_an_anchor_what_needs_one_stays_open(text: str) -> None:
    assert (only(text, None).first, only(text, None).last) == (None, None)


@given(TEXTS, ANCHORS, st.integers(0, 10_000))
def test_spans_lie_in_the_text_in_order_without_overlap(text: str, anchor: dt.date | None, offset: int) -> None:
    end = offset
    for found in find_times(text, anchor, offset):
        assert end <= found.start < found.end
        assert text[found.start - offset : found.end - offset] == found.text
        assert (found.first is None) == (found.last is None)
        assert found.first is None or found.last is None or found.first <= found.last
        end = found.end


@pytest.mark.parametrize(
    "text", ["9" * 200_000, "a" * 200_000, "On March 30, 2023, and two weeks ago. " * 5_400, "2000-" * 40_000]
)
def test_large_inputs_take_no_longer_than_their_size(text: str) -> None:
    start = time.process_time()
    find_times(text, ANCHOR)
    assert time.process_time() - start < 30  # a search that goes back and forth takes minutes


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ("November 2023", "late 2023", True),
        ("2022", "August 2022", True),
        ("March 30", "April 2", False),
        ("between 2020 and 2022", "2023", False),
        ("recent years", "1990", True),
    ],
)
def test_times_that_can_be_one(a: str, b: str, together: bool) -> None:
    assert compatible(only(a), only(b)) is together
    assert compatible(only(b), only(a)) is together


def test_fiscal_and_calendar_years_of_one_number() -> None:
    assert fiscal_against_calendar(only("fiscal year 2023"), only("2023"))
    assert fiscal_against_calendar(only("2023"), only("FY23"))
    assert not fiscal_against_calendar(only("fiscal year 2023"), only("2022"))
    assert not fiscal_against_calendar(only("2023"), only("2023"))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", dt.date(2019, 4, 21)),
        ("good friday", dt.date(2024, 3, 29)),
        ("thanksgiving", dt.date(2023, 11, 23)),
        ("memorial day", dt.date(2022, 5, 30)),
        ("election day", dt.date(2022, 11, 8)),
        ("martin luther king jr. day", dt.date(2025, 1, 20)),
    ],
)
def test_holidays(name: str, day: dt.date) -> None:
    assert holiday(name, day.year) == day


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert dt.date(year, 3, 22) <= easter(year) <= dt.date(year, 4, 25)


@given(st.dates(dt.date(1000, 1, 1), dt.date(3000, 1, 1)), st.integers(-5000, 5000))
def test_shifting_by_months_keeps_the_day_where_the_month_has_it(day: dt.date, months: int) -> None:
    moved = shift(day, "month", months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and (moved + dt.timedelta(days=1)).day == 1)


@given(st.integers(1000, 2999))
def test_thirds_make_up_the_whole(year: int) -> None:
    early, mid, late = (part(years(year), which) for which in ("early", "mid", "late"))
    assert (early[0], late[1]) == years(year)
    assert early[1] + dt.timedelta(days=1) == mid[0]
    assert mid[1] + dt.timedelta(days=1) == late[0]
