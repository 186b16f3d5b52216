"""A difference that the words bear out, before it is judged whether it matters."""

from typing import NamedTuple

from reportgen.facts.telling import Pairing
from reportgen.model import DifferenceKind, DifferenceWords


class Candidate(NamedTuple):
    """What differs between two tellings, with the words on each side; one side may be silent.

    `values` are the short wordings of both sides for the note and the cell, "" for a silent side. `sort` tells the
    ways of differing within a kind apart ("value", "precision", "absent"). `features` are what the judge weighs.
    """

    kind: DifferenceKind
    sort: str
    pairing: Pairing
    a: tuple[DifferenceWords, ...]
    b: tuple[DifferenceWords, ...]
    values: tuple[str, str]
    features: dict[str, float]
