"""`reportgen build` as a user meets it."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FERRY, Run

ALL = {"briefing.html", "briefing.pdf", "comparison.json", "facts.csv"}


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_builds_every_story_in_sources(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    run = reportgen("build")
    assert run.returncode == 0, run.stderr
    assert _names(tmp_path / "output" / "ferry") == ALL
    comparison = json.loads((tmp_path / "output" / "ferry" / "comparison.json").read_text())
    assert "3 articles" in run.stderr
    assert f"{len(comparison['facts'])} facts" in run.stderr
    assert f"{sum(len(fact['differences']) for fact in comparison['facts'])} differences" in run.stderr
    stages = [line for line in run.stderr.splitlines() if not line.startswith(" ")]
    assert stages[:3] == ["reading", "cleaning", "language"]


def test_quiet_says_nothing_when_all_is_well(reportgen: Run) -> None:
    run = reportgen("build", FERRY, "--quiet", "--only", "csv")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_only_writes_what_is_asked_for_and_the_data(reportgen: Run, tmp_path: Path) -> None:
    assert reportgen("build", FERRY, "--only", "csv", "--output", tmp_path / "o").returncode == 0
    assert _names(tmp_path / "o" / "ferry") == {"comparison.json", "facts.csv"}


def test_an_unknown_output_is_a_wrong_call(reportgen: Run, tmp_path: Path) -> None:
    run = reportgen("build", FERRY, "--only", "docx")
    assert run.returncode == 2
    assert "docx" in run.stderr and "pdf" in run.stderr
    assert not (tmp_path / "output").exists()


def test_a_bad_article_is_a_warning_and_with_strict_a_failure(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    (ferry / "story.toml").unlink()
    (ferry / "empty.txt").write_bytes(b"")
    relaxed = reportgen("build", "--only", "html")
    assert relaxed.returncode == 0
    assert [line for line in relaxed.stderr.splitlines() if "empty.txt" in line and "warning" in line]
    assert "empty.txt" in (tmp_path / "output" / "ferry" / "briefing.html").read_text()
    assert reportgen("build", "--strict", "--only", "html").returncode == 1


def test_one_bad_story_does_not_lose_the_others(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    lonely = ferry.parent / "a-lonely-article"
    lonely.mkdir()
    (lonely / "one.txt").write_text((FERRY / "courier.txt").read_text())
    run = reportgen("build", "--only", "csv")
    assert run.returncode == 1
    assert "a-lonely-article" in run.stderr and "Traceback" not in run.stderr
    assert _names(tmp_path / "output") == {"ferry"}


def test_a_failed_build_leaves_the_last_good_one(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    assert reportgen("build", "--only", "csv").returncode == 0
    before = (tmp_path / "output" / "ferry" / "facts.csv").read_bytes()
    for article in ("courier.txt", "ledger.txt"):
        (ferry / article).write_bytes(b"\x00\x01")
    run = reportgen("build", "--only", "csv")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert (tmp_path / "output" / "ferry" / "facts.csv").read_bytes() == before


def test_no_sources_folder_is_one_clear_line(reportgen: Run) -> None:
    run = reportgen("build")
    assert run.returncode == 1
    assert "sources/" in run.stderr and len(run.stderr.strip().splitlines()) == 1


def test_settings_with_faults_name_every_one(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    (tmp_path / "reportgen.toml").write_text('[reading]\nmax_bytes = "big"\n[edtion]\n[edition]\ncolor = 3\n')
    run = reportgen("build")
    assert run.returncode == 1
    for named in ("max_bytes", "'edtion'", "'edition'", "'color'"):
        assert named in run.stderr
    assert not (tmp_path / "output").exists()


def test_an_own_template_goes_before_the_packaged_one(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "briefing.html").write_text("<!doctype html><title>Our own</title>")
    assert reportgen("build", "--only", "html").returncode == 0
    assert "Our own" in (tmp_path / "output" / "ferry" / "briefing.html").read_text()


@pytest.mark.parametrize("call", [["--help"], ["build", "--help"], ["verify", "--help"], ["schema", "--help"]])
def test_help_is_there(reportgen: Run, call: list[str]) -> None:
    assert reportgen(*call).returncode == 0


def test_an_interrupted_build_leaves_the_last_good_one(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    assert reportgen("build").returncode == 0
    output = tmp_path / "output" / "ferry"
    before = {file.name: file.read_bytes() for file in output.iterdir()}
    (ferry / "courier.txt").write_text("Ferry fire\n\nA fire broke out on a ferry on Monday.\n", encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "build"], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    assert running.stderr is not None
    for line in running.stderr:
        if "alignment" in line:
            break
    running.send_signal(signal.SIGINT)
    assert "Traceback" not in running.stderr.read()
    assert running.wait(timeout=60) == 130
    assert {file.name: file.read_bytes() for file in output.iterdir()} == before
    assert [folder.name for folder in output.parent.iterdir()] == ["ferry"]
