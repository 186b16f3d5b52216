"""Words of nearly one meaning, by stem.

`data/kin.txt` was made by `training/kin.py`: for the words that the sentence encoder all-MiniLM-L6-v2 (Apache-2.0)
knows whole, the cosine of their vectors where it passes a floor, in hundredths.
"""

from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    text = files("reportgen.facts").joinpath("data/kin.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        word, *others = line.split()
        for other in others:
            kin, _, hundredths = other.partition(":")
            found.setdefault(word, {})[kin] = found.setdefault(kin, {})[word] = int(hundredths) / 100
    return found


def kin_of(stem: str) -> frozenset[str]:
    """The stems that are kin to a stem."""
    return frozenset(_table().get(stem, {}))


def kinship(a: str, b: str) -> float:
    """How near two stems are in meaning, 0 where they are not kin."""
    return _table().get(a, {}).get(b, 0.0)
