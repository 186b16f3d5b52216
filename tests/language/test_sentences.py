from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.grammar.sentences import split

from .case_files import cases


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("case", cases("sentences"), ids=lambda case: case["text"][:40])
def test_sentences_end_where_a_reader_ends_them(case: dict[str, Any]) -> None:
    assert cut(case["text"]) == case["sentences"]


def test_non_breaking_spaces_are_spaces() -> None:
    assert cut("Mr.\xa0Hale left.\xa0He ran.") == ["Mr.\xa0Hale left.", "He ran."]


PIECES = st.sampled_from(
    [
        "He left.",
        "U.S.",
        "Mr.",
        "“Go,”",
        "said",
        "Ann",
        "p.m.",
        "...",
        "“Why?”",
        "1.",
        "•",
        "\n",
        "\xa0",
        "a",
        "No.",
        "7",
        "”",
        '"',
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
def test_no_character_is_lost_and_offsets_ascend(text: str) -> None:
    spans = split(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


def test_a_huge_paragraph_is_cut_in_reasonable_time() -> None:
    assert len(split("He said “a. B.” " * 5_000)) > 1_000
