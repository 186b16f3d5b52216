"""Terms for people, as news writes them: modifiers and a plural noun ("undocumented Chinese migrants")."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.framing.lexicon import data
from reportgen.framing.masking import names_a_group
from reportgen.grammar.nouns import denotes_people, is_plural, singular
from reportgen.grammar.words import Token, tokens
from reportgen.model import Record, Sentence

PERSON_ENDINGS = ("ers", "ors", "ists", "ants", "ees", "ians", "eers")
"""Endings of plural nouns that mostly name people by what they do or are."""
NOT_PERSONS = frozenset(data("terms.toml")["not_persons"])
"""Plurals with such an ending that name things, or people by an office or a role that is no label."""
MODIFIER_ENDINGS = (
    "al", "ic", "ive", "ous", "ful", "less", "ese", "an", "ish", "ary", "ory", "able", "ible", "ized", "ised",
    "ented", "aced", "ained", "bound",
)  # fmt: skip
MODIFIER_BEGINNINGS = ("un", "non", "anti", "pro", "ex", "far")
MOST_MODIFIERS = 3
SHORTEST_MODIFIER = 5
"""Letters: shorter words with such an ending are mostly verbs and names ("give", "Iran")."""
WINDOW = 3
"""Words to each side of a term that tell its place in the sentence."""
GENERAL = frozenset(data("terms.toml")["general"])
"""Nouns that anybody is called by: they link everything to everything."""


class Term(Record, frozen=True, kw_only=True):
    """One use of a term: its noun in the singular, its modifiers, the peoples among them, and where it stands."""

    noun: str
    modifiers: tuple[str, ...]
    peoples: frozenset[str]
    start: int
    end: int
    text: str
    sentence: str
    around: frozenset[str]
    """Stems of the content words beside it."""


def terms(sentence: Sentence, also: frozenset[str]) -> Iterator[Term]:
    """The terms for people in a sentence.

    Args:
        sentence: offsets of the terms are those of its file.
        also: further plural nouns that count as terms, found by `nominalised`.
    """
    found = tokens(sentence.text)
    for at, token in enumerate(found):
        if not _is_head(token, found[at + 1 : at + 2], sentence.text, also):
            continue
        first = at
        while first and at - first < MOST_MODIFIERS and _modifies(found[first - 1], found[first], sentence.text):
            first -= 1
        start, end = found[first].start, token.end
        beside = (*found[max(0, first - WINDOW) : first], *found[at + 1 : at + 1 + WINDOW])
        yield Term(
            noun=singular(token.lower),
            modifiers=tuple(t.lower for t in found[first:at]),
            peoples=frozenset(t.lower for t in found[first:at] if t.is_capitalised),
            start=sentence.start + start,
            end=sentence.start + end,
            text=sentence.text[start:end],
            sentence=sentence.id,
            around=frozenset(t.stem for t in beside if not t.is_stop),
        )


def nominalised(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Adjectives that stand before a noun for people somewhere and take a plural as nouns elsewhere ("illegals")."""
    adjectives: set[str] = set()
    plurals: set[str] = set()
    for sentence in sentences:
        found = tokens(sentence.text)
        plurals |= {t.lower for t in found if t.lower.endswith("s") and not t.is_stop}
        for token, after in pairwise(found):
            if _looks_modifying(token) and not token.is_capitalised and not after.is_stop:
                adjectives.add(token.lower)
    return frozenset(
        plural for plural in plurals if plural[:-1] in adjectives and plural.endswith(("als", "eds", "ants"))
    )


def _is_head(token: Token, after: Sequence[Token], text: str, also: frozenset[str]) -> bool:
    lower = token.lower
    if (
        token.is_stop
        or lower in GENERAL
        or lower in NOT_PERSONS
        or names_a_group(lower)
        or not (is_plural(lower) or lower in also)
    ):
        return False
    if after and text[token.end : after[0].start] in ("'", "’", "-"):
        return False
    return lower in also or lower.endswith(PERSON_ENDINGS) or denotes_people(lower)


def _modifies(token: Token, after: Token, text: str) -> bool:
    gap = text[token.end : after.start]
    return gap in (" ", "\u00a0", "-") and _looks_modifying(token)


def _looks_modifying(token: Token) -> bool:
    lower = token.lower
    if token.is_stop or token.is_number or len(lower) < SHORTEST_MODIFIER:
        return False
    if token.is_capitalised:
        return names_a_group(lower)
    ends = lower.endswith(MODIFIER_ENDINGS)
    return ends or (lower.startswith(MODIFIER_BEGINNINGS) and lower.endswith(("ed", "en", "al", "ist")))
