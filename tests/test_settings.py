"""`reportgen.toml` and its documentation."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from conftest import ROOT

from reportgen.config import Settings, read_settings
from reportgen.errors import SettingsError


def _documented(which: int = 0) -> str:
    """The TOML of a block of the document: that of `reportgen.toml`, or that of a file of style guides."""
    return re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"), re.S)[which]


def test_every_setting_is_documented_and_every_documented_one_exists(tmp_path: Path) -> None:
    tables = tomllib.loads(_documented())
    for name, table in tables.items():
        kind = type(getattr(Settings(), name))
        assert set(table) == {field.name for field in msgspec.structs.fields(kind)}
    assert set(tables) == {field.name for field in msgspec.structs.fields(Settings)} - {
        "templates",
        "catalogues",
        "guides",
    }
    (tmp_path / "reportgen.toml").write_text(_documented(), encoding="utf-8")
    (tmp_path / "style_guides.toml").write_text(_documented(1), encoding="utf-8")
    assert read_settings(tmp_path).guides[0].guide == "The Morning Post"
    assert read_settings(tmp_path).edition.notice == "Embargoed until 6 a.m."


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[edition]\ncolour = 'red'\npaper = 'A5'\n", ["edition, key 'colour'", "edition, key 'paper'"]),
        ("[reading]\nmax_byte = 3\n", ["did you mean 'max_bytes'"]),
        ("reading = 3\n", ["key 'reading'"]),
        ("[edition\n", ["cannot be read as TOML"]),
    ],
)
def test_faults_are_named(tmp_path: Path, text: str, named: list[str]) -> None:
    (tmp_path / "reportgen.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path)
    assert [words for words in named if words not in str(caught.value)] == []
