"""Words and stems of a sentence, and how telling each is within the story."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from math import log
from typing import Any

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
STOPWORDS = frozenset(resources.files("reportgen.alignment").joinpath("data/stopwords.txt").read_text("utf-8").split())
"""Words that carry no content: articles, pronouns, prepositions, auxiliaries."""


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """The English Snowball stem of a lower-cased word; numbers lose their thousands' commas."""
    if word[0].isdigit():
        return word.replace(",", "")
    return str(_stemmer().stemWord(re.sub(r"['’]s?$", "", word)))


def words(text: str) -> list[str]:
    """Lower-cased words and numbers in the order of the text."""
    return [match.group().lower().replace("’", "'") for match in WORD.finditer(text)]


def stems(text: str) -> list[str]:
    """The stems of the words that carry content, in the order of the text."""
    return [stem(word) for word in words(text) if word.removesuffix("'s") not in STOPWORDS]


def rarity(sentences: Sequence[Iterable[str]]) -> dict[str, float]:
    """Inverse document frequency of every stem over the sentences of the story, smoothed: log((n + 1) / (df + 0.5))."""
    counts = Counter(stem for sentence in sentences for stem in set(sentence))
    return {stem: log((len(sentences) + 1) / (count + 0.5)) for stem, count in counts.items()}
