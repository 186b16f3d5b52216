"""Inputs that are broken, hostile or merely odd: none ends in a traceback, none loses the other articles' work."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import FERRY, Run

HOSTILE = """

<script>alert("x")</script> said the company. {{ 7*7 }} crossings were cancelled, according to Nordline.

=HYPERLINK("http://evil.example/","Crossings to Halvard Island have been suspended since Tuesday")

![x](http://evil.example/pixel.png) Three crew members were hurt <img src=x onerror=alert(1)> in the fire.

[The transport ministry](javascript:alert(1)) has opened an investigation.
"""


def _comparison(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "comparison.json").read_text(encoding="utf-8"))
    return loaded


def _add(story: Path, name: str, content: bytes | str) -> None:
    (story / "story.toml").unlink(missing_ok=True)
    (story / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def _shared(comparison: dict[str, Any]) -> list[dict[str, Any]]:
    return [fact for fact in comparison["facts"] if len({mention["source"] for mention in fact["mentions"]}) > 1]


def test_markup_templates_and_formulas_never_become_live(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    _add(ferry, "hostile.txt", (FERRY / "tribune.txt").read_text(encoding="utf-8") + HOSTILE)
    assert reportgen("build").returncode == 0
    output = tmp_path / "output" / "ferry"
    page = (output / "briefing.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and "<img src=x" not in page and 'href="javascript' not in page
    assert "{{ 7*7 }}" in page
    assert 'src="http' not in page
    rows = (output / "facts.csv").read_text(encoding="utf-8")
    assert not [cell for line in rows.splitlines() for cell in line.split(",") if cell.lstrip('"').startswith("=")]
    assert reportgen("verify", output).returncode == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nul.txt", b"The ferry\x00 sank."),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n "),
        ("binary.txt", bytes(range(256)) * 40),
    ],
)
def test_an_unreadable_article_is_named_and_the_others_go_on(
    ferry: Path, reportgen: Run, tmp_path: Path, name: str, content: bytes
) -> None:
    _add(ferry, name, content)
    run = reportgen("build", "--only", "csv")
    assert run.returncode == 0 and "Traceback" not in run.stderr
    assert len([line for line in run.stderr.splitlines() if name in line]) == 1
    comparison = _comparison(tmp_path / "output" / "ferry")
    assert [source["id"] for source in comparison["sources"]] == ["courier", "ledger", "tribune"]
    assert [problem["file"].endswith(name) for problem in comparison["problems"]] == [True]


@pytest.mark.parametrize(
    "content",
    [b"word " * 300_000, b"x" * 1_900_000, b"word\n" * 3_000, b"5" * 500_000, b'"' * 20_000],
    ids=["one word over and over", "one endless word", "3,000 one-word lines", "digits", "quotation marks"],
)
def test_monstrous_text_passes_in_reasonable_time(ferry: Path, reportgen: Run, tmp_path: Path, content: bytes) -> None:
    _add(ferry, "monster.txt", content)
    begin = time.perf_counter()
    run = reportgen("build", "--only", "html")
    assert run.returncode == 0, run.stderr[-2000:]
    assert time.perf_counter() - begin < 240
    assert len(_shared(_comparison(tmp_path / "output" / "ferry"))) > 2


def test_five_megabytes_are_over_the_limit_and_said_so(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    _add(ferry, "huge.txt", b"word" * 1_250_000)
    run = reportgen("build", "--only", "csv")
    assert run.returncode == 0
    assert [line for line in run.stderr.splitlines() if "huge.txt" in line and "max_bytes" in line]


def test_another_language_is_shown_and_kept_out_of_the_judgement(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    _add(
        ferry,
        "zeitung.txt",
        "Fährverbindung eingestellt\n\nDie Reederei Nordline hat am Dienstag alle Überfahrten nach Halvard "
        "eingestellt, nachdem im Maschinenraum der Lady Margaret ein Feuer ausgebrochen war. Drei "
        "Besatzungsmitglieder wurden verletzt. Das Verkehrsministerium hat eine "
        "Untersuchung eingeleitet, wie ein Sprecher am Donnerstag sagte.\n",
    )
    assert reportgen("build", "--only", "html").returncode == 0
    comparison = _comparison(tmp_path / "output" / "ferry")
    foreign = next(source for source in comparison["sources"] if source["id"] == "zeitung")
    assert foreign["language"] == "de" and foreign["excluded"]
    assert not [fact for fact in comparison["facts"] if "zeitung" in fact["coverage"]]
    assert "Fährverbindung" in (tmp_path / "output" / "ferry" / "briefing.html").read_text(encoding="utf-8")


def test_right_to_left_text_passes(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    _add(
        ferry,
        "arabic.txt",
        "توقفت العبّارة إلى جزيرة هالفارد يوم الثلاثاء بعد حريق في غرفة المحرك.\n\nأصيب ثلاثة من أفراد الطاقم.\n",
    )
    assert reportgen("build").returncode == 0
    assert reportgen("verify", tmp_path / "output" / "ferry").returncode == 0


def test_the_same_article_twice_is_found_as_a_copy(ferry: Path, reportgen: Run, tmp_path: Path) -> None:
    _add(ferry, "courier-again.txt", (FERRY / "courier.txt").read_bytes())
    assert reportgen("build", "--only", "csv").returncode == 0
    comparison = _comparison(tmp_path / "output" / "ferry")
    copies = [link for link in comparison["lineage"] if link["relation"] == "copy"]
    assert [{link["source"], link["origin"]} for link in copies] == [{"courier", "courier-again"}]
    told_by = [({mention["source"] for mention in fact["mentions"]}, fact["origins"]) for fact in _shared(comparison)]
    both = [(sources, origins) for sources, origins in told_by if {"courier", "courier-again"} <= sources]
    assert len(both) > 3 and all(origins < len(sources) for sources, origins in both)


def test_articles_that_share_nothing_share_no_facts(reportgen: Run, tmp_path: Path) -> None:
    story = tmp_path / "sources" / "apart"
    story.mkdir(parents=True)
    (story / "a.txt").write_text((FERRY / "courier.txt").read_text(encoding="utf-8"))
    (story / "b.txt").write_text(
        "Quartet wins chamber music prize\n\nThe Albers Quartet took first place at the Leipzig competition with "
        "a late Beethoven work. The jury praised its restraint.\n\n"
        "The prize is worth 20,000 euros and comes with a recording.\n"
    )
    assert reportgen("build").returncode == 0
    assert _shared(_comparison(tmp_path / "output" / "apart")) == []
