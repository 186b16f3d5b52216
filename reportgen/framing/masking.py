"""Takes whom a sentence is about out of it, before anything is computed from its words."""

import re
from collections.abc import Sequence
from functools import cache

from reportgen.framing.lexicon import data
from reportgen.model import Record

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W_]+)*|\S")
MASK = "people"
"""Stands for any person, party, place or people; a plain word that the encoder knows."""
QUOTED = "something"
"""Stands for quoted words where the article's own are judged."""
SUFFIXES = ("ly", "ing", "ed")
"""Endings that show a capitalised first word to be an ordinary one ("Sadly", "Citing", "Embattled")."""


class Word(Record, frozen=True, kw_only=True):
    """A word of a text. `form` is its lower case, or the mask where it tells whom the sentence is about."""

    start: int
    end: int
    form: str
    masked: bool


@cache
def _listed() -> tuple[frozenset[str], tuple[str, ...]]:
    terms = [term for group in data("groups.toml").values() for term in group]
    exact = frozenset(term for term in terms if not term.endswith("*"))
    return exact, tuple(sorted(term.removesuffix("*") for term in terms if term.endswith("*")))


@cache
def names_a_group(word: str) -> bool:
    """Whether a lower-case word names a party, conviction, country, people, faith or sex, compounds included."""
    exact, stems = _listed()
    if word in exact or word.startswith(stems):
        return True
    parts = word.replace("’", "'").removesuffix("'s").split("-")
    return (len(parts) > 1 and any(names_a_group(part) for part in parts)) or (
        parts[0] != word and names_a_group(parts[0])
    )


def words(text: str) -> tuple[Word, ...]:
    """The words and marks of a sentence, or of a stretch of one, with their masks."""
    found: list[Word] = []
    first = True
    for match in TOKEN.finditer(text):
        token = match.group()
        lower = token.casefold().replace("’", "'")
        named = token[:1].isupper() and not (first and lower.endswith(SUFFIXES))
        masked = token[:1].isalpha() and (named or names_a_group(lower)) and lower != "i"
        found.append(Word(start=match.start(), end=match.end(), form=MASK if masked else lower, masked=masked))
        first = first and not token[:1].isalnum()
    return tuple(found)


def untitled(text: str, names: frozenset[str]) -> str:
    """A headline in title case with its words small, but for `names`; any other text as it is. Length is kept."""
    tokens = [match for match in TOKEN.finditer(text) if match.group()[0].isalpha()]
    if sum(match.group()[0].isupper() for match in tokens) <= len(tokens) / 2:
        return text
    letters = list(text)
    for match in tokens:
        if match.group() not in names and len(match.group().lower()) == len(match.group()):
            letters[match.start() : match.end()] = match.group().lower()
    return "".join(letters)


def plain(found: Sequence[Word]) -> tuple[list[str], list[int]]:
    """The forms with neighbouring masks as one and "an" as "a", and for each form the place of its (first) word."""
    forms: list[str] = []
    places: list[int] = []
    for place, word in enumerate(found):
        if word.masked and forms and forms[-1] == MASK:
            continue
        forms.append("a" if word.form == "an" else word.form)
        places.append(place)
    return forms, places
