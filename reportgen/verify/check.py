"""Re-finds every claim of a folder of outputs in the source files, and holds the outputs against each other."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from reportgen import evidence
from reportgen.errors import StoryError, VerificationError
from reportgen.model import Comparison, RawArticle
from reportgen.reading import read_story
from reportgen.reading.settings import ReadingSettings
from reportgen.verify.agreement import disagreements

DATA = "comparison.json"


def check(folder: Path, sources: Path | None = None) -> tuple[str, ...]:
    """Every fault of one folder of outputs; empty where all is sound.

    Args:
        folder: what a build wrote (`output/NAME`).
        sources: the story's folder; default: the one that `comparison.json` names.

    Raises:
        VerificationError: if there is nothing to check, or nothing to check it against.
    """
    comparison = _read(folder / DATA)
    read = _read_sources(comparison, sources)
    return (
        *_hash_faults(comparison, read),
        *evidence.faults(comparison, {id_: article.text for id_, article in read.items()}),
        *disagreements(comparison, folder),
    )


def _read(file: Path) -> Comparison:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Comparison)
    except OSError as error:
        raise VerificationError(str(file), "it cannot be read", "Run reportgen build first") from error
    except msgspec.MsgspecError as error:
        raise VerificationError(
            str(file), f"it does not have the form that `reportgen schema` prints ({error})", "Build the story again"
        ) from error


def _read_sources(comparison: Comparison, sources: Path | None) -> Mapping[str, RawArticle]:
    folder = sources or Path(comparison.folder)
    try:
        # The build has already held the files to its limit; here only their hashes matter.
        story = read_story(folder, ReadingSettings(max_bytes=max(_sizes(folder), default=1)))
    except StoryError as error:
        raise VerificationError(
            str(folder), f"the source files cannot be read ({error})", "Name the story's folder with --sources"
        ) from error
    return {article.id: article for article in story.articles}


def _sizes(folder: Path) -> Iterator[int]:
    return (path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _hash_faults(comparison: Comparison, read: Mapping[str, RawArticle]) -> Iterator[str]:
    for source in comparison.sources:
        article = read.get(source.id)
        if article is None:
            yield f"sources[{source.id}]: its file '{source.file}' is not there or cannot be read"
        elif article.sha256 != source.sha256:
            yield f"sources[{source.id}]: '{source.file}' has changed since the build (another SHA-256)"
