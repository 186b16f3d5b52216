"""`reportgen verify` finds whatever was tampered with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run


@pytest.fixture
def built(ferry: Path, reportgen: Run, tmp_path: Path) -> Path:
    assert reportgen("build", "--quiet").returncode == 0
    return tmp_path / "output" / "ferry"


def _edit(built: Path, change: Callable[[dict[str, Any]], None]) -> None:
    file = built / "comparison.json"
    comparison = json.loads(file.read_text(encoding="utf-8"))
    change(comparison)
    file.write_text(json.dumps(comparison), encoding="utf-8")


def test_a_fresh_build_is_sound(built: Path, reportgen: Run) -> None:
    run = reportgen("verify", built)
    assert run.returncode == 0, run.stdout
    assert "all sound" in run.stdout


def test_a_changed_source_file_is_noticed(built: Path, ferry: Path, reportgen: Run) -> None:
    article = ferry / "ledger.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("230", "330"), encoding="utf-8")
    run = reportgen("verify", built)
    assert run.returncode == 1
    assert "ledger.txt" in run.stdout and "SHA-256" in run.stdout and "230" in run.stdout


def test_a_missing_source_file_is_noticed(built: Path, ferry: Path, reportgen: Run) -> None:
    (ferry / "tribune.txt").unlink()
    run = reportgen("verify", built)
    assert run.returncode == 1
    assert "tribune" in run.stdout + run.stderr and "Traceback" not in run.stderr


def _first_shared(comparison: dict[str, Any]) -> dict[str, Any]:
    return next(fact for fact in comparison["facts"] if fact["differences"])


def _misquote(comparison: dict[str, Any]) -> None:
    _first_shared(comparison)["mentions"][0]["text"] += "!"


def _shift(comparison: dict[str, Any]) -> None:
    comparison["findings"][0]["start"] += 1


def _invent_words(comparison: dict[str, Any]) -> None:
    _first_shared(comparison)["differences"][0]["words"][0]["text"] = "invented"


def _deny(comparison: dict[str, Any]) -> None:
    fact = _first_shared(comparison)
    fact["coverage"][fact["mentions"][0]["source"]]["status"] = "not_found"


def _restate(comparison: dict[str, Any]) -> None:
    _first_shared(comparison)["statement"] = "Nothing of this is printed anywhere 12345."


def _drop(comparison: dict[str, Any]) -> None:
    comparison["facts"].remove(_first_shared(comparison))


def _unknown_status(comparison: dict[str, Any]) -> None:
    _first_shared(comparison)["coverage"] = {"courier": {"status": "hidden"}}


@pytest.mark.parametrize("change", [_misquote, _shift, _invent_words, _deny, _restate, _drop, _unknown_status])
def test_tampered_data_is_noticed(built: Path, reportgen: Run, change: Callable[[dict[str, Any]], None]) -> None:
    _edit(built, change)
    run = reportgen("verify", built)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("file", ["briefing.html", "briefing.pdf", "facts.csv"])
def test_an_output_of_another_build_is_noticed(
    built: Path, ferry: Path, reportgen: Run, tmp_path: Path, file: str
) -> None:
    article = ferry / "courier.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("480,000", "490,000"), encoding="utf-8")
    assert reportgen("build", "--quiet", "--output", tmp_path / "other").returncode == 0
    article.write_text(article.read_text(encoding="utf-8").replace("490,000", "480,000"), encoding="utf-8")
    (built / file).write_bytes((tmp_path / "other" / "ferry" / file).read_bytes())
    run = reportgen("verify", built)
    assert run.returncode == 1
    assert file in run.stdout


def test_a_folder_without_data_is_one_clear_line(tmp_path: Path, reportgen: Run) -> None:
    run = reportgen("verify", tmp_path)
    assert run.returncode == 1
    assert "comparison.json" in run.stderr and len(run.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7])
def test_an_edition_that_quotes_little_is_sound_and_one_that_quotes_more_is_noticed(
    ferry: Path, reportgen: Run, tmp_path: Path, share: float
) -> None:
    assert reportgen("build", "--quiet", "--output", tmp_path / "full").returncode == 0
    (tmp_path / "reportgen.toml").write_text(f"[edition]\nmax_quotation = {share}\n", encoding="utf-8")
    assert reportgen("build", "--quiet").returncode == 0
    built = tmp_path / "output" / "ferry"
    run = reportgen("verify", built)
    assert run.returncode == 0, run.stdout
    (built / "briefing.pdf").write_bytes((tmp_path / "full" / "ferry" / "briefing.pdf").read_bytes())
    run = reportgen("verify", built)
    assert run.returncode == 1
    assert "beyond the edition's limit on quotation" in run.stdout
