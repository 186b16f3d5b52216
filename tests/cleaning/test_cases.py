"""Pages as they come off sites of many kinds, and what cleaning makes of each."""

import json
from pathlib import Path

import pytest

from tests.cleaning.recipe import FOLDER, cleaned, described


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_case(file: Path) -> None:
    assert described(cleaned(file.read_text("utf-8"))) == json.loads(file.with_suffix(".json").read_text("utf-8"))
