"""The note under a difference: one plain sentence, naming no outlet and passing no judgement."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

LONGEST = 14
"""Words of a telling that a note repeats: more would be read in the marked sentence itself."""


MOST = 5
"""Wordings that a note lists; the others stand marked in their sentences."""


class Sides(NamedTuple):
    """What the tellings of a difference say: each distinct wording once, and whether a telling says nothing of it."""

    values: tuple[str, ...]
    silent: bool


def note(kind: str, sort: str, sides: Sides) -> str:
    """The note for a difference of `kind`, put in the way that its `sort` asks for."""
    values = [_short(value) for value in sides.values]
    if len(values) > MOST:
        values[MOST:] = [f"{len(values) - MOST} more"]
    return _WORDING[kind](sort, values, sides.silent or len(values) < 2)


def _short(value: str) -> str:
    words = value.split()
    return f"“{' '.join(words[:LONGEST])}{' …' if len(words) > LONGEST else ''}”"


def listed(values: Sequence[str], joint: str = "and") -> str:
    """The values as a phrase: "a", "a and b", "a, b and c"."""
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} {joint} {values[-1]}"


def _each(values: Sequence[str], verb: str, verbs: str) -> str:
    if len(values) == 2:
        return f"One telling {verb} {values[0]}, another {values[1]}."
    return f"The tellings {verbs} {listed(values)}."


def _number(sort: str, values: Sequence[str], silent: bool) -> str:
    if silent:
        return f"The figure {listed(values)} stands in one telling, not in another."
    if sort == "precision":
        return f"The same figure is given as {listed(values)}."
    if sort == "vague":
        return f"One telling gives a figure where another keeps to a word: {listed(values)}."
    return _each(values, "gives", "give")


def _time(sort: str, values: Sequence[str], silent: bool) -> str:
    if silent:
        return f"One telling says when ({listed(values)}), another does not."
    if sort == "period":
        return f"The figures cover different periods: {listed(values)}."
    if sort == "duration":
        return f"How long it lasted is given as {listed(values)}."
    if sort == "precision":
        return f"The time is given more or less exactly: {listed(values)}."
    return f"The time is given as {listed(values)}."


def _name(sort: str, values: Sequence[str], silent: bool) -> str:
    if silent:
        return f"One telling names {listed(values)}, another does not."
    if sort == "spelling":
        return f"The name is spelt {listed(values)}."
    return _each(values, "names", "name")


def _attribution(sort: str, values: Sequence[str], silent: bool) -> str:
    if silent:
        return f"One telling credits it ({listed(values)}), another states it in its own voice."
    return f"It is credited differently: {listed(values)}."


def _certainty(sort: str, values: Sequence[str], silent: bool) -> str:
    if silent:
        return f"One telling qualifies how certain it is ({listed(values)}), another does not."
    return f"The tellings differ in how certain they are: {listed(values)}."


def _label(sort: str, values: Sequence[str], silent: bool) -> str:
    if silent:
        return f"One telling describes with {listed(values)}, another does not."
    return _each(values, "says", "say")


def _loaded(sort: str, values: Sequence[str], silent: bool) -> str:
    if silent:
        return f"One telling uses {listed(values)}, another plainer words."
    return f"The tellings use words of different colour: {listed(values)}."


def _cause(sort: str, values: Sequence[str], silent: bool) -> str:
    if silent:
        return f"One telling links it to something ({listed(values)}), another does not."
    return f"The link is put differently: {listed(values)}."


def _quote(sort: str, values: Sequence[str], silent: bool) -> str:
    if sort == "paraphrase":
        return f"One telling quotes {listed(values)}, another puts it in its own words."
    if silent:
        return f"One version of the quotation has {listed(values)}, another does not."
    return f"The quotation is worded differently: {listed(values)}."


def _detail(sort: str, values: Sequence[str], silent: bool) -> str:
    return f"Stands in one telling, not in another: {listed(values)}."


def _contradiction(sort: str, values: Sequence[str], silent: bool) -> str:
    return f"Both cannot be true as they stand: {listed(values)}."


_WORDING: dict[str, Callable[[str, Sequence[str], bool], str]] = {
    "number": _number,
    "time": _time,
    "name_place": _name,
    "attribution": _attribution,
    "certainty": _certainty,
    "label": _label,
    "loaded": _loaded,
    "cause": _cause,
    "quote": _quote,
    "detail": _detail,
    "contradiction": _contradiction,
}
