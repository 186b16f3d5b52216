"""`reportgen schema`: the contract for other programs."""

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import FERRY, FIRST_STORY, Run


@pytest.mark.parametrize("story", [FERRY, FIRST_STORY], ids=lambda path: path.name)
def test_what_a_build_writes_validates_against_it(reportgen: Run, tmp_path: Path, story: Path) -> None:
    schema = json.loads(reportgen("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert reportgen("build", story, "--only", "json").returncode == 0
    comparison = json.loads((tmp_path / "output" / story.name / "comparison.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(comparison)) == []
    comparison["facts"][0]["coverage"]["x"] = {"status": "hidden"}
    assert list(validator.iter_errors(comparison)) != []


def test_it_describes_every_field_of_the_contract(reportgen: Run) -> None:
    definitions = json.loads(reportgen("schema").stdout)["$defs"]
    named = {
        "Comparison": {"sources", "sentences", "pairs", "facts", "findings", "lineage", "corrections"},
        "Fact": {"id", "statement", "mentions", "coverage", "differences", "origins", "known_from"},
        "Sentence": {"id", "source", "start", "end", "text", "paragraph", "part"},
        "Finding": {"id", "source", "sentence", "start", "end", "text", "kind", "voice", "speaker", "why"},
    }
    for record, fields in named.items():
        assert fields <= set(definitions[record]["properties"])
