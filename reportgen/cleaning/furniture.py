"""Lines that pages of any site carry around an article, known by their form wherever they stand.

The forms stand in `data/furniture.toml`, each a pattern that must fit a whole line. A pattern alone would now and then
fit a sentence of an article; what could be one is kept apart by guards: length, a verb of saying, names only.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from reportgen.cleaning.shapes import ends_sentence, words
from reportgen.model import RemovalReason

MAX_CHARS = 400
"""Lines of furniture are short; the longest seen, a notice of copyright, had 260 characters."""

Where = Literal["anywhere", "closing", "author"]


class Form(NamedTuple):
    """One form of furniture: why it goes, the key of the reason in the catalogue, and how a whole line of it reads."""

    reason: RemovalReason
    why: str
    pattern: re.Pattern[str]
    names_only: bool
    """Whether all words must be names or belong to a list of credits ("Reporting by Ann Lee; editing by Bo Ek")."""
    whole: bool
    """Whether the form may hold several sentences, because its head leaves no doubt."""


class Furniture(NamedTuple):
    """All that the data file holds."""

    forms: dict[str, tuple[Form, ...]]
    controls: frozenset[str]
    """Words of buttons and menus. A line of nothing else is one, if one of `strong` is in it."""
    strong: frozenset[str]
    single: frozenset[str]
    """Buttons that are a line of their own."""
    roll: frozenset[str]
    """Words of a list of credits besides the names."""
    posts: frozenset[str]
    """Words of a byline besides the names."""
    no_places: frozenset[str]
    """What stands before a dash in capitals at the head of a report and is no place."""
    sections: frozenset[str]
    """What newspapers call their sections."""
    labels: re.Pattern[str]
    """Headings of lists of other stories."""
    inline_labels: re.Pattern[str]
    """Those behind which the article often goes on."""
    agencies: frozenset[str]
    """News agencies, in lower case, as datelines and bylines name them."""


@cache
def furniture() -> Furniture:
    """The forms and word lists of `data/furniture.toml`."""
    data = tomllib.loads((files("reportgen.cleaning") / "data" / "furniture.toml").read_text("utf-8"))
    lists = {name: frozenset(value.split()) for name, value in data["words"].items() if isinstance(value, str)}
    return Furniture(
        forms={where: tuple(_form(entry) for entry in data[where]) for where in ("anywhere", "closing", "author")},
        controls=lists["controls"] | lists["strong"] | lists["single"],
        strong=lists["strong"],
        single=lists["single"],
        roll=lists["roll"],
        posts=lists["posts"],
        no_places=lists["no_places"],
        sections=frozenset(data["words"]["sections"]),
        labels=_any_of(data["words"]["labels"] + data["words"]["inline_labels"]),
        inline_labels=_any_of(data["words"]["inline_labels"]),
        agencies=frozenset(data["words"]["agencies"]),
    )


def _form(entry: dict[str, Any]) -> Form:
    names_only, whole = bool(entry.get("names_only")), bool(entry.get("whole"))
    return Form(entry["reason"], entry["why"], _any_of(entry["patterns"]), names_only, whole)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def matched(line: str, where: Where) -> Form | None:
    """The form of furniture that a whole line (or sentence) has, or None.

    Args:
        line: without surrounding space.
        where: "anywhere" on the page, "closing" for what stands after the article, "author" for what is said there
            about the author, which can be told from the article only by the author's name not being in it.
    """
    text = " ".join(line.split()) if len(line) <= MAX_CHARS else ""
    if not text:
        return None
    bare = text[1:-1] if text[0] + text[-1] in ("()", "[]") else text
    forms = furniture().forms[where]
    found = next((form for form in forms if _fits(form, text) or (bare != text and _fits(form, bare))), None)
    return found or (_control(text) if where == "anywhere" else None)


def _fits(form: Form, text: str) -> bool:
    return form.pattern.fullmatch(text) is not None and (not form.names_only or is_roll(text))


def is_roll(line: str) -> bool:
    """Whether a line holds only names and the words of a list of credits, with at least one name."""
    found = words(line)
    named = [word for word in found if word.lower() not in furniture().roll]
    return bool(named) and all(word[0].isupper() or word[0].isdigit() for word in named)


_LOGIN = re.compile(r"\b(?:log|sign)[\s-]?(?:in|out|on|up)\b|\b(?:register|account|logout)\b", re.IGNORECASE)
_PATTERN_OF_NOTHING = re.compile(r"(?!)")


def _control(line: str) -> Form | None:
    if not is_control(line):
        return None
    if _LOGIN.search(line):
        return Form("login", "removal.login", _PATTERN_OF_NOTHING, False, False)
    return Form("navigation", "removal.button", _PATTERN_OF_NOTHING, False, False)


def is_control(line: str) -> bool:
    """Whether a line is a button or a row of buttons ("Login", "Share Tweet Print")."""
    found = [word.lower() for word in words(line)]
    if not 1 <= len(found) <= 8 or ends_sentence(line):
        return False
    known = furniture()
    strong = any(word in known.strong for word in found) or (len(found) == 1 and found[0] in known.single)
    return strong and all(word in known.controls for word in found)


def is_label(line: str) -> bool:
    """Whether a line is the heading of a list of other stories ("Related", "Most read")."""
    return len(line) <= 60 and furniture().labels.fullmatch(line.strip(_AROUND)) is not None


def is_inline_label(line: str) -> bool:
    """Whether a line heads a list behind which the article often goes on ("Also read")."""
    return len(line) <= 60 and furniture().inline_labels.fullmatch(line.strip(_AROUND)) is not None


_AROUND = " \xa0:|»>–—-*#•"


def is_section(line: str) -> bool:
    """Whether a line is the name of a newspaper's section ("World", "Asia Pacific")."""
    return line.strip(" \xa0:|»>/-").lower() in furniture().sections


def is_agency(words_: str) -> bool:
    """Whether the words are the name of a news agency ("AP", "The Associated Press")."""
    return words_.strip(" \xa0.()").lower().removeprefix("the ") in furniture().agencies
