from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.grammar.words import tokens


def lowers(text: str) -> list[str]:
    return [token.lower for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland’s envoy", ["norland", "'s", "envoy"]),
        ("didn’t can't won't", ["did", "not", "can", "not", "will", "not"]),
        ("they’re we've", ["they", "are", "we", "have"]),
        ("the US and the U.S.", ["the", "u.s.", "and", "the", "u.s."]),
        ("tell us", ["tell", "us"]),
        ("D.C. N.Y. UN", ["dc", "ny", "un"]),
        ("24,000 against 24000", ["24000", "against", "24000"]),
        ("$1.7 million at 10:30", ["1.7", "million", "at", "10:30"]),
        ("José’s ‘plan’", ["josé", "'s", "plan"]),
        ("military-to-military", ["military", "to", "military"]),
    ],
)
def test_words_are_brought_to_one_form(text: str, expected: list[str]) -> None:
    assert lowers(text) == expected


def test_curly_and_straight_apostrophes_are_the_same_words() -> None:
    assert lowers("the union’s leader didn’t say") == lowers("the union's leader didn't say")


def test_inflected_words_share_a_stem() -> None:
    stems = {token.stem for token in tokens("deport deported deporting deports")}
    assert len(stems) == 1


def test_kinds_of_words() -> None:
    words = {token.text: token for token in tokens("The mayor of Oslo paid 300 crowns")}
    assert words["The"].is_stop and words["of"].is_stop and not words["mayor"].is_stop
    assert words["300"].is_number and not words["crowns"].is_number
    assert words["Oslo"].is_capitalised and not words["paid"].is_capitalised


@given(st.text(max_size=80), st.integers(0, 1000))
def test_tokens_stand_where_they_say(text: str, offset: int) -> None:
    found = tokens(text, offset)
    assert all(text[token.start - offset : token.end - offset] == token.text for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
