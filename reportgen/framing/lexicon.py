"""Word lists from package data, compiled to one pattern a class."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from reportgen.model import Record


class WordClass(Record, frozen=True, kw_only=True):
    """A class of wording: its name, the key of the reason given to the reader, and what matches it."""

    name: str
    why: str
    pattern: re.Pattern[str]


@cache
def data(name: str) -> dict[str, Any]:
    """A TOML file of the package's data."""
    return tomllib.loads((resources.files(__package__) / "data" / name).read_text(encoding="utf-8"))


def compiled(terms: list[str]) -> re.Pattern[str]:
    """Matches any of the terms as whole words: a trailing `*` is any ending."""
    alternatives = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_expression, alternatives))})(?![\w-])", re.IGNORECASE)


def _expression(term: str) -> str:
    words = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in term.split()]
    return r"\s+".join(words).replace("'", "['’]")


@cache
def word_classes() -> tuple[WordClass, ...]:
    """The classes of loaded wording, in the order of their file."""
    classes = data("wording.toml")["classes"]
    return tuple(WordClass(name=name, why=c["why"], pattern=compiled(c["terms"])) for name, c in classes.items())
