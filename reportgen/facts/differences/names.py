"""Differences of name or place: another name in the same slot, another spelling, a name against a description."""

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.lexicon import called
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.words import tokens
from reportgen.model import Name

REACH = 4


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Names that fill the same slot, spellings that differ, names that one telling alone gives."""
    yield from _spellings(pairing)
    left, right = _unmatched(pairing.a, pairing.b), _unmatched(pairing.b, pairing.a)
    for a in left:
        for b in right:
            if a.kind == b.kind or "other" in (a.kind, b.kind):
                yield _both(pairing, a, b)
    for telling, names in ((pairing.a, left), (pairing.b, right)):
        for name in names:
            yield _one_sided(pairing, telling, name)


def _spellings(pairing: Pairing) -> Iterator[Candidate]:
    """Two spellings of one name, told apart from a shorter form of it ("Mr. Xi") by comparing word with word."""
    for a in pairing.a.sentence.names:
        for b in pairing.b.sentence.names:
            ours, theirs = a.text.split(), b.text.split()
            if a.canonical != b.canonical or len(ours) != len(theirs) or a.text.casefold() == b.text.casefold():
                continue
            odd = [(x, y) for x, y in zip(ours, theirs, strict=True) if x.casefold() != y.casefold()]
            if len(odd) == 1 and DamerauLevenshtein.distance(*odd[0]) <= 2 and min(map(len, odd[0])) >= 4:
                words = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
                yield Candidate("name_place", "spelling", pairing, words[:1], words[1:], (a.text, b.text), {})


def _unmatched(telling: Telling, other: Telling) -> list[Name]:
    known = {name.canonical for name in other.sentence.names}
    stems = {token.lower for token in other.tokens}
    return [
        name
        for name in telling.sentence.names
        if name.canonical not in known and not any(word.lower() in stems for word in name.text.split() if len(word) > 3)
    ]


def _both(pairing: Pairing, a: Name, b: Name) -> Candidate:
    around_a = pairing.a.around(a.start, a.end, REACH)
    around_b = pairing.b.around(b.start, b.end, REACH)
    near = len(around_a & around_b)
    features = {
        "near_words": float(near),
        "near_share": near / max(1, min(len(around_a), len(around_b))),
        "place": float(a.kind == "place" == b.kind),
        "person": float(a.kind == "person" == b.kind),
        "body": float(a.kind == "body" == b.kind),
        "credit": float(pairing.a.is_credit(a.start, a.end) or pairing.b.is_credit(b.start, b.end)),
        "same_before": float(_before(pairing.a, a) == _before(pairing.b, b) != ""),
    }
    words_a, words_b = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
    return Candidate("name_place", "value", pairing, (words_a,), (words_b,), (a.text, b.text), features)


def _before(telling: Telling, name: Name) -> str:
    return next((token.lower for token in reversed(telling.tokens) if token.end <= name.start), "")


def _used(name: Name, stems: frozenset[str]) -> bool:
    return tokens(name.text)[-1].stem in stems if tokens(name.text) else False


def _generic(telling: Telling, near: frozenset[str]) -> bool:
    """Whether a telling has a noun for people where the words around are those around the name."""
    return any(
        token.lower in called("people") and telling.around(token.start, token.end, REACH) & near
        for token in telling.content
    )


def _one_sided(pairing: Pairing, telling: Telling, name: Name) -> Candidate:
    other = pairing.b if telling is pairing.a else pairing.a
    here = telling.around(name.start, name.end, REACH)
    features = {
        "near_words": float(len(here & other.stems)),
        "near_share": len(here & other.stems) / max(1, len(here)),
        "place": float(name.kind == "place"),
        "person": float(name.kind == "person"),
        "body": float(name.kind == "body"),
        "first": float(name.start - telling.sentence.start < 25),
        "elsewhere": float(_used(name, pairing.elsewhere[0 if other is pairing.a else 1])),
        "generic": float(_generic(other, here)),
        "credit": float(telling.is_credit(name.start, name.end)),
        "quoted": float(telling.is_quoted(name.start, name.end)),
    }
    words = telling.words(name.start, name.end)
    if telling is pairing.a:
        return Candidate("name_place", "absent", pairing, (words,), (), (words.text, ""), features)
    return Candidate("name_place", "absent", pairing, (), (words,), ("", words.text), features)
