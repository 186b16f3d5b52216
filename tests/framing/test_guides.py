"""What style guides say of terms: the packaged file, a newsroom's own, and a file with faults."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from reportgen.config import read_settings
from reportgen.errors import SettingsError
from reportgen.framing.guides import Guide, guided, packaged
from reportgen.model import LabelGroup, LabelUse

CASES = Path(__file__).parent / "cases" / "labels.toml"
OWN = """
[[says]]
terms = ["rioters"]
guide = "The Harbour Times"
year = 2030
text = "keeps “rioter” for people whom a court has convicted"
url = "https://harbour.example/style"

[[says]]
terms = ["protester"]
guide = "Union of Reporters"
year = 2028
text = "asks for “people who took part”"
"""


@pytest.fixture
def square(tmp_path: Path) -> Path:
    """A folder with one story, in which one article says protesters and the other rioters."""
    story = tmp_path / "sources" / "square"
    story.mkdir(parents=True)
    for name, text in zip("ab", tomllib.loads(CASES.read_text(encoding="utf-8"))["case"][0]["articles"], strict=True):
        (story / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def _built(folder: Path, reportgen: Run) -> tuple[dict[str, Any], str]:
    run = reportgen("build", "--only", "html", cwd=folder)
    assert run.returncode == 0, run.stderr
    out = folder / "output" / "square"
    return json.loads((out / "comparison.json").read_text()), (out / "briefing.html").read_text()


def test_a_newsrooms_file_replaces_the_packaged_one_and_nothing_else(square: Path, reportgen: Run) -> None:
    before, page_before = _built(square, reportgen)
    assert [line["guide"] for line in before["labels"][0]["guides"]] == ["The Associated Press Stylebook"]
    (square / "reportgen.toml").write_text("[framing]\nstyle_guides = 'house.toml'\n")
    (square / "house.toml").write_text(OWN)
    after, page = _built(square, reportgen)
    assert [(line["guide"], line["year"]) for line in after["labels"][0]["guides"]] == [
        ("Union of Reporters", 2028),
        ("The Harbour Times", 2030),
    ]
    for comparison in (before, after):
        for group in comparison["labels"]:
            del group["guides"]
    assert before == after
    assert '<a href="https://harbour.example/style" rel="noreferrer">The Harbour Times (2030)</a>: ' in page
    assert "Associated Press" in page_before and "Associated Press" not in page


def test_faults_of_the_file_end_the_run_with_their_places(square: Path, reportgen: Run) -> None:
    (square / "reportgen.toml").write_text("[framing]\nstyle_guides = 'house.toml'\n")
    (square / "house.toml").write_text(
        OWN.replace("year = 2028", "year = 'new'").replace('text = "keeps', 'txt = "keeps')
    )
    run = reportgen("build", cwd=square)
    assert run.returncode == 1 and "Traceback" not in run.stderr
    for words in ("house.toml", "entry 1, key 'txt'", "did you mean 'text'", "entry 2, key 'year'", "docs/settings.md"):
        assert words in run.stderr
    assert not (square / "output").exists()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (None, "there is no such file"),
        ("[[says]\n", "cannot be read as TOML"),
        ("", "no entry headed [[says]]"),
        ("says = 3\n", "no entry headed [[says]]"),
        (OWN + "[other]\na = 1\n", "key 'other': unknown"),
        (OWN.replace('["rioters"]', "[]"), "entry 1, key 'terms'"),
        (OWN.replace("https://harbour", "javascript:harbour"), "entry 1, key 'url'"),
        (OWN.replace("year = 2028\n", ""), "entry 2, key 'year': it is missing"),
        (OWN.replace('"Union of Reporters"', '" "'), "entry 2, key 'guide'"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, text: str | None, named: str) -> None:
    (tmp_path / "reportgen.toml").write_text("[framing]\nstyle_guides = 'house.toml'\n")
    if text is not None:
        (tmp_path / "house.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path)
    assert named in str(caught.value) and "house.toml" in str(caught.value)


def test_the_packaged_entries_are_whole_and_some_disagree() -> None:
    entries = packaged()
    assert len(entries) >= 30 and len({entry.guide for entry in entries}) >= 15
    assert len({(entry.guide, entry.year, entry.text) for entry in entries}) == len(entries)
    assert all(not entry.text.endswith(".") for entry in entries)
    on_white = {entry.guide: entry.text for entry in entries if "white" in entry.terms}
    assert len(set(on_white.values())) > 1


def _group(*terms: str) -> LabelGroup:
    uses = tuple(LabelUse(source="a", term=term, own=1, quoted=0, spans=()) for term in terms)
    return LabelGroup(id="l1", about="", uses=uses)


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        ("illegal immigrants", True), ("illegals", True), ("an illegal", True), ("immigrants", False),
        ("illegally parked cars", False),
    ],
)  # fmt: skip
def test_a_line_stands_beside_its_terms_alone(term: str, shown: bool) -> None:
    guide = Guide(terms=("illegal",), guide="G", year=2000, text="t")
    [group] = guided([_group(term)], [guide])
    assert bool(group.guides) == shown
