import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.grammar.quotes import Quoted, find_quotations
from reportgen.grammar.sentences import split


def quotations(text: str) -> list[Quoted]:
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", text)]
    sentences = [(start + first, start + last) for start, end in paragraphs for first, last in split(text[start:end])]
    return list(find_quotations(text, paragraphs, sentences))


def quoted(text: str) -> list[str]:
    return [text[each.start : each.end] for each in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He called it “a farce” and left.", ["a farce"]),
        ('He called it "a farce" and left.', ["a farce"]),
        ("‘We will stay,’ said Ms. Boon.", ["We will stay,"]),
        ("'We will stay,' said Ms. Boon.", ["We will stay,"]),
        ("The officers' union met in the '90s; rock 'n' roll isn't dead.", []),
        ("The workers’ leader didn’t speak.", []),
        ("'The workers' families' must eat', he said.", ["The workers' families' must eat"]),
        ("“He said ‘no’ and left,” she said.", ["He said ‘no’ and left,"]),
        ("‘It’s “dirty”,’ she said.", ["It’s “dirty”,"]),
        ("“Who is it?“ he asked. ”Nobody,” she said.", ["Who is it?", "Nobody,"]),
        ("He is 6'2\" tall.", []),
        ("Vote ‘yes’: Hale says ‘no’", ["yes", "no"]),
    ],
)
def test_words_in_quotation_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_over_paragraphs_is_one() -> None:
    found = quotations("“First we wait.\n\n“Then we go.\n\n“Then we rest,” said Ruud.\n\nThey “rest” now.")
    assert [each.group for each in found] == [0, 0, 0, 1]
    assert all(each.complete for each in found)


def test_a_quotation_that_the_speaker_is_set_into_is_one() -> None:
    found = quotations("“We came,” he said, “because we must.” He left. “Never again.”")
    assert [each.group for each in found] == [0, 0, 1]


def test_a_closing_mark_without_an_opening_one() -> None:
    text = "Talks came to nothing. The pact was never funded,” he told the panel. “Nobody paid.”"
    found = quotations(text)
    assert [(text[each.start : each.end], each.complete) for each in found] == [
        ("The pact was never funded,", False),
        ("Nobody paid.", True),
    ]


def test_an_opening_mark_without_a_closing_one() -> None:
    text = 'He said "it is open.\n\nThe next day "another" came.'
    found = quotations(text)
    assert [(text[each.start : each.end], each.complete) for each in found] == [
        ("it is open.", False),
        ("another", True),
    ]


@given(
    st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "'", "a", " ", ". ", "\n", "B", ","]), max_size=40).map("".join)
)
def test_quotations_ascend_within_their_sentences(text: str) -> None:
    found = quotations(text)
    assert all(each.start < each.end for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all("\n" not in text[each.start : each.end] for each in found)
