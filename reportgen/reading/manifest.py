"""`story.toml`: read, and every fault in it gathered, each with its place and reason."""

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reportgen.errors import StoryError
from reportgen.model import Details, Record
from reportgen.reading.decoding import NotTextError, decode
from reportgen.reading.formats import READERS

FILE = "story.toml"
NOTE = "note.md"
"""Taken for the editor's introduction where `story.toml` names none."""

ID = re.compile(r"[\w.-]{1,64}")
"""What may be an id: it becomes part of anchors, CSV cells and the ids of sentences ("ID:NUMBER")."""


class Entry(Record, frozen=True, kw_only=True):
    """One article that the manifest names."""

    id: str
    file: str
    details: Details


class Manifest(Record, frozen=True, kw_only=True):
    """What `story.toml` says. `entries` is None where it lists no article: then all of the folder's are taken."""

    title: str | None = None
    note: str | None = None
    entries: tuple[Entry, ...] | None = None


# --- what each key may hold: a check gives the reason why not, or None ------------------------------------------

Check = Callable[[object], str | None]


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return f"must be text in quotation marks, not {_kind(value)}"
    return None if value.strip() else "is empty; leave the key out"


def _date(value: object) -> str | None:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return None
    return f"must be a date without quotation marks, such as 2024-05-11, not {_shown(value)}"


def _switch(value: object) -> str | None:
    return None if isinstance(value, bool) else f"must be true or false, not {_kind(value)}"


def _id(value: object) -> str | None:
    if isinstance(value, str) and ID.fullmatch(value):
        return None
    return f"must be 1 to 64 letters, digits, '.', '_' or '-' in quotation marks, not {_shown(value)}"


def _list(value: object) -> str | None:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return None
    return f"must be written as [[article]] tables, not {_kind(value)}"


STORY_KEYS: Mapping[str, Check] = {"title": _text, "note": _text, "article": _list}
ARTICLE_KEYS: Mapping[str, Check] = {
    "id": _id,
    "file": _text,
    "title": _text,
    "outlet": _text,
    "byline": _text,
    "published": _date,
    "url": _text,
    "wire": _text,
    "excerpt": _switch,
}


def _kind(value: object) -> str:
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str) else str(value) if isinstance(value, dt.date) else _kind(value)


# --- reading it -----------------------------------------------------------------------------------------------


def read_manifest(folder: Path, shown: str) -> Manifest:
    """The manifest of a story's folder; an empty one where there is no `story.toml`.

    Args:
        folder: the story's folder, resolved.
        shown: how messages name the folder.

    Raises:
        StoryError: with all faults of the file, each with its key and reason.
    """
    file = folder / FILE
    if not file.is_file():
        return Manifest()
    where = f"{shown}/{FILE}"
    try:
        values = tomllib.loads(decode(file.read_bytes()))
    except (tomllib.TOMLDecodeError, NotTextError) as error:
        raise StoryError(
            where, f"it cannot be read as TOML ({error})", "Mend the line that the message names"
        ) from None
    except OSError as error:
        raise StoryError(where, f"it cannot be read ({error.strerror})", "Check the file's permissions") from None
    faults = tuple(_faults(values, folder))
    if faults:
        what = faults[0] if len(faults) == 1 else "".join(f"\n  {where}, {fault}" for fault in faults)
        raise StoryError(where, what, "" if len(faults) == 1 else "\nMend these lines and build again")
    return _manifest(values)


def _manifest(values: Mapping[str, object]) -> Manifest:
    tables = values.get("article")
    entries = tuple(_entry(table) for table in tables) if isinstance(tables, list) else None
    title, note = values.get("title"), values.get("note")
    return Manifest(
        title=title if isinstance(title, str) else None, note=note if isinstance(note, str) else None, entries=entries
    )


def _entry(table: Mapping[str, object]) -> Entry:
    values = dict(table)
    file = str(values.pop("file"))
    id_ = str(values.pop("id", None) or id_of(file))
    return Entry(id=id_, file=Path(file).as_posix(), details=Details(**values))  # type: ignore[arg-type]


def id_of(file: str) -> str:
    """The id that a file's name gives: its stem, with a hyphen for what an id may not hold."""
    return re.sub(r"[^\w.-]+", "-", Path(file).stem)[:64].strip("-") or "article"


# --- faults ---------------------------------------------------------------------------------------------------


def _faults(values: Mapping[str, object], folder: Path) -> Iterator[str]:
    yield from _key_faults(values, STORY_KEYS, "")
    note = values.get("note")
    if isinstance(note, str) and note.strip():
        reason = _path_fault(note, folder)
        if reason is None and not (folder / note).is_file():
            reason = f"names {note!r}, which is not in the story's folder"
        if reason is not None:
            yield f"key 'note': {reason}"
    tables = values.get("article")
    if isinstance(tables, list) and _list(tables) is None:
        for number, table in enumerate(tables, 1):
            yield from _article_faults(table, number, folder)
        yield from _repeated(tables)


def _key_faults(values: Mapping[str, object], allowed: Mapping[str, Check], place: str) -> Iterator[str]:
    for key, value in values.items():
        check = allowed.get(key)
        reason = check(value) if check else f"is not known; known are {', '.join(allowed)}"
        if reason is not None:
            yield f"{place}key '{key}': {reason}"


def _article_faults(table: Mapping[str, object], number: int, folder: Path) -> Iterator[str]:
    place = f"article {number}, "
    yield from _key_faults(table, ARTICLE_KEYS, place)
    file = table.get("file")
    if file is None:
        yield f"{place}key 'file': is missing; it names the article's file in the story's folder"
    elif _text(file) is None:
        reason = _path_fault(str(file), folder) or _suffix_fault(str(file))
        if reason is not None:
            yield f"{place}key 'file': {reason}"


def _path_fault(name: str, folder: Path) -> str | None:
    """Why a path may not be followed: an article is read from its story's folder and nowhere else."""
    if "\x00" in name:
        return "holds a NUL character"
    path = Path(name)
    if path.is_absolute() or "\\" in name or re.match(r"[A-Za-z]:", name):
        return f"{name!r} must be relative to the story's folder, with forward slashes"
    try:
        inside = (folder / path).resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return f"{name!r} cannot be followed"
    return None if inside and ".." not in path.parts else f"{name!r} leads out of the story's folder"


def _suffix_fault(name: str) -> str | None:
    if Path(name).suffix.lower() in READERS:
        return None
    return f"{name!r} is of a kind that cannot be read; save it as {', '.join(sorted(READERS))}"


def _repeated(tables: list[Mapping[str, object]]) -> Iterator[str]:
    files = [Path(file).as_posix() if isinstance(file := table.get("file"), str) else None for table in tables]
    ids = [table.get("id") or (id_of(file) if file else None) for table, file in zip(tables, files, strict=True)]
    for key, values in (("id", ids), ("file", files)):
        counts = Counter(value for value in values if isinstance(value, str))
        for value, count in counts.items():
            if count > 1:
                numbers = ", ".join(str(n) for n, other in enumerate(values, 1) if other == value)
                yield f"articles {numbers}, key '{key}': the same {key} {value!r} for each"
