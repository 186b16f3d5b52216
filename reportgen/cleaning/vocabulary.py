"""Which words a story uses: furniture of a page speaks of other things than its article does."""

import re
from collections.abc import Iterable

from reportgen.grammar.words import STOPWORDS, stem

_WORD = re.compile(r"[^\W\d_]{3,30}")

MAX_CHARS = 20_000
"""Of a single line no more is looked at: the words of a longer one are settled by then, and a line of some megabytes
must not cost minutes."""


def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    found = (word.lower() for word in _WORD.findall(text[:MAX_CHARS]))
    return frozenset(stem(word) for word in found if word not in STOPWORDS)


def union(texts: Iterable[str]) -> frozenset[str]:
    """The stems of all texts together."""
    return frozenset().union(*(stems(text) for text in texts))


def overlap(text: str, vocabulary: frozenset[str]) -> float:
    """The share of a text's content words that belong to `vocabulary`, 0 to 1; 1 for a text without any."""
    own = stems(text)
    return len(own & vocabulary) / len(own) if own else 1.0
