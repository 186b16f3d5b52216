"""Every word of the interface comes from one catalogue, and a newsroom may bring its own."""

import html as markup
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import pytest
from briefing.stories import bridge
from conftest import FERRY, FIRST_STORY, ROOT

from reportgen.briefing import EditionSettings, compose
from reportgen.catalogue import load
from reportgen.config import Settings, read_settings
from reportgen.errors import SettingsError
from reportgen.model import Comparison
from reportgen.pipeline import build, compare
from reportgen.progress import Silent
from reportgen.rendering import html, pdf
from reportgen.verify import check

ENGLISH = ROOT / "reportgen" / "catalogue" / "en.toml"
ENDINGS = ("_bare", "_one", "_none")
"""What the code puts behind a key."""
FILES = (".css", ".csv", ".html", ".js", ".json", ".md", ".npz", ".pdf", ".toml")
"""What a name of a file ends in, which is no key."""
LISTS = ("language.months", "language.months_short", "language.numbers")
MARKS = tuple(f"language.{key}" for key in ("code", "comma", "semicolon", "open", "close", "cut", "gap"))
"""Signs, no words."""


def _keys(tables: Mapping[str, object], prefix: str = "") -> Iterator[str]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _keys(value, f"{prefix}{key}.")
        else:
            yield prefix + key


def _wrapped(words: str, key: str) -> str:
    if key in MARKS:
        return words
    return ", ".join(f"⟦{part}⟧" for part in words.split(", ")) if key.endswith(LISTS) else f"⟦{words}⟧"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue in which every word of English stands in brackets."""
    made = tmp_path_factory.mktemp("catalogue")
    lines, table = [], ""
    for line in ENGLISH.read_text(encoding="utf-8").splitlines():
        table = line.strip("[]") if line.startswith("[") else table
        found = re.fullmatch(r'(\w+) = "(.*)"', line)
        lines.append(f'{found[1]} = "{_wrapped(found[2], f"{table}.{found[1]}")}"' if found else line)
    (made / "pseudo.toml").write_text("\n".join(lines), encoding="utf-8")
    return made


def _bare(document: str) -> Iterator[str]:
    """What a document shows outside all brackets, piece by piece; titles and labels of elements too."""
    body = re.sub(r"<style>.*?</style>|<script>.*?</script>", " ", document, flags=re.S).split("</head>")[1]
    shown = re.findall(r'(?:title|aria-label|alt|data-words)="([^"]*)"', body) + re.split(r"<[^>]*>", body)
    for text in shown:
        yield from re.split(r"[|]|[.;,:()“”…]\s*", _outside(markup.unescape(text)))


def _outside(text: str) -> str:
    """What of a text stands outside all brackets, a bar for each run within them."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        kept.append("|" if depth or sign == "⟧" else sign)
    return "".join(kept)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _said(comparison: Comparison) -> Iterator[str]:
    """The sentences that come with the judgement."""
    for fact in comparison.facts:
        yield from (difference.note for difference in fact.differences)
        yield from (cell.why for cell in fact.coverage.values())
    yield from (why.note for pair in comparison.pairs for why in pair.why)
    yield from (link.why for link in comparison.lineage)
    yield from (finding.why for finding in comparison.findings)
    yield from (group.about for group in comparison.labels)
    for source in comparison.sources:
        yield from (source.published.note, source.excluded or "", *(removed.why for removed in source.removed))
    yield from (words for problem in comparison.problems for words in (problem.what, problem.remedy))
    yield from (variant.note for group in comparison.quotations for variant in group.variants)
    yield from (profile.paragraph for profile in comparison.profiles)


def _gaps(comparison: Comparison) -> Iterator[str]:
    """Sentences that come with the judgement and stand in English whatever the language. A known gap. This
    list may only shrink."""
    for group in comparison.labels:
        yield from (text for line in group.guides for text in (line.guide, line.text))


def _theirs(comparison: Comparison) -> Iterator[str]:
    """Words of the articles, names, files: never translated."""
    yield comparison.title
    yield " ".join(sentence.text for sentence in comparison.sentences)
    for source in comparison.sources:
        yield from (source.id, source.file, source.sha256, source.outlet or "", source.byline or "", source.title or "")
        yield " ".join(removed.text for removed in source.removed)
    for fact in comparison.facts:
        yield from (fact.id, fact.statement, *(cell.value for cell in fact.coverage.values()))
    yield from (link.origin for link in comparison.lineage)
    yield from (finding.speaker or "" for finding in comparison.findings)
    yield from (use.term for group in comparison.labels for use in group.uses)


