"""Differences of name or place: another place for one event, another spelling, a name against a description."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.lexicon import called, word_set
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.words import tokens
from reportgen.model import Name

REACH = 5
"""Words on either side of a name that say what happened there or to whom."""

LOCATIVES = word_set("in at near outside from to of around inside toward")
_ABBREVIATED = re.compile(r"^(?:[A-Z]\.?){2,}$|\.$")
"""States and countries cut short ("Ariz.", "U.S.") stand in bylines and after names, and tell no place of an event."""


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Two spellings of a name, two places or persons in one slot, names that one telling alone gives."""
    yield from _spellings(pairing)
    left, right = _unmatched(pairing.a, pairing.b), _unmatched(pairing.b, pairing.a)
    for a in left:
        for b in right:
            if _in_one_slot(pairing, a, b):
                yield _both(pairing, a, b)
    for telling, other, names in ((pairing.a, pairing.b, left), (pairing.b, pairing.a, right)):
        for name in names:
            if other.sentence.part == "body" and (_is_locative(telling, name) or _described(telling, other, name)):
                yield _one_sided(pairing, telling, name)


def _spellings(pairing: Pairing) -> Iterator[Candidate]:
    """Two spellings of one name, told apart from a shorter form of it ("Mr. Xi") by comparing word with word."""
    for a in pairing.a.sentence.names:
        for b in pairing.b.sentence.names:
            ours, theirs = a.text.split(), b.text.split()
            if a.canonical != b.canonical or len(ours) != len(theirs) or a.text.casefold() == b.text.casefold():
                continue
            odd = [(x, y) for x, y in zip(ours, theirs, strict=True) if x.casefold() != y.casefold()]
            if len(odd) == 1 and min(map(len, odd[0])) >= 4 and DamerauLevenshtein.distance(*odd[0]) <= 2:
                words = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
                yield Candidate("name_place", "spelling", pairing, words[:1], words[1:], (a.text, b.text), {})


def _unmatched(telling: Telling, other: Telling) -> list[Name]:
    """Names that the other telling has in no form."""
    known = {name.canonical for name in other.sentence.names}
    lower = {token.lower for token in other.tokens}
    return [
        name
        for name in telling.sentence.names
        if name.canonical not in known
        and not _ABBREVIATED.search(name.text)
        and not any(word.lower() in lower for word in name.text.split() if len(word) > 3)
    ]


def _in_one_slot(pairing: Pairing, a: Name, b: Name) -> bool:
    """Whether two names stand where the same could be named: two places said of one event, two persons of one act."""
    if a.kind != b.kind or a.kind == "other":
        return False
    common = len(_around(pairing.a, a) & _around(pairing.b, b))
    if a.kind == "place":
        return common >= 1 and _is_locative(pairing.a, a) and _is_locative(pairing.b, b)
    credit = pairing.a.is_credit(a.start, a.end) or pairing.b.is_credit(b.start, b.end)
    return common >= 2 and not credit


def _around(telling: Telling, name: Name) -> frozenset[str]:
    return telling.around(name.start, name.end, REACH)


def _is_locative(telling: Telling, name: Name) -> bool:
    before = next((token.lower for token in reversed(telling.tokens) if token.end <= name.start), "")
    return name.kind == "place" and before in LOCATIVES


def _described(telling: Telling, other: Telling, name: Name) -> bool:
    """Whether the other telling has a noun for people where this one has a person's name."""
    near = _around(telling, name)
    return name.kind == "person" and any(
        token.lower in called("people") and len(other.around(token.start, token.end, REACH) & near) >= 2
        for token in other.content
    )


def _both(pairing: Pairing, a: Name, b: Name) -> Candidate:
    around_a, around_b = _around(pairing.a, a), _around(pairing.b, b)
    near = len(around_a & around_b)
    features = {
        "near_words": float(near),
        "near_share": near / max(1, min(len(around_a), len(around_b))),
        "place": float(a.kind == "place"),
        "person": float(a.kind == "person"),
    }
    words_a, words_b = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
    return Candidate("name_place", "value", pairing, (words_a,), (words_b,), (a.text, b.text), features)


def _one_sided(pairing: Pairing, telling: Telling, name: Name) -> Candidate:
    other = pairing.b if telling is pairing.a else pairing.a
    here = _around(telling, name)
    features = {
        "near_words": float(len(here & other.stems)),
        "near_share": len(here & other.stems) / max(1, len(here)),
        "place": float(name.kind == "place"),
        "elsewhere": float(_used(name, pairing.elsewhere[0 if other is pairing.a else 1])),
        "credit": float(telling.is_credit(name.start, name.end)),
        "quoted": float(telling.is_quoted(name.start, name.end)),
    }
    words = telling.words(name.start, name.end)
    if telling is pairing.a:
        return Candidate("name_place", "absent", pairing, (words,), (), (words.text, ""), features)
    return Candidate("name_place", "absent", pairing, (), (words,), ("", words.text), features)


def _used(name: Name, stems: frozenset[str]) -> bool:
    words = tokens(name.text)
    return bool(words) and words[-1].stem in stems
