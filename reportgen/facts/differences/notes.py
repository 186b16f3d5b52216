"""The note under a difference: one plain sentence, naming no outlet and passing no judgement."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.catalogue import Catalogue

LONGEST = 14
"""Words of a telling that a note repeats: more would be read in the marked sentence itself."""


MOST = 5
"""Wordings that a note lists; the others stand marked in their sentences."""


SORTS: Mapping[str, tuple[str, ...]] = {
    "number": ("precision", "vague"),
    "time": ("period", "duration", "precision"),
    "name_place": ("spelling",),
    "quote": ("paraphrase",),
}
"""Sorts of a kind that are put in words of their own."""


EITHER_WAY = (("detail", ""), ("contradiction", ""), ("quote", "paraphrase"))
"""What is put in the same words whether or not a telling says nothing of it."""


OPPOSED = ("number", "name_place", "label")
"""Kinds of which two wordings are set against each other."""


class Sides(NamedTuple):
    """What the tellings of a difference say: each distinct wording once, and whether a telling says nothing of it."""

    values: tuple[str, ...]
    silent: bool


def note(kind: str, sort: str, sides: Sides, say: Catalogue) -> str:
    """The note for a difference of `kind`, put in the way that its `sort` asks for."""
    values = [say.series(_short(part, say) for part in _parts(kind, value)) for value in sides.values]
    if len(values) > MOST:
        values[MOST:] = [say("note.more", n=len(values) - MOST)]
    way = _way(kind, sort if sort in SORTS.get(kind, ()) else "", values, sides.silent)
    return say(f"note.{kind}.{way}", values=say.series(values), one=values[0], other=values[-1])


def _parts(kind: str, value: str) -> list[str]:
    """What stands apart in a telling is quoted apart: coloured words are listed with commas between them."""
    return value.split(", ") if kind == "loaded" else [value]


def _short(value: str, say: Catalogue) -> str:
    words = value.split()
    return say.quoted(f"{' '.join(words[:LONGEST])}{' …' if len(words) > LONGEST else ''}")


def _way(kind: str, sort: str, values: Sequence[str], silent: bool) -> str:
    if (silent or len(values) < 2) and (kind, sort) not in EITHER_WAY:
        return "silent"
    return sort or ("two" if kind in OPPOSED and len(values) == 2 else "told")
