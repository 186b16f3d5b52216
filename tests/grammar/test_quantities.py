import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.grammar.quantities import (
    bounds,
    can_both_hold,
    find_quantities,
    precision_differs,
    same_kind,
    same_value,
)
from reportgen.model import Quantity

from .cases import Case, read

VOCABULARY = (
    "more than nearly 37,000 1.7 million $ € % percent two and a half dozen hundreds of thousands one in five a third "
    "51-49 between 5 to 10 - – / . , 2023 March 30 times order magnitude rose by points old year-old 6-foot-2 C ½ 3/4 "
    "or more G7 No. 9 p.m. ago bn m quarter fell from"
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(VOCABULARY.split()), max_size=25).map(" ".join))


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


def meaning(quantity: Quantity) -> tuple[float, float, str, str, str | None]:
    return quantity.low, quantity.high, quantity.qualifier, quantity.unit, quantity.comparison


def expected(words: str) -> tuple[float, float, str, str, str | None]:
    number, qualifier, unit, comparison = (words.split() + ["exact", "-", "-"][len(words.split()) - 1 :])[:4]
    low, high = number, number
    if "-" in number[1:]:
        low, high = number.rsplit("-", 1)
    unit = "" if unit == "-" else unit.replace("_", " ")
    return float(low), float(high), qualifier, unit, None if comparison == "-" else comparison


@pytest.mark.parametrize("case", read("quantities.txt"), ids=lambda case: case.text[:60])
def test_cases(case: Case) -> None:
    found = find_quantities(case.text)
    assert [quantity.text for quantity in found] == [case.text[start:end] for start, end in case.spans]
    assert [(quantity.start, quantity.end) for quantity in found] == list(case.spans)
    assert [meaning(quantity) for quantity in found] == [expected(words) for words in case.meanings]


@given(TEXTS, st.integers(0, 10_000))
def test_spans_lie_in_the_text_in_order_without_overlap(text: str, offset: int) -> None:
    end = offset
    for quantity in find_quantities(text, offset):
        assert end <= quantity.start < quantity.end
        assert text[quantity.start - offset : quantity.end - offset] == quantity.text
        assert quantity.low <= quantity.high
        end = quantity.end


@given(TEXTS)
def test_paragraphs_are_read_apart(text: str) -> None:
    alone = find_quantities(text)
    after = find_quantities("A line.\n\n" + text)
    assert [meaning(quantity) for quantity in after] == [meaning(quantity) for quantity in alone]


@pytest.mark.parametrize(
    "text", ["9" * 200_000, "a" * 200_000, "more than 37,000 people died in 2023. " * 5_400, "1-" * 100_000]
)
def test_large_inputs_take_no_longer_than_their_size(text: str) -> None:
    start = time.process_time()
    find_quantities(text)
    assert time.process_time() - start < 30  # a search that goes back and forth takes minutes


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("24,000 boats", "over 24,000 boats"),
        ("37,000 migrants", "more than 37,000 Spanish nationals"),
        ("36,987 votes", "37,000 votes"),
        ("9.8 times the number", "nearly 10 times more"),
        ("10 times as many", "an order of magnitude more"),
        ("hundreds of boats", "340 boats"),
        ("a third of voters", "33 percent of voters"),
        ("one in five", "20%"),
        ("5 miles", "8 km"),
        ("about 30 boats", "32 boats"),
        ("between 5 and 10 percent", "7 percent"),
        ("rose by 4%", "a 4 percent increase"),
        ("100 degrees Fahrenheit", "38 degrees Celsius"),
    ],
)
def test_values_that_can_be_one(a: str, b: str) -> None:
    assert same_value(only(a), only(b))
    assert same_value(only(b), only(a))
    assert can_both_hold(only(a), only(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("20 dead", "24 dead"),
        ("roughly 24,000 migrants", "more than 37,000 nationals"),
        ("nearly 10 times more", "more than 10 times more"),
        ("rose by 4%", "fell by 4%"),
        ("a 5-4 ruling", "a 6-3 ruling"),
        ("$5 million", "$6 million"),
        ("1,234,567 votes", "1,300,000 votes"),
    ],
)
def test_values_that_differ(a: str, b: str) -> None:
    assert same_kind(only(a), only(b))
    assert not same_value(only(a), only(b))
    assert not can_both_hold(only(a), only(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("5 percent", "5 dollars"),
        ("rose by 5%", "stood at 5%"),
        ("10 times as many", "10 boats"),
        ("14 seats", "14 migrants"),
        ("$5", "€5"),
        ("45 years old", "45 miles"),
    ],
)
def test_kinds_that_cannot_be_compared(a: str, b: str) -> None:
    assert not same_kind(only(a), only(b))
    assert not same_value(only(a), only(b))
    assert can_both_hold(only(a), only(b)), "what cannot be compared never contradicts"


def test_an_open_bound_allows_what_its_reader_would_not_take_it_for() -> None:
    vague, exact = only("more than 100 dead"), only("190 dead")
    assert not same_value(vague, exact)
    assert can_both_hold(vague, exact)


def test_exactness_is_compared_apart_from_the_value() -> None:
    assert precision_differs(only("more than 37,000 boats"), only("37,000 boats"))
    assert precision_differs(only("36,987 boats"), only("37,000 boats"))
    assert not precision_differs(only("37,000 boats"), only("24,000 boats"))


@given(st.floats(0.001, 1e12), st.sampled_from(["exact", "about", "more_than", "less_than", "at_least", "at_most"]))
def test_every_number_lies_within_what_its_words_allow(value: float, qualifier: str) -> None:
    quantity = Quantity(
        start=0, end=1, text="7", low=value, high=value, qualifier=qualifier, unit="", comparison=None
    )  # fmt: skip
    low, high = bounds(quantity)
    assert low <= value <= high and low < high
    assert same_value(quantity, quantity)
