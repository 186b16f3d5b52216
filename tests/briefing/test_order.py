"""The title above the picture of where each shared fact stands is worked out from the places themselves."""

from collections.abc import Sequence

import pytest
from briefing.stories import Story
from hypothesis import given
from hypothesis import strategies as st

from reportgen.briefing import EditionSettings, compose
from reportgen.briefing.view import Order

NAMES = ("north", "south", "west")
SAID = "The town opened gate {} today."


def _order(*orders: Sequence[int]) -> Order:
    """Articles that each tell of the same gates, one sentence a gate, in the orders given."""
    story = Story({name: " ".join(SAID.format(n) for n in gates) for name, gates in zip(NAMES, orders, strict=False)})
    for name in story.texts:
        story.article(name, None, None, None, headline=False)
    for gate in sorted({gate for gates in orders for gate in gates}):
        words = SAID.format(gate)
        told = {name: words for name, gates in zip(NAMES, orders, strict=False) if gate in gates}
        story.fact(words, told)
    return compose(story.comparison(), EditionSettings()).order


@pytest.mark.parametrize(
    ("orders", "title"),
    [
        (
            ([1, 2, 3, 4], [1, 2, 3, 4]),
            "No fact stands in the first third of one article and in the last third of another",
        ),
        (
            ([1, 2, 3, 4], [4, 2, 3, 1]),
            "Two of these four facts stand in the first third of one article and in the last third of another",
        ),
        # The first and the last third are reached, not passed: the second and the third of four sentences count.
        (
            ([1, 2, 3, 4], [2, 4, 1, 3]),
            "Two of these four facts stand in the first third of one article and in the last third of another",
        ),
        # A fact in the middle of both has not moved, nor has one that is first in one and in the middle of the other.
        (
            ([1, 2, 3, 4, 5], [3, 2, 1, 4, 5]),
            "No fact stands in the first third of one article and in the last third of another",
        ),
        # The third article brings the distance.
        (
            ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [5, 2, 3, 4]),
            "One of these five facts stands in the first third of one article and in the last third of another",
        ),
    ],
)  # fmt: skip
def test_the_title_counts_the_facts_that_stand_high_here_and_low_there(
    orders: tuple[Sequence[int], ...], title: str
) -> None:
    assert _order(*orders).finding == title


def test_places_run_from_the_first_sentence_to_the_last_and_absence_is_no_place() -> None:
    order = _order([1, 2, 3], [3, 1])
    assert [row.places for row in order.rows] == [(0.0, 1.0), (1.0, 0.0)]
    order = _order([1, 2, 3], [3, 1], [2, 1])
    by_fact = {row.fact.statement: row for row in order.rows}
    second = by_fact[SAID.format(2)]
    assert second.places == (0.5, None, 0.0)
    assert (
        second.sentence.replace("\u00a0", " ")
        == "F02, “The town opened gate 2 today.”: north at 50 %, not in south, west at 0 %"
    )


@given(st.permutations([1, 2, 3, 4, 5, 6]), st.permutations([1, 2, 3, 4, 5, 6]))
def test_the_title_is_the_same_whichever_article_comes_first(one: list[int], other: list[int]) -> None:
    assert _order(one, other).finding == _order(other, one).finding


@given(st.permutations([1, 2, 3, 4, 5, 6]))
def test_a_fact_counts_exactly_if_its_row_has_a_high_and_a_low_place(gates: list[int]) -> None:
    order = _order([1, 2, 3, 4, 5, 6], gates)
    places = [[at for at in row.places if at is not None] for row in order.rows]
    moved = sum(min(at) <= 1 / 3 and max(at) >= 2 / 3 for at in places)
    number = ("No", "One", "Two", "Three", "Four", "Five", "Six")[moved]
    assert order.finding.startswith(f"{number} ")
