"""The word lists that come with the package: places, people's names and titles, words that name bodies."""

import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from reportgen.grammar.words import plain


class Lexicon(NamedTuple):
    """All lists, as sets and tables; names are keyed as they stand, with straight apostrophes."""

    places: dict[str, str]
    """Every spelling of a place -> its canonical one."""
    adjectives: frozenset[str]
    given: dict[str, str]
    """Given name, folded -> "he", "she" or "either"."""
    titles: dict[str, str]
    """Word before a person's name, without its stop -> "he", "she" or "either"."""
    nicknames: dict[str, frozenset[str]]
    body_last: frozenset[str]
    body_heads: frozenset[str]
    bodies: frozenset[str]
    outlets: frozenset[str]
    outlet_last: frozenset[str]


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """Lower case without accents, and with straight apostrophes: the form in which spellings are compared."""
    decomposed = unicodedata.normalize("NFKD", plain(name))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).lower()


@lru_cache(maxsize=8)
def wordlists(name: str) -> dict[str, frozenset[str]]:
    """The flat lists of one data file of this package, by their names."""
    return {key: frozenset(words) for key, words in _read(name).items()}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lists of this package, read once."""
    places, people, bodies = (_read(name) for name in ("places", "people", "bodies"))
    return Lexicon(
        places=_places(places),
        adjectives=frozenset(places["adjectives"]["words"]),
        given=_by_pronoun(people),
        titles={title: pronoun for pronoun in ("either", "she", "he") for title in people["titles"][pronoun]},
        nicknames=_nicknames(people["nicknames"]),
        body_last=frozenset(bodies["last"]),
        body_heads=frozenset(bodies["heads"]),
        bodies=frozenset(bodies["names"]),
        outlets=frozenset(bodies["outlets"]),
        outlet_last=frozenset(bodies["outlet_last"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def _places(data: dict[str, Any]) -> dict[str, str]:
    names = {plain(name): name for group in data["others"].values() for name in group}
    for name, spellings in data["names"].items():
        names |= {plain(spelling): name for spelling in (name, *spellings)}
    return names


def _by_pronoun(people: dict[str, Any]) -> dict[str, str]:
    given: dict[str, str] = {}
    for pronoun in ("he", "she", "either"):
        for name in people[pronoun]:
            given[folded(name)] = pronoun if given.get(folded(name), pronoun) == pronoun else "either"
    return given


def _nicknames(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {folded(short): frozenset(folded(name) for name in long) for short, long in table.items()}