@pytest.fixture(scope="module", params=[FERRY, FIRST_STORY], ids=lambda story: story.name)
def pseudo(request: pytest.FixtureRequest, folder: Path) -> Comparison:
    """A story compared in the language of brackets."""
    settings = Settings(edition=EditionSettings(language="pseudo"), catalogues=folder)
    return compare(request.param, settings, Silent())


def _strange(comparison: Comparison, ours: Iterator[str], folder: Path, output: str) -> set[str]:
    """Words that a document shows outside all brackets, other than the articles' and `ours`."""
    briefing = compose(comparison, EditionSettings(language="pseudo"), folder)
    document = html.render(briefing).decode() if output == "page" else pdf.markup(briefing)
    known = [f" {_plain(text)} " for text in (*ours, *_theirs(comparison))]
    names = {_plain(fact.id) for fact in comparison.facts} | {column.short for column in briefing.grid.columns}
    found = {_plain(text) for text in _bare(document)}
    found = {words for words in found if re.search(r"[^\W\d_]", words) and not names >= set(words.split())}
    return {words for words in found if not any(f" {words} " in text for text in known)}


@pytest.mark.parametrize("output", ["page", "print"])
def test_no_word_of_the_interface_stands_outside_the_catalogue(folder: Path, pseudo: Comparison, output: str) -> None:
    assert _strange(pseudo, _gaps(pseudo), folder, output) == set()


@pytest.mark.parametrize("output", ["page", "print"])
def test_no_word_of_the_interface_stands_outside_the_catalogue_for_an_invented_story(folder: Path, output: str) -> None:
    comparison = bridge().comparison()
    by_hand = (*_said(comparison), *_gaps(comparison))
    assert _strange(comparison, iter(by_hand), folder, output) == set()


def test_no_word_of_the_judgement_stands_outside_the_catalogue(pseudo: Comparison) -> None:
    said = list(_said(pseudo))
    assert any(said)
    assert [text for text in said if re.search(r"[^\W\d_]", _outside(text))] == []


def test_nothing_said_of_unreadable_files_and_other_languages_stands_outside_the_catalogue(
    folder: Path, ferry: Path
) -> None:
    (ferry / "story.toml").unlink()
    bad = {"empty.txt": b"", "nul.txt": b"a\x00b" * 9, "paper.pdf": b"%PDF", "word.docx": b"no", "page.html": b"<p>"}
    for name, data in bad.items():
        (ferry / name).write_bytes(data)
    (ferry / "valmy.txt").write_text("Le bac ne passe plus\n\n" + "Le bac ne sera pas dans le port pour les gens. " * 9)
    settings = Settings(edition=EditionSettings(language="pseudo"), catalogues=folder)
    comparison = compare(ferry, settings, Silent())
    assert {problem.file for problem in comparison.problems} == set(bad)
    assert [source.id for source in comparison.sources if source.excluded] == ["valmy"]
    assert [text for text in _said(comparison) if re.search(r"[^\W\d_]", _outside(text))] == []


def test_a_story_built_in_another_language_is_sound(folder: Path, tmp_path: Path) -> None:
    settings = Settings(edition=EditionSettings(language="pseudo"), catalogues=folder)
    built = build(FERRY, tmp_path, settings, (), Silent())
    assert built.missing == ()
    assert list(check(built.folder, FERRY)) == []


def test_the_foot_of_printed_pages_and_their_quotation_marks_come_from_the_catalogue(tmp_path: Path) -> None:
    own = '[language]\nopen = "«"\nclose = "»"\n[print]\npage = "Seite "\nof = " von "\npage_short = "S. "\n'
    (tmp_path / "en.toml").write_text(own, encoding="utf-8")
    briefing = compose(bridge().comparison(), EditionSettings(), tmp_path)
    document = pdf.markup(briefing)
    assert 'content:"Seite " counter(page) " von " counter(pages)' in document
    assert 'content:" " "S. " target-counter' in document
    for style in (document, html.render(briefing).decode()):
        assert 'q::before{content:"«"}q::after{content:"»"}' in style


