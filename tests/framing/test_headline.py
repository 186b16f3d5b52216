"""What headlines say that their articles do not bear out: invented cases in cases/headlines.txt, and general rules."""

from pathlib import Path

import pytest
from framing.builders import analysed
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from reportgen.framing import frame
from reportgen.model import Comparison, Document, Finding

CASES = Path(__file__).parent / "cases" / "headlines.txt"
PLAIN = ("The council met on Monday evening.", "It will hear the report again in June.")
LINES = [
    tuple(part.strip() for part in line.split("|"))
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def _article(headline: str, *body: str) -> Document:
    [document] = analysed(a="\n\n".join((headline, *body, *PLAIN)) + "\n")
    return document


def _found(document: Document) -> list[Finding]:
    return [finding for finding in frame((document,), ()).findings if finding.kind == "headline"]


@pytest.mark.parametrize(("headline", "body", "words"), LINES, ids=lambda value: value[:40])
def test_what_the_body_does_not_bear_out(headline: str, body: str, words: str) -> None:
    document = _article(headline, *body.split(" / "))
    assert document.sentences[0].part == "headline"
    assert [finding.text for finding in _found(document)] == [each for each in words.split(" / ") if each]


@pytest.mark.parametrize(
    ("headline", "body", "why"),
    [
        (
            "Storm kills 52 in Peru",
            "The storm killed 14 people in Peru.",
            "The headline gives “52”; no sentence of the article has that number.",
        ),
        (
            "Okafor blames Brazil for delay",
            "Mayor Ines Okafor said that the firm was late.",
            "The headline names “Brazil”; no sentence of the article does.",
        ),
        (
            "Mayor's 'secret' plan for gate",
            "The mayor's plan for the gate was shown.",
            "The headline puts “secret” in quotation marks; no sentence of the article has these words.",
        ),
        (
            "Mayor stole harbour funds",
            "The mayor allegedly stole money from the harbour funds.",
            "The headline says “stole” flatly; the article has it only after “allegedly” or the like.",
        ),
    ],
)
def test_the_reason_says_what_is_missing(headline: str, body: str, why: str) -> None:
    [finding] = _found(_article(headline, body))
    assert (finding.why, finding.voice, finding.speaker) == (why, "own", None)


def test_a_name_in_the_dateline_bears_out_the_headline() -> None:
    document = _article("Reactor in Japan restarts", "AOMORI, Japan (AP) — The reactor restarted on Tuesday.")
    assert _found(document) == []


def test_a_cut_or_an_excerpt_is_not_held_against_its_headline() -> None:
    document = _article("Storm kills 52 in Peru", "The storm killed 14 people in Peru.")
    assert _found(document)
    details = structs.replace(document.article.details, excerpt=True)
    assert _found(structs.replace(document, article=structs.replace(document.article, details=details))) == []
    assert _found(structs.replace(document, sentences=document.sentences[:3])) == []


BODY = (
    "Mayor Ines Okafor opened the harbour bridge for 4,200 guests.",
    "The bridge cost €31 million, a third more than planned.",
    "“It is a fine bridge,” said Pavel Lind of the Harbour Institute in Norway.",
)


@settings(max_examples=15, deadline=None)
@given(st.permutations(BODY), st.integers(3, 8))
def test_a_headline_made_of_parts_of_the_body_is_always_borne_out(body: list[str], length: int) -> None:
    cut = [" ".join(sentence.replace("“", "").replace(",”", "").rstrip(".").split()[-length:]) for sentence in body]
    document = _article(f"How {cut[0]} met {cut[1]}", *BODY)
    assert document.sentences[0].part == "headline"
    assert _found(document) == []


def test_the_first_story(first_story: Comparison) -> None:
    found = [finding for finding in first_story.findings if finding.kind == "headline"]
    assert [(finding.source, finding.text) for finding in found] == [("002", "rush in")]
