"""The shape of the house: who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "reportgen"
STAGES = (
    "reading",
    "cleaning",
    "language",
    "alignment",
    "lineage",
    "facts",
    "framing",
    "briefing",
    "rendering",
    "delivery",
)
SHARED = {"model", "config", "errors", "grammar", "catalogue", "checked"}
HANDED_ON = {"rendering": {"briefing"}}
"""What a stage may import beside the shared modules: the records that the stage before it hands over."""


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("reportgen."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("reportgen."))


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage: str) -> None:
    files = sorted((PACKAGE / stage).rglob("*.py"))
    assert files
    allowed = SHARED | {stage} | HANDED_ON.get(stage, set())
    assert {(file.name, name) for file in files for name in _imported(file) if name not in allowed} == set()


def test_grammar_words_and_records_import_no_stage() -> None:
    files = [
        *(PACKAGE / "grammar").rglob("*.py"),
        *(PACKAGE / "catalogue").rglob("*.py"),
        PACKAGE / "model.py",
        PACKAGE / "errors.py",
    ]
    assert {(file.name, name) for file in files for name in _imported(file) if name in STAGES} == set()


def test_difflib_is_not_used() -> None:
    assert [file.name for file in PACKAGE.rglob("*.py") if "difflib" in file.read_text(encoding="utf-8")] == []
