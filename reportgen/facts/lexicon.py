"""Word lists: short ones from strings, long ones from the package's data files."""

from functools import cache
from importlib.resources import files

from reportgen.grammar.words import stem


def word_set(text: str) -> frozenset[str]:
    """The words of a text that holds nothing but words."""
    return frozenset(text.split())


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The words of `data/NAME.txt` by their section; lines that open with "#" are comments."""
    found: dict[str, list[str]] = {"": []}
    section = ""
    for line in files("reportgen.facts").joinpath(f"data/{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            found.setdefault(section, [])
        elif not line.startswith("#"):
            found[section].extend(line.split())
    return {key: tuple(words) for key, words in found.items()}


@cache
def people() -> frozenset[str]:
    """Stems of nouns for people and groups."""
    return frozenset(stem(word) for word in sections("people")[""])
