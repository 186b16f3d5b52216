"""What named style guides say of terms, from a file that a newsroom can replace; it is shown and judges nothing."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, structs

from reportgen.checked import faults_of
from reportgen.errors import SettingsError
from reportgen.grammar.nouns import singular
from reportgen.model import GuideLine, LabelGroup, Record

REMEDY = (
    "Mend the file, or take the key 'framing.style_guides' out of reportgen.toml; docs/settings.md shows the format"
)

Words = Annotated[str, Meta(pattern=r"\S")]


class Guide(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the file, `[[says]]`: what one guide says of some terms."""

    terms: Annotated[tuple[Words, ...], Meta(min_length=1)]
    guide: Words
    year: Annotated[int, Meta(ge=1850, le=2100)]
    text: Words
    url: Annotated[str, Meta(pattern=r"^(https?://\S+)?$")] = ""


@cache
def packaged() -> tuple[Guide, ...]:
    """The entries of the package's own file."""
    text = (resources.files(__package__) / "data" / "style_guides.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text)["says"], tuple[Guide, ...])


def read_guides(file: Path) -> tuple[Guide, ...]:
    """The entries of a newsroom's file.

    Raises:
        SettingsError: naming every fault of the file at once.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise SettingsError(
            str(file), "there is no such file, though 'framing.style_guides' names it", REMEDY
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(str(file), f"it cannot be read as TOML ({error})", REMEDY) from error
    faults = tuple(_faults(tables))
    if faults:
        raise SettingsError(str(file), "; ".join(faults), REMEDY)
    return msgspec.convert(tables["says"], tuple[Guide, ...])


def _faults(tables: dict[str, Any]) -> Iterator[str]:
    yield from (f"key '{key}': unknown; entries are headed [[says]]" for key in tables if key != "says")
    says = tables.get("says")
    if not isinstance(says, list) or not all(isinstance(entry, dict) for entry in says):
        yield "there is no entry headed [[says]]"
        return
    for number, entry in enumerate(says, 1):
        yield from faults_of(entry, Guide, f"entry {number}")


def guided(groups: Sequence[LabelGroup], guides: Sequence[Guide]) -> tuple[LabelGroup, ...]:
    """The groups with what the guides say of their terms, by guide and year; nothing else about them changes."""
    return tuple(structs.replace(group, guides=_lines(group, guides)) for group in groups)


def _lines(group: LabelGroup, guides: Sequence[Guide]) -> tuple[GuideLine, ...]:
    used = {f" {_plain(use.term)} " for use in group.uses}
    found = [each for each in guides if any(f" {_plain(term)} " in words for term in each.terms for words in used)]
    return tuple(
        GuideLine(guide=each.guide, year=each.year, text=each.text, url=each.url or None)
        for each in sorted(found, key=lambda each: (each.year, each.guide, each.text))
    )


def _plain(term: str) -> str:
    return " ".join(map(singular, term.lower().split()))
