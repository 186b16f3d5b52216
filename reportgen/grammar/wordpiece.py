"""BERT's uncased WordPiece tokenizer, as the sentence encoder expects it (Devlin et al. 2019; Wu et al. 2016)."""

import unicodedata
from functools import cache
from importlib import resources

from reportgen.grammar import words

CLS, SEP, UNKNOWN = 101, 102, 100
LONGEST_WORD = 100
"""BERT's own limit: a longer run of characters is one unknown token."""


@cache
def vocabulary() -> dict[str, int]:
    """Token to number, from the word list that came with all-MiniLM-L6-v2 (Apache-2.0)."""
    text = resources.files("reportgen.grammar").joinpath("data/vocab.txt").read_text("utf-8")
    return {token: number for number, token in enumerate(text.splitlines())}


def _is_punctuation(char: str) -> bool:
    return (char.isascii() and char.isprintable() and not char.isalnum() and char != " ") or unicodedata.category(
        char
    ).startswith("P")


def _is_ideograph(char: str) -> bool:
    return 0x3400 <= ord(char) <= 0x9FFF or 0xF900 <= ord(char) <= 0xFAFF or 0x20000 <= ord(char) <= 0x2FA1F


def basic_tokens(text: str) -> list[str]:
    """Lower-cased words without accents; every punctuation mark and ideograph is a token of its own."""
    out: list[str] = []
    for char in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(char)
        if kind == "Mn" or (kind in ("Cc", "Cf") and char not in "\t\n\r") or char == "\ufffd":
            continue
        out.append(f" {char} " if _is_punctuation(char) or _is_ideograph(char) else char)
    return "".join(out).split()


@cache
def pieces(word: str) -> tuple[int, ...]:
    """The longest-match-first pieces of one basic token, as numbers of the vocabulary."""
    known = vocabulary()
    if len(word) > LONGEST_WORD:
        return (UNKNOWN,)
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            number = known.get(("##" if start else "") + word[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return (UNKNOWN,)
    return tuple(found)


def encode(text: str, longest: int) -> list[int]:
    """`text` as token numbers with the marks of start and end, at most `longest` in all."""
    numbers = [number for word in basic_tokens(text) for number in pieces(word)]
    return [CLS, *numbers[: longest - 2], SEP]


@cache
def punctuation() -> frozenset[int]:
    """Numbers of the tokens that are one punctuation mark."""
    return frozenset(number for token, number in vocabulary().items() if len(token) == 1 and _is_punctuation(token))


@cache
def without_content() -> frozenset[int]:
    """Numbers of the tokens that carry no content: marks, punctuation, function words and what clitics leave."""
    words_of_form = {number for token, number in vocabulary().items() if token in words.STOPWORDS}
    clitics = {vocabulary()[token] for token in ("s", "t", "re", "ve", "ll", "d", "m")}
    return punctuation() | words_of_form | clitics | {0, CLS, SEP}
