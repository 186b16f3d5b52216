"""Words of nearly one meaning, by stem.

`data/kin.txt` was made by `training/kin.py`: for the words that the sentence encoder all-MiniLM-L6-v2 (Apache-2.0)
knows whole, those whose vectors have a cosine over a floor.
"""

from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    text = files("reportgen.facts").joinpath("data/kin.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        word, *others = line.split()
        for other in others:
            found.setdefault(word, set()).add(other)
            found.setdefault(other, set()).add(word)
    return {word: frozenset(others) for word, others in found.items()}


def kin_of(stem: str) -> frozenset[str]:
    """The stems that are kin to a stem."""
    return _table().get(stem, frozenset())
