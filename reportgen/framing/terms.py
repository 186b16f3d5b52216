"""Terms for people, as news writes them: modifiers and a noun ("undocumented Chinese migrants", "a suspect")."""

from collections.abc import Iterable, Iterator, Sequence
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
NO_PERSON = frozenset(map(singular, NOT_PERSONS))
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
STATES = frozenset(data("terms.toml")["states"])
"""What people have come to ("the injured"): no label for them."""
OFFICES = frozenset(data("terms.toml")["offices"])
"""People by their office, and bodies of people."""
PLAIN_MODIFIERS = frozenset(data("terms.toml")["plain_modifiers"])
"""Modifiers that tell rank or area: two terms that differ in these alone are one label."""
ADJECTIVES = frozenset(data("terms.toml")["adjectives"])
"""Words that name people after "the" or a number only ("the wounded"), and describe them elsewhere."""
DETERMINERS = frozenset(data("terms.toml")["determiners"])
GOING_ON = frozenset(data("terms.toml")["going_on"])
"""Words after a noun that show it to be complete; any other word may make it part of a longer one ("suspect list")."""
COMPOUND = 2
"""Nouns before a singular that may part it from its article ("a bank robbery suspect")."""


class Term(Record, frozen=True, kw_only=True):
    """One use of a term: its noun in the singular, its modifiers, the peoples among them, and where it stands.

    `start` and `end` are offsets into the sentence's own text.
    """

    noun: str
    plural: str
    """The noun as it stands, in lower case, where it stands in the plural; else ""."""
    modifiers: tuple[str, ...]
    peoples: frozenset[str]
    start: int
    end: int
    text: str
    sentence: str
    around: frozenset[str]
    """Stems of the content words beside it."""


class Nouns(Record, frozen=True, kw_only=True):
    """The nouns for people of a story: plurals that are also adjectives ("illegals"), and all nouns in the singular."""

    nominalised: frozenset[str]
    singular: frozenset[str]


def nouns_of(sentences: Sequence[Sentence]) -> Nouns:
    """The nouns for people that stand in the plural somewhere in the sentences."""
    also = nominalised(sentences)
    every = [(found, sentence.text) for sentence in sentences for found in [tokens(sentence.text)]]
    heads = {
        singular(found[at].lower)
        for found, text in every
        for at in range(len(found))
        if _is_plural_head(found, at, text, also)
    }
    return Nouns(nominalised=also, singular=frozenset(heads))


def terms(sentence: Sentence, nouns: Nouns) -> Iterator[Term]:
    """The terms for people in a sentence, in the plural and in the singular."""
    found = tokens(sentence.text)
    for at, token in enumerate(found):
        plural = _is_plural_head(found, at, sentence.text, nouns.nominalised)
        if not plural and not _is_singular_head(found, at, sentence.text, nouns.singular):
            continue
        first = _first(found, at, sentence.text)
        start, end = found[first].start, token.end
        beside = (*found[max(0, first - WINDOW) : first], *found[at + 1 : at + 1 + WINDOW])
        yield Term(
            noun=singular(token.lower),
            plural=token.lower if plural else "",
            modifiers=tuple(t.lower for t in found[first:at]),
            peoples=frozenset(t.lower for t in found[first:at] if t.is_capitalised),
            start=start,
            end=end,
            text=sentence.text[start:end],
            sentence=sentence.id,
            around=frozenset(t.stem for t in beside if not t.is_stop),
        )


def nominalised(sentences: Iterable[Sentence]) -> frozenset[str]:
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


def names_people(noun: str) -> bool:
    """Whether a noun in the singular names people, be it by a general word, an office or a role."""
    is_listed = noun in GENERAL | NO_PERSON | STATES | OFFICES or names_a_group(noun)
    return is_listed or denotes_people(noun) or noun.endswith(tuple(ending[:-1] for ending in PERSON_ENDINGS))


def _first(found: Sequence[Token], at: int, text: str) -> int:
    """Where the modifiers of the noun at `at` begin."""
    first = at
    while first and at - first < MOST_MODIFIERS and _modifies(found[first - 1], found[first], text):
        first -= 1
    return first


def _is_plural_head(found: Sequence[Token], at: int, text: str, also: frozenset[str]) -> bool:
    token, lower = found[at], found[at].lower
    if token.is_stop or lower in GENERAL | NOT_PERSONS | STATES or names_a_group(lower):
        return False
    if not (is_plural(lower) or lower in also) or _gap(found, at, text) in ("'", "’", "-"):
        return False
    if lower in ADJECTIVES:
        before = found[at - 1] if at else None
        return before is not None and (before.lower == "the" or before.is_number) and _is_complete(found, at, text)
    return lower in also or lower.endswith(PERSON_ENDINGS) or denotes_people(singular(lower))


def _is_singular_head(found: Sequence[Token], at: int, text: str, nouns: frozenset[str]) -> bool:
    token, lower = found[at], found[at].lower
    if token.is_stop or lower in GENERAL | NO_PERSON or names_a_group(lower) or is_plural(lower):
        return False
    if not (lower in nouns or denotes_people(lower)) or _gap(found, at, text) == "-":
        return False
    return _is_complete(found, at, text) and _is_determined(found, _first(found, at, text), text)


def _is_complete(found: Sequence[Token], at: int, text: str) -> bool:
    """Whether the noun at `at` ends its phrase: a mark, a function word or a verb in the past follows."""
    if at + 1 == len(found) or _gap(found, at, text) not in (" ", "\u00a0"):
        return True
    after = found[at + 1]
    return after.is_stop or after.lower in GOING_ON or after.lower.endswith(("ed", "ly"))


def _is_determined(found: Sequence[Token], first: int, text: str) -> bool:
    """Whether an article or its like stands before the phrase that begins at `first`."""
    for at in range(first - 1, max(-1, first - 2 - COMPOUND), -1):
        if _gap(found, at, text) not in (" ", "\u00a0", "-"):
            return False
        if found[at].is_stop or found[at].lower in DETERMINERS:
            return found[at].lower in DETERMINERS
    return False


def _gap(found: Sequence[Token], at: int, text: str) -> str:
    """What stands between the word at `at` and the next; "" at the end."""
    return text[found[at].end : found[at + 1].start] if at + 1 < len(found) else ""


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
