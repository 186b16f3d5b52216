"""docs/design.md names what is there: stages in their order, modules, records and their fields."""

import re
from pathlib import Path

import msgspec
import pytest
from conftest import ROOT
from test_structure import STAGES

from reportgen import model
from reportgen.briefing import view

DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
CODE = sorted(set(re.findall(r"`([^`\n]+)`", DESIGN)))
RECORDS = [
    value for module in (model, view) for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, msgspec.Struct)
]  # fmt: skip
SAID = {"start", "end", "text == file_text[start:end]", "cannot_tell", "output/NAME/", "catalogue/", "sources/"}
"""Values, places of the user's own and the rule of offsets: no modules or records."""


def _is_there(name: str) -> bool:
    fields = {field.name for record in RECORDS for field in msgspec.structs.fields(record)}
    places = (ROOT / "reportgen" / f"{name}.py", ROOT / "reportgen" / name / "__init__.py", ROOT / name)
    return name in fields or name in {record.__name__ for record in RECORDS} or any(path.exists() for path in places)


def test_the_stages_stand_in_the_order_of_the_pipeline() -> None:
    tabled = re.findall(r"^\| (\w+) \|", DESIGN, re.M)
    assert tuple(name for name in tabled if name != "stage") == STAGES
    pipeline = (ROOT / "reportgen" / "pipeline.py").read_text(encoding="utf-8").split('"""')[1]
    listed = re.findall(r"^(\w+) +\S.*->", pipeline.replace("the reader", "reader"), re.M)
    outside = [name for name in STAGES if name not in ("alignment", "lineage", "facts", "framing")]
    assert [name for name in listed if name in STAGES] == outside


@pytest.mark.parametrize("name", [name for name in CODE if name not in SAID])
def test_whatever_is_named_is_there(name: str) -> None:
    assert _is_there(name)


def test_every_folder_of_the_package_is_named() -> None:
    folders = {path.parent.name for path in Path(ROOT / "reportgen").glob("*/__init__.py")}
    assert {name for name in folders if not re.search(rf"\b{name}\b", DESIGN)} == set()
