"""Differences of name or place: another place for one event, another spelling of one name."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.lexicon import word_set
from reportgen.facts.telling import Pairing, Telling
from reportgen.model import Name

REACH = 5
"""Words on either side of a place that say what happened there."""

LOCATIVES = word_set("in at near outside inside")
"""Prepositions of the place of an event; "of" and "from" rather say where a person comes from."""
_ABBREVIATED = re.compile(r"^(?:[A-Z]\.?){2,}$|\.$")
"""States and countries cut short ("Ariz.", "U.S.") stand in bylines and after names, and tell no place of an event."""


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Two spellings of a name, and two places said of one event."""
    yield from _spellings(pairing)
    for a in _places(pairing.a, pairing.b):
        for b in _places(pairing.b, pairing.a):
            if _around(pairing.a, a) & _around(pairing.b, b):
                words_a, words_b = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
                yield Candidate("name_place", "value", pairing, (words_a,), (words_b,), (a.text, b.text), {})


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


def _places(telling: Telling, other: Telling) -> list[Name]:
    """Places where something happened that the other telling has in no form."""
    known = {name.canonical for name in other.sentence.names}
    lower = {token.lower for token in other.tokens}
    return [
        name
        for name in telling.sentence.names
        if _is_locative(telling, name)
        and name.canonical not in known
        and not _ABBREVIATED.search(name.text)
        and not any(word.lower() in lower for word in name.text.split() if len(word) > 3)
    ]


def _is_locative(telling: Telling, name: Name) -> bool:
    before = next((token.lower for token in reversed(telling.tokens) if token.end <= name.start), "")
    return name.kind == "place" and before in LOCATIVES


def _around(telling: Telling, name: Name) -> frozenset[str]:
    return telling.around(name.start, name.end, REACH)
