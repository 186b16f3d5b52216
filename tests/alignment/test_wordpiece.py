"""The tokenizer must number text as the encoder was trained to read it."""

import pytest

from reportgen.grammar import wordpiece


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The embassy's spokesman", ["the", "embassy", "'", "s", "spokesman"]),
        ("More than 37,000", ["more", "than", "37", ",", "000"]),
        ("Café—naïve", ["cafe", "—", "naive"]),
        ("DEPORTATIONS", ["deportation", "##s"]),
        ("日本", ["日", "本"]),
    ],
)
def test_text_is_cut_as_the_encoder_expects(text: str, tokens: list[str]) -> None:
    numbers = wordpiece.encode(text, longest=128)
    known = {number: token for token, number in wordpiece.vocabulary().items()}
    assert [known[n] for n in numbers] == ["[CLS]", *tokens, "[SEP]"]


def test_long_text_is_cut_with_its_end_mark_kept() -> None:
    numbers = wordpiece.encode("word " * 500, longest=16)
    assert len(numbers) == 16
    assert numbers[-1] == wordpiece.SEP


def test_an_endless_word_is_unknown() -> None:
    assert wordpiece.encode("x" * 5000, longest=16) == [wordpiece.CLS, wordpiece.UNKNOWN, wordpiece.SEP]
