"""Differences of colour: emotive, intensifying or mocking words in one telling's own voice, plain ones in the other."""

from collections.abc import Iterator

from reportgen.facts.colour import SORTS, colour
from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.words import Token


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """One candidate where the coloured words of the two tellings are not the same.

    A word that the other article uses too, at whatever place, is how this story is told, and colours nothing.
    """
    left, right = coloured(pairing.a), coloured(pairing.b)
    stems_left, stems_right = {t.stem for t in left}, {t.stem for t in right}
    left = [token for token in left if token.stem not in pairing.b.stems | pairing.elsewhere[1]]
    right = [token for token in right if token.stem not in pairing.a.stems | pairing.elsewhere[0]]
    if not left and not right:
        return
    sorts = [colour(token.lower) for token in (*left, *right)]
    features = {sort: float(sorts.count(sort)) for sort in SORTS}
    features |= {
        "both": float(bool(left and right)),
        "shared_colour": float(bool(stems_left & stems_right)),
        "near_share": max(_near(pairing.a, pairing.b, left), _near(pairing.b, pairing.a, right)),
        "number": float(len(left) + len(right)),
    }
    words_a = tuple(pairing.a.words(token.start, token.end) for token in left)
    words_b = tuple(pairing.b.words(token.start, token.end) for token in right)
    values = (", ".join(w.text for w in words_a), ", ".join(w.text for w in words_b))
    yield Candidate("loaded", "colour", pairing, words_a, words_b, values, features)


def coloured(telling: Telling) -> list[Token]:
    """The coloured words that a telling uses in its own voice."""
    return [
        token
        for token in telling.tokens
        if colour(token.lower) and not telling.is_quoted(token.start, token.end) and not token.text.isupper()
    ]


def _near(telling: Telling, other: Telling, found: list[Token]) -> float:
    shares = [0.0]
    for token in found:
        around = telling.around(token.start, token.end, 4)
        shares.append(len(around & other.stems) / max(1, len(around)))
    return max(shares)
