"""`reportgen.toml`, beside `sources/`: every setting is optional."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from reportgen.briefing.settings import EditionSettings
from reportgen.checked import faults_of
from reportgen.errors import SettingsError
from reportgen.framing.guides import Guide, packaged, read_guides
from reportgen.framing.settings import FramingSettings
from reportgen.model import Record
from reportgen.reading.settings import ReadingSettings

FILE = "reportgen.toml"


class Settings(Record, frozen=True, kw_only=True):
    """All settings. `templates` and `catalogues` are the folders `templates/` and `catalogue/` of the newsroom, whose
    files go before the packaged ones, or None; `guides` is what style guides say of terms, packaged or the newsroom's.
    """

    reading: ReadingSettings = ReadingSettings()
    edition: EditionSettings = EditionSettings()
    framing: FramingSettings = FramingSettings()
    templates: Path | None = None
    guides: tuple[Guide, ...] = msgspec.field(default_factory=packaged)
    catalogues: Path | None = None


class _Tables(Record, frozen=True, kw_only=True):
    """The tables that the file may hold."""

    reading: ReadingSettings = ReadingSettings()
    edition: EditionSettings = EditionSettings()
    framing: FramingSettings = FramingSettings()


def read_settings(root: Path) -> Settings:
    """The settings that hold in `root`, the folder that holds `sources/`.

    Raises:
        SettingsError: naming every fault of the file at once.
    """
    templates, catalogues = (path if path.is_dir() else None for path in (root / "templates", root / "catalogue"))
    file = root / FILE
    if not file.exists():
        return Settings(templates=templates, catalogues=catalogues)
    tables = _parsed(file)
    faults = faults_of(tables, _Tables, FILE)
    if faults:
        raise SettingsError(str(file), "; ".join(faults), "Mend these keys; docs/settings.md lists all of them")
    read = msgspec.convert(tables, _Tables)
    own = read.framing.style_guides
    return Settings(
        reading=read.reading,
        edition=read.edition,
        framing=read.framing,
        templates=templates,
        catalogues=catalogues,
        guides=read_guides(root / own) if own else packaged(),
    )


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = f"it cannot be read as TOML ({error})"
        raise SettingsError(str(file), what, "Mend the file or take it away") from error
