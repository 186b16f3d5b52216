"""The five articles in `sources/`, as an editor would check their briefing."""

import pytest

from reportgen.model import Comparison, Fact

FURNITURE = (
    "Login", "Copyright 2024", "veryGood", "View", "Ranking", "Recommendation", "FinanceCore", "Serena Williams",
    "Horoscopes", "Zendaya", "overdraft", "2025-04-13", "Ken Moritsugu", "Current:Home",
)  # fmt: skip


def _sentence(comparison: Comparison, source: str, words: str) -> str:
    found = [s.id for s in comparison.sentences if s.source == source and words in " ".join(s.text.split())]
    assert found, f"no sentence of {source} says {words!r}"
    return found[0]


def _row(comparison: Comparison, *tellings: tuple[str, str]) -> Fact:
    """The one fact in which all these tellings stand."""
    wanted = {_sentence(comparison, source, words) for source, words in tellings}
    rows = [fact for fact in comparison.facts if wanted <= {mention.sentence for mention in fact.mentions}]
    assert len(rows) >= 1, f"no single row holds {sorted(wanted)}"
    return min(rows, key=lambda fact: len(fact.mentions))


def _words(fact: Fact, kind: str) -> str:
    return " | ".join(
        word.text for difference in fact.differences if difference.kind == kind for word in difference.words
    )


def test_no_furniture_reaches_a_sentence_or_a_fact(first_story: Comparison) -> None:
    texts = [sentence.text for sentence in first_story.sentences] + [fact.statement for fact in first_story.facts]
    assert [(word, text) for word in FURNITURE for text in texts if word in text] == []


def test_doubled_sentences_count_once(first_story: Comparison) -> None:
    said = [s.text for s in first_story.sentences if s.source == "003" and "quietly resumed cooperation" in s.text]
    assert len(said) == 1 and "The Associated Press" in said[0]


def test_the_site_stamp_is_not_the_date(first_story: Comparison) -> None:
    published = next(source.published for source in first_story.sources if source.id == "002")
    assert published.basis == "inferred"
    assert published.date is not None and (published.date.year, published.date.month) in {(2024, 4), (2024, 5)}
    assert "2025" in published.note


def test_the_latest_article_is_known_to_be_later(first_story: Comparison) -> None:
    dates = {source.id: source.published for source in first_story.sources}
    assert str(dates["003"].date) == "2024-05-11" and dates["003"].basis == "stated"
    assert dates["004"].date is not None and dates["004"].date.isoformat() >= "2024-08"
    (panama,) = (fact for fact in first_story.facts if fact.statement.startswith("In August, Panama"))
    assert {panama.coverage[source].status for source in ("002", "003")} == {"published_earlier"}


def test_arrests_of_2023(first_story: Comparison) -> None:
    fact = _row(
        first_story, ("000", "over 24,000"), ("001", "roughly 24,000"), ("002", "more than 37,000"),
        ("003", "more than 37,000"), ("004", "37,000"),
    )  # fmt: skip
    assert "24,000" in _words(fact, "number") and "37,000" in _words(fact, "number")


def test_suspension_of_august_2022_and_its_cause(first_story: Comparison) -> None:
    fact = _row(
        first_story, ("002", "in response to a visit"), ("003", "retaliation"), ("004", "following then-Speaker")
    )
    causes = _words(fact, "cause")
    assert all(words in causes for words in ("in response to", "retaliation", "following"))
    _row(
        first_story,
        ("003", "halted the cooperation in August 2022"),
        ("004", "suspended taking back"),
        ("002", "After China suspended"),
    )


def test_meeting_in_california(first_story: Comparison) -> None:
    fact = _row(first_story, ("000", "in San Francisco"), ("001", "in San Francisco"), ("002", "in Woodside"))
    places = _words(fact, "name_place")
    assert "San Francisco" in places and "Woodside" in places


def test_vienna_talks(first_story: Comparison) -> None:
    _row(first_story, ("000", "Vienna"), ("001", "Vienna"))


def test_quotation_with_the_dropped_condition(first_story: Comparison) -> None:
    fact = _row(first_story, ("002", "willing to maintain dialogue"), ("003", "willing to maintain dialogue"))
    assert "verified" in _words(fact, "detail")


def test_no_answer_from_the_agency(first_story: Comparison) -> None:
    _row(first_story, ("002", "did not respond to an AP request"), ("004", "did not respond to requests"))


