"""Differences of label: what a person, a group or a thing is called."""

import re
from collections.abc import Iterator, Sequence

from reportgen.facts.colour import colour
from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.lexicon import called, word_set
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.words import Token
from reportgen.model import DifferenceWords, Name

WIDEST = 4
"""Words of a description before a name: longer ones are mostly no description."""

TITLES = word_set(
    """mr mrs ms miss dr sir president rep representative sen senator gov governor congressman congresswoman judge
    justice secretary attorney general former then ex republican democrat democratic gop r d house senate leader
    minister prime chairman director st"""
)
"""Words before or after a name that every house style has its own way with."""


ADJECTIVES = word_set(
    """adult american chief christian conservative dead evangelical executive gay homosexual illegal independent
    individual injured juvenile liberal local military minor moderate muslim national official progressive public
    radical religious republican undocumented wounded young"""
)
"""Words of the lists that are as often adjectives."""

_APPOSITION = re.compile(r",\s+((?:an?|the|his|her|its|their|then|now|one of|former)\s[^,;:.—–“”\"]{3,80}),")


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Other epithets of one name, other nouns for the same people or things."""
    yield from _epithets(pairing)
    yield from _words(pairing, "people")
    yield from _words(pairing, "things")


def _epithets(pairing: Pairing) -> Iterator[Candidate]:
    seen = set()
    for a in pairing.a.sentence.names:
        for b in pairing.b.sentence.names:
            if a.canonical != b.canonical or a.canonical in seen:
                continue
            ours, theirs = _described(pairing.a, a), _described(pairing.b, b)
            new_a = [t for t in ours if t.stem not in pairing.b.stems and t.lower not in TITLES]
            new_b = [t for t in theirs if t.stem not in pairing.a.stems and t.lower not in TITLES]
            if new_a or new_b:
                seen.add(a.canonical)
                yield _epithet(pairing, ours if new_a else [], theirs if new_b else [], len(new_a) + len(new_b))


def _epithet(pairing: Pairing, ours: list[Token], theirs: list[Token], new: int) -> Candidate:
    words_a, words_b = _span(pairing.a, ours), _span(pairing.b, theirs)
    everything = [*ours, *theirs]
    features = {
        "both": float(bool(words_a and words_b)),
        "new": float(new),
        "people": float(any(t.lower in called("people") for t in everything)),
        "colour": float(any(colour(t.lower) for t in everything)),
    }
    values = tuple(words[0].text if words else "" for words in (words_a, words_b))
    return Candidate("label", "epithet", pairing, words_a, words_b, (values[0], values[1]), features)


def _described(telling: Telling, name: Name) -> list[Token]:
    """The words that describe a name: those before it in its phrase, or those set off by commas after it."""
    text, base = telling.sentence.text, telling.sentence.start
    before: list[Token] = []
    for token in reversed([t for t in telling.tokens if t.end <= name.start]):
        gap = text[token.end - base : (before[-1].start if before else name.start) - base]
        if gap.strip(" .’'-") or token.is_stop or len(before) >= WIDEST or _is_action(telling, token):
            break
        before.append(token)
    if before and _names_a_role(before[0]):
        return before[::-1]
    apposition = _APPOSITION.match(text, name.end - base)
    if not apposition:
        return []
    start, end = (base + place for place in apposition.span(1))
    return [t for t in telling.tokens if start <= t.start and t.end <= end]


def _is_action(telling: Telling, token: Token) -> bool:
    """Whether a word before a name is no description of it: a verb in the past, or somebody else's name."""
    person = any(name.kind == "person" and name.start <= token.start < name.end for name in telling.sentence.names)
    return person or (token.lower.endswith("ed") and not token.is_capitalised)


def _names_a_role(token: Token) -> bool:
    return token.lower in called("people") or token.lower in TITLES


def _span(telling: Telling, run: Sequence[Token]) -> tuple[DifferenceWords, ...]:
    return (telling.words(run[0].start, run[-1].end),) if run else ()


def _words(pairing: Pairing, list_: str) -> Iterator[Candidate]:
    """Words of one section of a list, one on each side and not on the other: the two whose surroundings agree best."""
    sections = called(list_)
    left, right = _only(pairing.a, pairing.b, sections), _only(pairing.b, pairing.a, sections)
    found = []
    for a in left:
        for b in right:
            features = _slot(pairing, a, b)
            common = len(sections[a.lower] & sections[b.lower])
            if common or features["previous"] or features["next"]:
                found.append(
                    (features | {"same_section": float(common > 0), "number": float(len(left) + len(right))}, a, b)
                )
    yield from _best(pairing, list_, found)


def _only(telling: Telling, other: Telling, sections: dict[str, frozenset[str]]) -> list[Token]:
    return [
        token
        for token in telling.content
        if token.lower in sections
        and token.stem not in other.stems
        and not _set_apart(telling, token)
        and not _modifies(telling, token)
    ]


def _modifies(telling: Telling, token: Token) -> bool:
    """Whether a word that can be an adjective is one: another word follows at once ("illegal migration")."""
    if token.lower not in ADJECTIVES:
        return False
    following = next((t for t in telling.tokens if t.start >= token.end), None)
    return following is not None and not following.is_stop and following.start == token.end + 1


def _set_apart(telling: Telling, token: Token) -> bool:
    """Whether a word is part of a name or of a credit, and so no label that the writer chose."""
    in_name = any(name.start <= token.start < name.end for name in telling.sentence.names)
    return in_name or telling.is_credit(token.start, token.end)


def _best(pairing: Pairing, sort: str, found: list[tuple[dict[str, float], Token, Token]]) -> Iterator[Candidate]:
    if not found:
        return
    features, a, b = max(
        found,
        key=lambda f: (
            f[0].get("same_section", 0.0)
            + f[0].get("kinship", 0.0)
            + f[0]["previous"]
            + f[0]["next"]
            + f[0]["near"] / 4,
            -f[1].start - f[2].start,
            sorted((f[1].text, f[2].text)),
        ),
    )
    words_a, words_b = _span(pairing.a, [a]), _span(pairing.b, [b])
    features = features | {"options": float(len(found))}
    yield Candidate("label", sort, pairing, words_a, words_b, (words_a[0].text, words_b[0].text), features)


def _slot(pairing: Pairing, a: Token, b: Token) -> dict[str, float]:
    """How far two words stand in the same place of what they say."""
    around_a, around_b = pairing.a.around(a.start, a.end, 4), pairing.b.around(b.start, b.end, 4)
    quoted = pairing.a.is_quoted(a.start, a.end), pairing.b.is_quoted(b.start, b.end)
    return {
        "near": float(len(around_a & around_b)),
        "previous": float(_neighbour(pairing.a, a, -1) == _neighbour(pairing.b, b, -1) != ""),
        "next": float(_neighbour(pairing.a, a, 1) == _neighbour(pairing.b, b, 1) != ""),
        "plural": float(a.lower.endswith("s") == b.lower.endswith("s")),
        "colour": float(bool(colour(a.lower)) or bool(colour(b.lower))),
        "quoted": float(any(quoted)),
    }


def _neighbour(telling: Telling, token: Token, step: int) -> str:
    place = telling.content.index(token) + step
    return telling.content[place].stem if 0 <= place < len(telling.content) else ""
