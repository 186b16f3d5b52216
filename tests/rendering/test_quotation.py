"""`max_quotation`: of no article do page, print and table hold more words than the edition may quote."""

import html as markup
import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

import pytest
from briefing.stories import Story, bridge
from msgspec import structs
from pypdf import PdfReader

from reportgen.briefing import EditionSettings, compose
from reportgen.briefing.quotation import NAMED, Quotation
from reportgen.model import Comparison
from reportgen.rendering import facts_csv, html, pdf

CAPS = [0.0, 0.1, 0.5, 1.0]
RUN = NAMED + 1
"""Words in a row from which on they are a quotation."""


def _words(text: str) -> list[str]:
    return [word for part in text.casefold().split() if (word := re.sub(r"[\W_]+", "", part))]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def _read(page: str) -> str:
    """The words of a page, those of its titles and links too; without the names set beside marks and the numbers of
    facts, which would break the articles' sentences."""
    page = re.sub(r"<style>.*?</style>|<script>.*?</script>|<sup>.*?</sup>", " ", page, flags=re.S)
    page = re.sub(r'<span class="(?:vh|tag)">.*?</span>', "", page, flags=re.S)
    hidden = " ; ".join(unquote(found) for found in re.findall(r'(?:title|href|aria-label)="([^"]*)"', page))
    return markup.unescape(re.sub(r"<[^>]*>", " ", page) + " ; " + hidden)


def _quoted(comparison: Comparison, source: str, text: str) -> int:
    """Words of an article that stand in a text in runs of at least `RUN`; runs that other articles share are not
    this one's alone and are left out."""
    others = {run for s in comparison.sentences if s.source != source for run in _runs(_words(s.text))}
    shown = set(_runs(_words(text))) - others
    total = 0
    for sentence in comparison.sentences:
        if sentence.source == source:
            words = _words(sentence.text)
            covered = {n + k for n, run in enumerate(_runs(words)) if run in shown for k in range(RUN)}
            total += len(covered)
    return total


def _outputs(comparison: Comparison, settings: EditionSettings, *, set_pages: bool) -> dict[str, str]:
    briefing = compose(comparison, settings)
    found = {
        "page": _read(html.render(briefing).decode()),
        "print": _read(pdf.markup(briefing)),
        "table": facts_csv.render(briefing).decode("utf-8-sig"),
    }
    if set_pages:
        reader = PdfReader(BytesIO(pdf.render(briefing)))
        found["set in pages"] = " ".join(page.extract_text() for page in reader.pages)
    return found


def _most(comparison: Comparison, source: str, cap: float) -> float:
    return cap * sum(len(s.text.split()) for s in comparison.sentences if s.source == source)


@pytest.mark.parametrize("cap", CAPS)
def test_no_output_quotes_more_of_an_article_than_its_share(ferry_comparison: Comparison, cap: float) -> None:
    for comparison in (ferry_comparison, bridge().comparison()):
        for output, text in _outputs(comparison, EditionSettings(max_quotation=cap), set_pages=True).items():
            for source in comparison.sources:
                quoted = _quoted(comparison, source.id, text)
                assert quoted <= _most(comparison, source.id, cap), (output, source.id)


@pytest.mark.parametrize("cap", CAPS)
def test_the_same_holds_of_a_long_story(first_story: Comparison, cap: float) -> None:
    for output, text in _outputs(first_story, EditionSettings(max_quotation=cap), set_pages=False).items():
        for source in first_story.sources:
            quoted = _quoted(first_story, source.id, text)
            assert quoted <= _most(first_story, source.id, cap), (output, source.id)
            assert cap < 1 or output == "table" or quoted > 0.5 * _most(first_story, source.id, cap), output


@pytest.mark.parametrize("cap", [0.1, 0.5])
def test_a_sentence_that_is_not_printed_stands_in_no_output(first_story: Comparison, cap: float) -> None:
    quotation = Quotation(first_story, cap)
    printed = " | ".join(" ".join(_words(s.text)) for s in first_story.sentences if s.id in quotation.printed)
    held = [" ".join(_words(s.text)) for s in first_story.sentences if s.id not in quotation.printed]
    held = [words for words in held if len(words.split()) >= RUN and words not in printed]
    assert held
    for output, text in _outputs(first_story, EditionSettings(max_quotation=cap), set_pages=False).items():
        whole = " ".join(_words(text))
        assert [words for words in held if words in whole] == [], output


@pytest.mark.parametrize("marks", ["«»", "„“", "‘’", "  "])
def test_a_note_is_withheld_whatever_its_quotation_marks(first_story: Comparison, marks: str) -> None:
    quotation = Quotation(first_story, 0.1)
    notes = [difference for fact in first_story.facts for difference in fact.differences]
    turned = [structs.replace(d, note=d.note.translate(str.maketrans("“”", marks))) for d in notes]
    allowed = [quotation.allows_note(difference) for difference in turned]
    assert allowed == [quotation.allows_note(difference) for difference in notes]
    assert {True, False} == set(allowed)


def test_a_fact_whose_sentence_is_withheld_is_stated_by_another_telling_or_said_to_be_withheld() -> None:
    story = Story(
        {
            "a": "The old harbour bridge was closed for good on Monday after the inspectors had left it. It rains.\n",
            "b": "The bridge was shut. The mayor of the town was nowhere to be seen during the whole of that day. "
            "Nobody said a word about the many cars that had been left standing.\n",
        }
    )
    for id_ in "ab":
        story.article(id_, None, None, None, headline=False)
    story.fact("The old harbour bridge was closed for good", {"a": "The old harbour bridge was closed for good",
               "b": "The bridge was shut."})  # fmt: skip
    story.fact("The mayor of the town was nowhere to be seen", {"b": "The mayor of the town was nowhere to be seen"})
    briefing = compose(story.comparison(), EditionSettings(max_quotation=0.3))
    assert [fact.name.statement for fact in briefing.facts] == [
        "The bridge was shut.",
        "Words withheld by this edition’s limit on quotation",
    ]
    assert briefing.articles_lead.startswith("Of each article, this edition prints at most 30\u00a0%")
