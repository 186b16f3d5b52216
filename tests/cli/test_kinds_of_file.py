"""One story out of a Markdown file, a web page and a Word document, from the files to the verified outputs."""

import html
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import FERRY, Run

ALL = {"briefing.html", "briefing.pdf", "comparison.json", "facts.csv"}
STORY = """title = "Ferry service to Halvard Island suspended"

[[article]]
file = "courier.md"

[[article]]
file = "ledger.html"

[[article]]
file = "tribune.docx"
outlet = "Northern Tribune"
published = 2023-03-16
"""


def _paragraphs(name: str) -> list[str]:
    return (FERRY / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")


def _markdown(name: str) -> str:
    headline, *body = _paragraphs(name)
    front = "---\ntitle: {}\nsource: Bay Courier\ndate: 2023-03-15\nurl: https://example.org/ferry\n---\n"
    marked = [f"# {headline}", body[0].replace("three crew members", "**three** crew members"), *body[1:]]
    return front.format(headline) + "\n" + "\n\n".join(marked) + "\n"


def _page(name: str) -> str:
    headline, *body = (html.escape(paragraph) for paragraph in _paragraphs(name))
    return (
        f"<!doctype html><html><head><title>{headline} - Island Ledger</title>"
        '<meta property="og:site_name" content="Island Ledger">'
        '<meta property="article:published_time" content="2023-03-15T08:00:00Z"></head><body>'
        f'<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{headline}</h1>'
        + "".join(f"<p>{paragraph}</p>" for paragraph in body)
        + "</article><script>alert(1)</script><footer>Subscribe now</footer></body></html>"
    )


def _document(name: str, file: Path) -> None:
    document = docx.Document()
    headline, *body = _paragraphs(name)
    document.add_heading(headline, 0)
    for paragraph in body:
        document.add_paragraph(paragraph)
    document.save(str(file))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside which `sources/` holds the story in three kinds of file."""
    root = tmp_path_factory.mktemp("mixed")
    story = root / "sources" / "ferry"
    story.mkdir(parents=True)
    (story / "story.toml").write_text(STORY, encoding="utf-8")
    (story / "courier.md").write_text(_markdown("courier"), encoding="utf-8")
    (story / "ledger.html").write_text(_page("ledger"), encoding="utf-8")
    _document("tribune", story / "tribune.docx")
    return root


def _told(comparison: dict[str, Any]) -> dict[str, dict[str, str]]:
    return {
        fact["statement"]: {source: cell["status"] for source, cell in fact["coverage"].items()}
        for fact in comparison["facts"]
    }


def test_three_kinds_of_file_make_one_sound_briefing(mixed: Path, reportgen: Run, tmp_path: Path) -> None:
    run = reportgen("build", "--strict", cwd=mixed)
    assert run.returncode == 0, run.stderr
    built = mixed / "output" / "ferry"
    assert {path.name for path in built.iterdir()} == ALL
    run = reportgen("verify", "output/ferry", cwd=mixed)
    assert run.returncode == 0 and "all sound" in run.stdout, run.stdout

    comparison = json.loads((built / "comparison.json").read_text(encoding="utf-8"))
    found = {
        source["id"]: (source["outlet"], source["published"]["date"], source["title"])
        for source in comparison["sources"]
    }
    assert found == {
        "courier": ("Bay Courier", "2023-03-15", "Island ferry suspended after engine fire"),
        "ledger": ("Island Ledger", "2023-03-15", "Islanders stranded as Nordline halts ferries"),
        "tribune": ("Northern Tribune", "2023-03-16", "Ministry investigates ferry fire"),
    }
    assert reportgen("build", FERRY, "--only", "json").returncode == 0
    plain = json.loads((tmp_path / "output" / "ferry" / "comparison.json").read_text(encoding="utf-8"))
    assert _told(comparison) == _told(plain)
    page = (built / "briefing.html").read_text(encoding="utf-8")
    assert "https://example.org/ferry" in page
    assert not any(words in page for words in ("Subscribe now", "alert(1)", "**three**"))


def test_a_change_in_any_kind_of_file_is_noticed(mixed: Path, reportgen: Run) -> None:
    assert reportgen("build", "--only", "json", "--output", "again", cwd=mixed).returncode == 0
    story = mixed / "sources" / "ferry"
    before = {file: file.read_bytes() for file in story.iterdir() if file.suffix != ".toml"}
    (story / "courier.md").write_text(_markdown("courier").replace("212", "312"), encoding="utf-8")
    (story / "ledger.html").write_text(_page("ledger").replace("230", "330"), encoding="utf-8")
    _document("courier", story / "tribune.docx")
    run = reportgen("verify", "again/ferry", cwd=mixed)
    for file, content in before.items():
        file.write_bytes(content)
    assert run.returncode == 1
    assert all(f"'{file.name}' has changed since the build" in run.stdout for file in before)
