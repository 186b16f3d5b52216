"""A story's folder becomes raw articles."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec import structs

from reportgen.catalogue import ENGLISH, Catalogue
from reportgen.errors import StoryError
from reportgen.model import Details, Problem, RawArticle, Story
from reportgen.reading.decoding import NotTextError, decode
from reportgen.reading.formats import READERS, UNREADABLE
from reportgen.reading.manifest import FILE, NOTE, Entry, Manifest, id_of, read_manifest
from reportgen.reading.settings import ReadingSettings

SIDE_FILES = frozenset({NOTE, "readme.md", "readme.txt"})
"""Files of a story's folder that are not articles, by their lower-case names."""


class Fault(NamedTuple):
    """What is wrong with a file: the end of the key in the catalogue, and what fills the gaps."""

    key: str
    values: Mapping[str, object] = MappingProxyType({})


def read_story(folder: Path, settings: ReadingSettings, say: Catalogue = ENGLISH) -> Story:
    """Read a story's folder. Nothing outside it is read, nothing is fetched.

    Args:
        folder: holds the articles and optionally `story.toml`. Without one every article file in it is an article.
        settings: limits of size and number.
        say: the words for what could not be read.

    Returns:
        The story; an article that cannot be used is one of `problems`, and the others go on. `articles` stand in the
        order of `story.toml`, else by id.

    Raises:
        StoryError: if there is no such folder, if `story.toml` has faults (all are named at once), or if fewer than
            two articles can be read.
    """
    shown = _shown(folder)
    if not folder.is_dir():
        raise StoryError(shown, "there is no such folder", "Name a folder that holds the articles of one story")
    root = folder.resolve()
    manifest = read_manifest(root, shown)
    note, problems = _note(root, manifest, settings, say)
    entries = manifest.entries if manifest.entries is not None else tuple(_entries(root, note_file=manifest.note))
    articles = []
    for entry in entries:
        read = _article(root, entry, settings, say)
        if isinstance(read, RawArticle):
            articles.append(read)
        else:
            problems.append(read)
    problems.extend(_left_over(root, manifest, say))
    _require(articles, problems, shown, settings)
    return Story(
        name=_name(folder),
        title=manifest.title or _title(_name(folder)),
        folder=shown,
        note=note,
        articles=tuple(articles),
        problems=tuple(problems),
    )


def _shown(folder: Path) -> str:
    """The folder as outputs name it: no path of the machine ever gets into them."""
    absolute, here = Path(os.path.abspath(folder)), Path.cwd()  # noqa: PTH100 - resolve() would follow links
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else absolute.name


def _name(folder: Path) -> str:
    return Path(os.path.abspath(folder)).name  # noqa: PTH100 - resolve() would follow links


def _title(name: str) -> str:
    words = " ".join(name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]


# --- which files are articles ---------------------------------------------------------------------------------


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if not path.name.startswith(".") and not path.is_dir())


def _entries(root: Path, note_file: str | None) -> Iterator[Entry]:
    """Every article file that lies in the folder itself, by id."""
    files = [path.name for path in _files(root) if _is_article(path) and path.name != note_file]
    stems = Counter(id_of(name) for name in files)
    for name in sorted(files, key=lambda name: (id_of(name), name)):
        id_ = id_of(name) if stems[id_of(name)] == 1 else id_of(name.replace(".", "-") + ".x")
        yield Entry(id=id_, file=name, details=Details())


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in READERS and path.name.lower() not in SIDE_FILES


def _left_over(root: Path, manifest: Manifest, say: Catalogue) -> Iterator[Problem]:
    """Files that look like articles and were not read."""
    listed = {entry.file for entry in manifest.entries or ()}
    for path in _files(root):
        if path.suffix.lower() in UNREADABLE:
            kinds = say("language.comma").join(sorted(READERS))
            yield _problem(path.name, say, Fault("kind", {"suffix": path.suffix.lower(), "kinds": kinds}))
        elif manifest.entries is not None and _is_article(path) and path.name not in (*listed, manifest.note):
            yield _problem(path.name, say, Fault("unlisted", {"list": FILE}))


def _problem(file: str, say: Catalogue, fault: Fault) -> Problem:
    what, remedy = say(f"problem.{fault.key}", **fault.values), say(f"problem.{fault.key}_remedy", **fault.values)
    return Problem(file=file, what=what, remedy=remedy)


# --- one file -------------------------------------------------------------------------------------------------


def _article(root: Path, entry: Entry, settings: ReadingSettings, say: Catalogue) -> RawArticle | Problem:
    path = root / entry.file
    data = _bytes(root, path, settings)
    if isinstance(data, bytes):
        try:
            text, found = READERS[path.suffix.lower()](data, settings)
        except NotTextError as error:
            return _problem(entry.file, say, Fault("no_text", {"why": error.told(say)}))
        if text.strip():
            return RawArticle(
                id=entry.id,
                file=entry.file,
                sha256=hashlib.sha256(data).hexdigest(),
                text=text,
                details=_merged(found, entry.details),
            )
        data = Fault("empty")
    return _problem(entry.file, say, data)


def _merged(found: Details, given: Details) -> Details:
    """What the editor gives beats what the file says of itself."""
    values = {
        field: value for field, value in structs.asdict(given).items() if value is not None and value is not False
    }
    return structs.replace(found, **values)


def _bytes(root: Path, path: Path, settings: ReadingSettings) -> bytes | Fault:
    """The bytes of a file, or what is wrong with it and the way out."""
    try:
        if not path.resolve().is_relative_to(root):
            return Fault("link")
        if not path.exists():
            return Fault("missing", {"list": FILE})
        if not path.is_file():
            return Fault("folder")
        size = path.stat().st_size
        if size > settings.max_bytes:
            return Fault("large", {"n": size, "most": settings.max_bytes})
        return path.read_bytes()
    except (OSError, RuntimeError) as error:
        return Fault("unread", {"why": getattr(error, "strerror", None) or error})


def _note(
    root: Path, manifest: Manifest, settings: ReadingSettings, say: Catalogue
) -> tuple[str | None, list[Problem]]:
    name = manifest.note or NOTE
    if manifest.note is None and not (root / NOTE).is_file():
        return None, []
    data = _bytes(root, root / name, settings)
    if isinstance(data, bytes):
        try:
            return decode(data).strip() or None, []
        except NotTextError as error:
            data = Fault("note", {"why": error.told(say)})
    return None, [_problem(name, say, data)]


def _require(
    articles: Sequence[RawArticle], problems: Sequence[Problem], shown: str, settings: ReadingSettings
) -> None:
    if len(articles) >= settings.min_articles:
        return
    found = {0: "no readable article", 1: "only one readable article"}.get(len(articles), "too few readable articles")
    detail = "".join(f"; {problem.file}: {problem.what}" for problem in problems)
    raise StoryError(
        shown,
        f"{found} in it, and a comparison needs at least {settings.min_articles}{detail}",
        f"Put at least {settings.min_articles} articles ({', '.join(sorted(READERS))}) into the folder",
    )
