"""The rules of fairness that hold over the whole of the judgement."""

import re
import shutil
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from conftest import FERRY, FIRST_STORY

from reportgen.briefing import compose
from reportgen.config import Settings
from reportgen.model import Comparison
from reportgen.pipeline import compare
from reportgen.progress import Silent
from reportgen.reading import read_story
from reportgen.rendering import html

GOLD = sorted(path.parent for path in (Path(__file__).parent.parent / "gold").glob("*/story.toml"))


def _rewritten(tmp_path: Path, order: tuple[str, ...], outlets: dict[str, str]) -> Comparison:
    story = Path(shutil.copytree(FERRY, tmp_path / "ferry"))
    dates = {"courier": "2023-03-15", "ledger": "2023-03-15", "tribune": "2023-03-16"}
    tables = [
        f'[[article]]\nid = "{id_}"\nfile = "{id_}.txt"\noutlet = "{outlets[id_]}"\npublished = {dates[id_]}\n'
        for id_ in order
    ]
    (story / "story.toml").write_text('title = "Ferry service to Halvard Island suspended"\n' + "\n".join(tables))
    return compare(story, Settings(), Silent())


def _judged(comparison: Comparison) -> object:
    """What was judged, without the order of presentation and without the outlets' names."""
    return {
        name: sorted(msgspec.json.encode(record, order="deterministic") for record in getattr(comparison, name))
        for name in ("sentences", "pairs", "facts", "findings", "labels", "profiles", "lineage")
    }


@pytest.mark.parametrize("order", [("tribune", "ledger", "courier"), ("ledger", "courier", "tribune")])
def test_neither_order_nor_names_of_outlets_matter(
    tmp_path: Path, ferry_comparison: Comparison, order: tuple[str, ...]
) -> None:
    outlets = {"courier": "Fox News", "ledger": "People's Daily", "tribune": "The Guardian"}
    assert _judged(_rewritten(tmp_path, order, outlets)) == _judged(ferry_comparison)


MOTIVES = re.compile(
    r"\b(?:omit\w*|omission\w*|ignor\w*|fail(?:s|ed|ing)? to|hid|hides?|hiding|hidden|conceal\w*|suppress\w*|neglect\w*"
    r"|refus\w*|cho(?:se|ose|oses|osing) (?:to|not)|want(?:s|ed)? to|tr(?:y|ies|ied|ying) to|seeks? to|sought to"
    r"|attempt(?:s|ed)? to|intend\w*|intention\w*|deliberate\w*|on purpose|purposely|knowingly|in order to|so as to"
    r"|mislead\w*|misled|distort\w*|deceiv\w*|decept\w*|manipulat\w*|whitewash\w*|spin|spun|propaganda|agenda"
    r"|downplay\w*|plays? (?:up|down)|played (?:up|down)|bias\w*|partisan|dishonest\w*|lie[sd]?|lying"
    r"|left-wing|right-wing)\b",
    re.IGNORECASE,
)
"""Words that say why somebody wrote or left out something, or reproach them with it. Added to what the rules ban by
going through a thesaurus under "omit", "intend" and "mislead"."""
QUOTED = re.compile(r"“[^”]*”")


def _motives(texts: Iterable[str]) -> list[tuple[str, str]]:
    """The words of motive in texts of ours; what they quote is the articles'."""
    return [(m.group(), text) for text in texts for m in MOTIVES.finditer(QUOTED.sub("“”", text))]


def _ours(comparison: Comparison) -> list[str]:
    """Every sentence of a comparison that is no words of an article."""
    facts, cells = comparison.facts, [cell for fact in comparison.facts for cell in fact.coverage.values()]
    return [
        *(finding.why for finding in comparison.findings),
        *(difference.note for fact in facts for difference in fact.differences),
        *(cell.why for cell in cells),
        *(profile.paragraph for profile in comparison.profiles),
        *(link.why for link in comparison.lineage),
        *(text for group in comparison.labels for text in (group.about, *(line.text for line in group.guides))),
        *(why.note for pair in comparison.pairs for why in pair.why),
        *(source.published.note for source in comparison.sources),
        *(removed.why for source in comparison.sources for removed in source.removed),
        *(source.excluded or "" for source in comparison.sources),
        *(text for problem in comparison.problems for text in (problem.what, problem.remedy)),
    ]


class _Words(HTMLParser):
    """The runs of text of a page, and the values of attributes that are read out or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "script")
        self.texts += [value or "" for name, value in attrs if name in ("title", "alt", "aria-label", "content")]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def _printed(comparison: Comparison, texts: Sequence[str]) -> list[str]:
    """Our words on the page: its text without runs that stand in an article, and without quotations and statements."""
    parser = _Words()
    parser.feed(html.render(compose(comparison, Settings().edition), None).decode())
    articles = f" {_plain(' '.join(texts))} "
    theirs = [" ".join(text.split()) for f in comparison.facts for text in (f.statement, *(m.text for m in f.mentions))]
    theirs += [" ".join(word.text.split()) for f in comparison.facts for d in f.differences for word in d.words]
    ours = [" ".join(text.split()) for text in parser.texts if f" {_plain(text)} " not in articles]
    for words in sorted({words for words in theirs if MOTIVES.search(words)}, key=len, reverse=True):
        ours = [text.replace(words, "") for text in ours]
    return ours


@pytest.mark.parametrize("folder", [FERRY, *GOLD, FIRST_STORY], ids=lambda folder: folder.name)
def test_no_word_of_ours_names_a_motive(folder: Path) -> None:
    comparison = compare(folder, Settings(), Silent())
    assert _motives(_ours(comparison)) == []
    story = read_story(folder, Settings().reading)
    printed = _printed(comparison, [article.text for article in story.articles])
    assert len(printed) > 100
    assert _motives(printed) == []


def test_no_word_of_the_interface_names_a_motive() -> None:
    catalogue = resources.files("reportgen.catalogue").joinpath("en.toml").read_text("utf-8")
    words = [line.split("=", 1)[1] for line in catalogue.splitlines() if "=" in line and not line.startswith("#")]
    assert len(words) > 200
    assert _motives(words) == []


@pytest.mark.parametrize(
    "text", ["It omitted the figure.", "The paper plays down the loss.", "It chose not to say so."]
)
def test_a_motive_would_be_found_outside_quotations_alone(text: str) -> None:
    assert _motives([text])
    assert not _motives([f"One telling has “{text}”, another does not."])
