"""Words of a text with their offsets, stems and shapes."""

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import snowballstemmer


class Token(NamedTuple):
    """One word or number. `start` and `end` are offsets into the text, plus the offset given.

    `lower` is the form to compare by: lower case, straight apostrophes, dotted acronyms without their dots, clitics
    spelled out ("n't" is "not"), numbers without their commas. An acronym that would read as a function word keeps dots
    ("US" is "u.s.").
    """

    start: int
    end: int
    text: str
    lower: str
    stem: str
    is_stop: bool
    is_number: bool
    is_capitalised: bool


STOPWORDS: frozenset[str] = frozenset(
    tomllib.loads(resources.files(__package__).joinpath("data", "words.toml").read_text(encoding="utf-8"))["stopwords"]
)
"""Function words, and the plain forms of "say", which carry no content in news."""

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}(?![^\W\d_])            # U.S.  D.C.
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|bn|[KkMmB])?(?![^\W_])   # 24,000  1.7  10:30  21st  1990s  150M
    | [^\W_]+                                 # any other run of letters and digits
    | ['’](?:s|S|re|ve|ll|d|m|t)\b            # clitics, split from the word before
    """,
    re.VERBOSE,
)
_CLITICS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "'d", "'m": "am", "'s": "'s"}
_NEGATED = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The Snowball English stem of one lower-case word (Porter 2)."""
    return str(_STEMMER.stemWord(word))


def plain(text: str) -> str:
    """The text with straight apostrophes and quotation marks, of the same length."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "\xa0": " "})


def tokens(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words and numbers of `text` in order.

    Args:
        text: any text; curly and straight apostrophes are the same.
        offset: added to every start and end, so that a sentence's tokens can point into its file.
    """
    found = _tokens(text)
    if not offset:
        return found
    return tuple(token._replace(start=token.start + offset, end=token.end + offset) for token in found)


@lru_cache(maxsize=20_000)
def _tokens(text: str) -> tuple[Token, ...]:
    shouting = text.isupper()
    return tuple(_token(start, end, text, shouting) for start, end in _word_spans(text))


def _word_spans(text: str) -> list[tuple[int, int]]:
    """Spans of words, with the "n" of "n't" moved to its clitic."""
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if text[start] in "'’":
            if not spans or spans[-1][1] != start:
                start += 1  # a mark before a word, not a clitic
            elif text[start + 1] == "t" and text[start - 1] in "nN":
                word_start, start = spans.pop()[0], start - 1
                if word_start < start:
                    spans.append((word_start, start))
        spans.append((start, end))
    return spans


def _token(start: int, end: int, text: str, shouting: bool) -> Token:
    word = text[start:end]
    lower = _normal(word, shouting, negated=text[end : end + 3].replace("’", "'").lower() == "n't")
    return Token(
        start,
        end,
        word,
        lower,
        stem(lower),
        lower in STOPWORDS,
        word[0].isdigit(),
        word[0].isupper(),
    )


def _normal(word: str, shouting: bool, negated: bool) -> str:
    lower = word.replace("’", "'").lower()
    if lower[0].isdigit():
        return lower.replace(",", "")
    if "." in lower:
        lower = lower.replace(".", "")
    if lower == "n't":
        return "not"
    if negated:
        return _NEGATED.get(lower, lower)
    if lower in STOPWORDS and 2 <= len(lower) <= 3 and word.isupper() and not shouting:
        return ".".join(lower) + "."
    return _CLITICS.get(lower, lower)