Said = tuple[tuple[str, str], ...]
"""Sentences, as (source, words in it)."""
FIGURES: Said = (
    ("001", "roughly forty thousand"), ("001", "ten million"), ("003", "100,000 Chinese nationals"),
    ("004", "increased by 630,000"), ("004", "nearly 350,000"),
)  # fmt: skip
ARRESTS: Said = (
    ("000", "over 24,000"), ("001", "roughly 24,000"), ("002", "more than 37,000"), ("003", "more than 37,000"),
    ("004", "37,000"),
)  # fmt: skip
OTHER_TALKS: Said = (
    ("002", "halted high-level military-to-military dialogue"), ("002", "Dialogue on climate change had resumed"),
)  # fmt: skip
APART: dict[str, tuple[Said, Said]] = {
    "arrests of 2023, and other numbers of people": (
        ARRESTS, (FIGURES[0], FIGURES[1], FIGURES[2], ("000", "deport some individuals"), ("004", "116 Chinese")),
    ),
    "arrests of 2023, and the downward trend of 2024": (
        ARRESTS, (("002", "showed a downward trend"), ("003", "shown a downward trend")),
    ),
    "the suspension of deportations, and who owns the island": (
        (("002", "in response to a visit"), ("003", "retaliation"), ("004", "following then-Speaker")),
        (("002", "claims sovereignty"), ("003", "breakaway province")),
    ),
    "the suspension of deportations, and that of other talks": (
        (("002", "in response to a visit"), ("003", "retaliation"), ("004", "following then-Speaker")),
        (*OTHER_TALKS, ("002", "agreed to restart the military-to-military talks")),
    ),
    "the resumption of deportations, and other talks": (
        (("002", "have quietly resumed cooperation"), ("003", "has quietly resumed"), ("004", "resumed in November")),
        (*OTHER_TALKS, ("003", "retaliation"), ("003", "100,000 Chinese nationals"), *ARRESTS),
    ),
    "the meeting in California, and what came before and after": (
        (("000", "in San Francisco"), ("001", "in San Francisco"), ("002", "in Woodside")),
        (*OTHER_TALKS, ("002", "curb the outflow"), ("001", "spy balloon"), ("000", "Vienna"), ("001", "Vienna")),
    ),
    "the meeting in Vienna, and hopes for its outcome": (
        (("000", "Vienna"), ("001", "Vienna")), (("000", "may be changing"), ("001", "wait-and-see")),
    ),
    "the balloon, and other quarrels": (
        (("000", "spy balloon"), ("001", "spy balloon")),
        (("001", "Philippine and Japanese boats"), ("001", "another red mark"), OTHER_TALKS[0]),
    ),
    "one deportation, and another": (
        (("004", "Panama’s government deported"), ("000", "deported eight Chinese citizens")),
        (("002", "city of Shenyang"), ("004", "116 Chinese migrants")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", APART)
def test_no_row_joins_what_a_careful_reader_keeps_apart(first_story: Comparison, what: str) -> None:
    tellings, strangers = ({_sentence(first_story, *said) for said in side} for side in APART[what])
    rows = [{mention.sentence for mention in fact.mentions} for fact in first_story.facts]
    assert [sorted(row & (tellings | strangers)) for row in rows if row & tellings and row & strangers] == []


def test_no_row_joins_two_figures_of_different_things(first_story: Comparison) -> None:
    figures = {_sentence(first_story, *said) for said in FIGURES}
    rows = [{mention.sentence for mention in fact.mentions} for fact in first_story.facts]
    assert [sorted(row & figures) for row in rows if len(row & figures) > 1] == []


@pytest.mark.parametrize(
    "words", ["another red mark", "skyrocketed", "communist country", "illegals coming over"], ids=lambda words: words
)
def test_own_voice_of_001_is_shown(first_story: Comparison, words: str) -> None:
    sentence = _sentence(first_story, "001", words)
    found = [finding for finding in first_story.findings if finding.sentence == sentence and finding.voice == "own"]
    labelled = [
        span for group in first_story.labels for use in group.uses for span in use.spans if span.sentence == sentence
    ]
    assert found or labelled


def test_attributed_statements_of_the_agency_text_are_not_its_own_voice(first_story: Comparison) -> None:
    attributed = {s.id for s in first_story.sentences if s.source == "002" and s.attribution.kind != "own"}
    assert len(attributed) > 6
    assert [f for f in first_story.findings if f.sentence in attributed and f.kind == "own_voice"] == []


def test_who_draws_on_whom(first_story: Comparison) -> None:
    links = {(link.source, link.origin): (link.relation, link.direction) for link in first_story.lineage}
    assert links[("003", "002")] == ("rewrite", "stated")
    assert links[("004", "002")] == ("reuse", "dated")
    assert links[("000", "NBC News")] == links[("001", "NBC News")] == ("shared_origin", "stated")
    assert ("002", "003") not in links and ("002", "004") not in links and ("004", "003") not in links


def test_the_words_of_the_agency_in_a_students_paper_stand_as_evidence_but_as_no_credit(
    first_story: Comparison,
) -> None:
    (link,) = (link for link in first_story.lineage if (link.source, link.origin) == ("004", "002"))
    assert [span.text for span in link.evidence] == ["requests for comment from the Associated Press"]
    assert "names its source" not in link.why


def test_no_rung_of_the_ladders_tells_of_a_step_that_the_articles_do_not_take(first_story: Comparison) -> None:
    """Read against the articles: no two sentences here tell the same thing with and without a credit or a hedge."""
    assert [(fact.id, rung.source) for fact in first_story.facts for rung in fact.ladder if rung.steps] == []
    credited = {rung.speaker for fact in first_story.facts for rung in fact.ladder if rung.kind == "person"}
    assert {"Alejandro Mayorkas", "Thomas Cartwright"} <= credited
