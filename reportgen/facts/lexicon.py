"""Word lists: short ones from strings, long ones from the package's data files."""

from functools import cache
from importlib.resources import files


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
def called(name: str) -> dict[str, frozenset[str]]:
    """For each word of `data/NAME.txt`, in the singular and the plural, the sections that it stands in."""
    found: dict[str, set[str]] = {}
    for section, words in sections(name).items():
        for word in words:
            for form in (word, plural(word)):
                found.setdefault(form, set()).add(section)
    return {word: frozenset(where) for word, where in found.items()}


def plural(word: str) -> str:
    """The plural of an English noun, regular or in -man and child."""
    if word.endswith("man") and word not in ("german", "human", "woman"):
        return word[:-2] + "en"
    irregular = {"woman": "women", "child": "children", "wife": "wives", "thief": "thieves", "man": "men"}
    if word in irregular:
        return irregular[word]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