def test_words_that_a_catalogue_lacks_stand_in_english_and_are_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "xx.toml").write_text(
        '[language]\ncode = "xx"\n[section]\ngrid = "Tabelle"\nold = "Alt"\n', encoding="utf-8"
    )
    (tmp_path / "reportgen.toml").write_text('[edition]\nlanguage = "xx"\n', encoding="utf-8")
    settings = read_settings(tmp_path)
    briefing = compose(bridge().comparison(), settings.edition, settings.catalogues)
    assert (briefing.words["section.grid"], briefing.words["section.facts"]) == ("Tabelle", "Fact by fact")
    missing, unknown = briefing.warnings
    assert "catalogue/xx.toml" in missing and "section.facts" in missing and "section.grid" not in missing
    assert "section.old" in unknown
    assert all(warning in briefing.colophon.problems for warning in briefing.warnings)


@pytest.mark.parametrize("words", ['day = "{tag} {month}"', 'day = "{day"', "day = "])
def test_a_catalogue_that_cannot_be_filled_in_is_refused(tmp_path: Path, words: str) -> None:
    (tmp_path / "en.toml").write_text(f"[date]\n{words}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"date\.day|cannot be read as TOML"):
        load("en", tmp_path)


def test_a_whole_catalogue_warns_of_nothing(folder: Path) -> None:
    assert compose(bridge().comparison(), EditionSettings(language="pseudo"), folder).warnings == ()
    assert compose(bridge().comparison(), EditionSettings()).warnings == ()


def _code() -> str:
    """All that may name a key."""
    folders = (("reportgen", "*.py"), ("reportgen", "data/*.toml"), ("templates", "*.html"))
    files = [file for folder, names in folders for file in (ROOT / folder).rglob(names)]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _known() -> set[str]:
    """The keys of the catalogue, counts without their "one" and "other"."""
    tables = tomllib.loads(ENGLISH.read_text(encoding="utf-8"))
    return {re.sub(r"\.(one|other)$", "", key) for key in _keys(tables)}


def test_every_key_that_is_named_stands_in_the_catalogue() -> None:
    keys = _known()
    named = set(re.findall(r"""["']([a-z_]+(?:\.[a-z_]+)+?)(?:\.(?:one|other))?["']""", _code()))
    heads = {key.split(".")[0] for key in keys}
    named = {key for key in named if key.split(".")[0] in heads and not key.endswith(FILES)}
    assert sorted(named - keys) == []


def test_every_key_of_the_catalogue_is_used() -> None:
    code = _code() + "".join(f'"{language}"' for language in _told_apart())
    keys = _known()
    assert sorted(key for key in keys if not _is_used(key, code)) == []


def _told_apart() -> set[str]:
    """The codes of the languages that cleaning tells apart."""
    data = tomllib.loads((ROOT / "reportgen" / "cleaning" / "data" / "languages.toml").read_text(encoding="utf-8"))
    return {*data["words"], *data["scripts"].values()}


def test_every_language_that_is_told_apart_has_a_name() -> None:
    assert {language for language in _told_apart() if not load("en").has(f"tongue.{language}")} == set()


def _is_used(key: str, code: str) -> bool:
    """Named whole, or made from parts (f"status.{status}", "nav." ~ key) of which the last is named somewhere, or from
    parts (f"note.{kind}.{way}") of which all but the first are."""
    if re.search(rf"[\"']{re.escape(key)}(?:\.one)?[\"']", code) or f'"{key}.{{' in code:
        return True
    if any(key.endswith(end) and f'"{end}"' in code and _is_used(key.removesuffix(end), code) for end in ENDINGS):
        return True
    first, *others = key.split(".")
    if f'"{first}.{{' in code and all(f'"{part}"' in code for part in others):
        return True
    head, _, last = key.rpartition(".")
    parts = [(last[:n], last[n:m], last[m:]) for n in range(len(last)) for m in range(n + 1, len(last) + 1)]
    return any(
        (f'"{head}.{before}{{' in code or (f'"{head}." ~' in code and not before)) and f'"{named}"' in code
        for before, named, after in parts
        if not after or f"}}{after}" in code
    )


def test_english_words_can_be_changed_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('[section]\nmethod = "The small print"\n', encoding="utf-8")
    briefing = compose(bridge().comparison(), EditionSettings(), tmp_path)
    assert briefing.words["section.method"] == "The small print"
    plain = compose(bridge().comparison(), EditionSettings())
    assert msgspec.structs.replace(briefing, words=plain.words) == plain
