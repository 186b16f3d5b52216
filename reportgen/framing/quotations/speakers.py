"""Whether two quotations are credited to two people who cannot be the same."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from reportgen.grammar.words import tokens
from reportgen.model import Document

ALIKE = 65
"""rapidfuzz ratio from which two family names may be spellings of one ("Gaddafi", "Qadhafi" reach it; "Perry" and
"Romney" do not)."""


def people(documents: Iterable[Document]) -> frozenset[str]:
    """The names of persons in the articles, in their one spelling."""
    return frozenset(
        name.canonical
        for document in documents
        for sentence in document.sentences
        for name in sentence.names
        if name.kind == "person"
    )


def are_two(one: str | None, other: str | None, known: frozenset[str]) -> bool:
    """Whether both are names of persons, and neither can be a form of the other.

    A body, an office or a pronoun may stand for a person ("the ministry", "the mayor", "he"), so of those nothing is
    said; nor of two that share a name, which may be kin or a nickname.
    """
    if one is None or other is None or not {one, other} <= known:
        return False
    left, right = _names(one), _names(other)
    return not any(fuzz.ratio(a, b) >= ALIKE for a in left for b in right)


def _names(speaker: str) -> list[str]:
    return [token.lower for token in tokens(speaker) if len(token.lower) > 1]
