"""Differences of number: other figures for the same thing, a dropped "more than", a figure against a vague word."""

import re
from collections.abc import Iterator

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.differences.times import DURATIONS
from reportgen.facts.lexicon import called, word_set
from reportgen.facts.telling import Pairing, Telling
from reportgen.model import Quantity

REACH = 5
"""Words on either side of a figure that say what it counts: a noun phrase with its preposition."""

VAGUE = re.compile(
    r"\b(?:several|many|dozens|scores|hundreds|thousands|millions|billions|numerous|a few|a handful|most|some"
    r"|a number|countless|multiple|a couple|various|a majority|a minority|a fraction|all of|none of)\b",
    re.IGNORECASE,
)
MEASURES = word_set(
    """percent percentage meter metre kilometer kilometre mile foot inch acre hectare pound kilogram gram ton tonne
    liter litre gallon barrel degree hour minute second day week month year decade mph watt point"""
)
"""Units that are never the same as another unit."""


NEAR_FACTOR = 3.0
"""Two figures for one thing seldom lie further apart; beyond it they mostly count different things."""


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Every pair of figures that count the same, and every figure that only one telling gives."""
    left, right = ([q for q in t.sentence.quantities if q.unit not in DURATIONS] for t in (pairing.a, pairing.b))
    for a, b in _agreeing(left, right):
        left.remove(a)
        right.remove(b)
        if a.qualifier != b.qualifier:
            yield _both(pairing, a, b, "precision")
    for a, b in _matched(pairing, left, right):
        left.remove(a)
        right.remove(b)
        yield _both(pairing, a, b, "value")
    for telling, figures in ((pairing.a, left), (pairing.b, right)):
        for quantity in figures:
            if not _only_points(quantity) and not _is_address(telling, quantity):
                yield from _one_sided(pairing, telling, quantity)


def _only_points(quantity: Quantity) -> bool:
    """Whether a small number in words rather points at things than counts them ("the two countries", "one of them")."""
    return quantity.high <= 2 and quantity.text.isalpha() and quantity.comparison is None


def _matched(pairing: Pairing, left: list[Quantity], right: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Figures of the two tellings that count the same, each with its best match and no other."""
    found = [(a, b) for a in left for b in right if _comparable(a, b) and _of_one_thing(pairing, a, b)]
    found.sort(key=lambda p: (_ratio(*p) > NEAR_FACTOR, -_common(pairing, *p), _ratio(*p), p[0].start, p[1].start))
    taken: set[tuple[int, int]] = set()
    matched = []
    for a, b in found:
        if not {(0, a.start), (1, b.start)} & taken:
            taken |= {(0, a.start), (1, b.start)}
            matched.append((a, b))
    return matched


def _common(pairing: Pairing, a: Quantity, b: Quantity) -> int:
    return len(pairing.a.around(a.start, a.end, REACH) & pairing.b.around(b.start, b.end, REACH))


def _agreeing(left: list[Quantity], right: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    found, used = [], set()
    for a in left:
        for number, b in enumerate(right):
            if number not in used and a.comparison == b.comparison and (a.low, a.high) == (b.low, b.high):
                found.append((a, b))
                used.add(number)
                break
    return found


def _comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two figures could be of one thing: both plain or both a change, of one measure or both counts."""
    if (a.comparison is None) != (b.comparison is None):
        return False
    return a.unit == b.unit or not (_is_measure(a) or _is_measure(b))


def _of_one_thing(pairing: Pairing, a: Quantity, b: Quantity) -> bool:
    """Whether the words bear out that two figures count the same: their nouns, or what stands around both."""
    common, near = _common(pairing, a, b), _ratio(a, b) <= NEAR_FACTOR
    if (a.unit and a.unit == b.unit) or (_people(a) and _people(b)):
        only = sum(q.unit == a.unit for t in (pairing.a, pairing.b) for q in t.sentence.quantities) == 2
        return common >= (2 if not near else 1 if _is_measure(a) and not only else 0)
    if any(_only_points(q) or _is_address(t, q) for t, q in ((pairing.a, a), (pairing.b, b))):
        return False
    return near and a.low.is_integer() == b.low.is_integer() and common >= 2


def _is_address(telling: Telling, quantity: Quantity) -> bool:
    """Whether a number is part of a name ("18 Market Street", "Section 230")."""
    after = next((token for token in telling.tokens if token.start >= quantity.end), None)
    return not quantity.unit and after is not None and after.is_capitalised and after.start == quantity.end + 1


def _is_measure(quantity: Quantity) -> bool:
    return quantity.unit.isupper() or quantity.unit in MEASURES


def _people(quantity: Quantity) -> bool:
    return quantity.unit in called("people")


def _ratio(a: Quantity, b: Quantity) -> float:
    small, large = sorted((abs(a.low), abs(b.low)))
    return large / small if small else (1.0 if not large else 1e9)


def _both(pairing: Pairing, a: Quantity, b: Quantity, sort: str) -> Candidate:
    around_a = pairing.a.around(a.start, a.end, REACH)
    around_b = pairing.b.around(b.start, b.end, REACH)
    near = len(around_a & around_b)
    features = {
        "near_words": float(near),
        "near_share": near / max(1, min(len(around_a), len(around_b))),
        "same_unit": float(bool(a.unit) and a.unit == b.unit),
        "both_people": float(_people(a) and _people(b)),
        "other_unit": float(bool(a.unit and b.unit) and a.unit != b.unit and not (_people(a) and _people(b))),
        "near_value": float(_ratio(a, b) <= NEAR_FACTOR),
        "only_figures": float(len(pairing.a.sentence.quantities) == 1 == len(pairing.b.sentence.quantities)),
        "qualified": float(a.qualifier != b.qualifier),
        "small": float(max(a.high, b.high) <= 10 and not a.unit),
    }
    words_a, words_b = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
    return Candidate("number", sort, pairing, (words_a,), (words_b,), (words_a.text, words_b.text), features)


def _one_sided(pairing: Pairing, telling: Telling, quantity: Quantity) -> Iterator[Candidate]:
    other = pairing.b if telling is pairing.a else pairing.a
    here = telling.around(quantity.start, quantity.end, REACH)
    vague = _vague(other, here)
    features = {
        "near_words": float(len(here & other.stems)),
        "near_share": len(here & other.stems) / max(1, len(here)),
        "close": 1 / (1 + telling.gap(quantity.start, quantity.end, other.stems)),
        "figures": float(len(telling.sentence.quantities)),
        "vague": float(vague is not None),
        "small": float(quantity.high <= 10 and not quantity.unit),
        "money": float(quantity.unit.isupper()),
    }
    words = telling.words(quantity.start, quantity.end)
    opposite = (other.words(*vague),) if vague else ()
    value = opposite[0].text if opposite else ""
    sort = "vague" if vague else "absent"
    if telling is pairing.a:
        yield Candidate("number", sort, pairing, (words,), opposite, (words.text, value), features)
    else:
        yield Candidate("number", sort, pairing, opposite, (words,), (value, words.text), features)


def _vague(telling: Telling, near: frozenset[str]) -> tuple[int, int] | None:
    for match in VAGUE.finditer(telling.sentence.text):
        start, end = match.start() + telling.sentence.start, match.end() + telling.sentence.start
        following = [token.stem for token in telling.tokens if token.start >= end][:4]
        if near & set(following):
            return start, end
    return None
