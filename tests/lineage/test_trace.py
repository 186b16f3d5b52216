"""Who draws on whom, on invented articles."""

import datetime as dt

import pytest
from framing.builders import document
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from reportgen.lineage import trace
from reportgen.model import Alignment, Details, Document, Lineage

NO_PAIRS = Alignment(pairs=(), nearest=(), groups=())

WIRE = (
    "A freight train carrying grain derailed early on Tuesday outside the town of Marlow, blocking both lines.",
    "Eleven wagons left the rails and three of them rolled down an embankment into a field of young maize.",
    "The operator, Northern Haulage, said the driver and one passenger were treated for bruises at a local clinic.",
    "Investigators from the rail safety board were expected to reach the site before noon to examine the track.",
    "It was the second derailment on this stretch of track since the line was reopened after floods in the spring.",
    "Passenger services between Marlow and the coast will be replaced by buses until at least Friday evening.",
)
OWN_REPORT = (
    "Grain lay ankle-deep across the tracks near Marlow on Tuesday after a goods train came off the rails at dawn.",
    "Farmer Ines Duarte was milking when she heard what she took for thunder rolling over the valley.",
    "By the time she reached her gate, three wagons were lying on their sides in her maize.",
    "Northern Haulage has run the line for nine years under a contract that ends next summer.",
    "Nobody was badly hurt, the company said; two people were looked at by doctors and sent home.",
    "Buses will stand in for trains for the rest of the week.",
)


def _only(*documents: Document) -> Lineage:
    found = trace(documents, NO_PAIRS)
    assert len(found) == 1
    return found[0]


def test_the_same_article_twice_is_a_copy() -> None:
    link = _only(document("a", *WIRE), document("b", *WIRE))
    assert (link.relation, link.direction, link.share) == ("copy", "cannot_tell", 1.0)
    assert {entry.kind for entry in link.ledger} == {"verbatim"}


def test_two_newsrooms_own_reports_are_not_kin() -> None:
    assert trace((document("a", *WIRE), document("b", *OWN_REPORT)), NO_PAIRS) == ()


def test_shared_quotations_alone_make_no_kinship() -> None:
    said = (
        "“We heard a bang, then the whole embankment began to move, and nobody could do a thing,” said Ramos.",
        "“I have driven this line for twenty years and I have never seen the track in such a state,” said Pohl.",
        "“The company was told about the loose bolts in March and again in April, and it did nothing,” said Okafor.",
    )
    assert trace((document("a", *WIRE, *said), document("b", *OWN_REPORT, *said)), NO_PAIRS) == ()


def test_a_credited_rewrite_is_stated_with_the_credit_as_evidence() -> None:
    rewrite = document(
        "b",
        "A freight train with grain derailed outside the town of Marlow on Tuesday, Reuters reported.",
        "Eleven wagons left the rails, and three of them rolled down an embankment into a field.",
        "The operator Northern Haulage said the driver and a passenger were treated for bruises at a clinic.",
        "Marlow has about four thousand inhabitants and a weekly cattle market that draws buyers from three counties.",
    )
    link = _only(document("a", *WIRE, agency="Reuters"), rewrite)
    assert (link.source, link.origin, link.relation, link.direction) == ("b", "a", "rewrite", "stated")
    assert [span.text for span in link.evidence] == ["Reuters reported"]
    assert [entry.kind for entry in link.ledger][-1] == "added"
    assert 0.5 < link.share < 1


def test_ledger_tells_verbatim_trimmed_reworded_and_added() -> None:
    later = document(
        "b",
        WIRE[1],
        "Investigators from the rail safety board were expected to reach the site before noon.",
        "Passenger services from Marlow to the coast will be replaced by buses until Friday evening at least, it said.",
        "The village school stayed open.",
        WIRE[0],
    )
    link = _only(document("a", *WIRE), later)
    assert [entry.kind for entry in link.ledger] == ["verbatim", "trimmed", "reworded", "added", "verbatim"]
    assert [entry.source_sentence for entry in link.ledger] == ["a:1", "a:3", "a:5", None, "a:0"]


@pytest.mark.parametrize(("first", "drawing"), [("a", "b"), ("b", "a")])
def test_an_earlier_article_never_draws_on_a_later_one(first: str, drawing: str) -> None:
    dates = {first: dt.date(2023, 5, 2), drawing: dt.date(2023, 5, 4)}
    link = _only(*(document(i, *WIRE, date=dates[i], latest=dates[i], basis="given") for i in ("a", "b")))
    assert (link.source, link.origin, link.direction) == (drawing, first, "dated")


def test_overlapping_dates_tell_no_direction() -> None:
    one = document("a", *WIRE, date=dt.date(2023, 5, 1), latest=dt.date(2023, 5, 6), basis="inferred")
    other = document("b", *WIRE, date=dt.date(2023, 5, 4), latest=dt.date(2023, 5, 4), basis="given")
    assert _only(one, other).direction == "cannot_tell"


def test_articles_whose_openings_credit_one_outlet_go_back_to_it() -> None:
    one = document("a", "The minister will resign, she told the Kestrel Times on Monday.", *OWN_REPORT)
    other = document("b", "In an interview with the Kestrel Times, the minister said she would go.", *WIRE)
    found = trace((one, other), NO_PAIRS)
    assert [(link.source, link.origin, link.relation) for link in found] == [
        ("a", "Kestrel Times", "shared_origin"),
        ("b", "Kestrel Times", "shared_origin"),
    ]


def test_a_credit_further_down_covers_a_detail_only() -> None:
    one = document("a", *OWN_REPORT, "The contract will not be renewed, the Kestrel Times reported on Monday.")
    assert _only(one).relation == "quotes"


def test_an_agency_that_speaks_of_itself_credits_nobody() -> None:
    one = document("a", "The bridge is closed, the mayor told The Associated Press.", *OWN_REPORT, agency="AP")
    assert trace((one,), NO_PAIRS) == ()


def test_a_credit_inside_a_quotation_is_the_speakers() -> None:
    one = document("a", "“The Kestrel Times reported this last year,” said Ramos.", *OWN_REPORT)
    assert trace((one,), NO_PAIRS) == ()


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(3)), st.sampled_from([("x", "y", "z"), ("z", "x", "y")]))
def test_order_changes_nothing(order: list[int], ids: tuple[str, str, str]) -> None:
    texts = (WIRE, OWN_REPORT, (*WIRE[:3], *OWN_REPORT[3:]))
    documents = [document(id_, *lines) for id_, lines in zip(ids, texts, strict=True)]
    assert trace(tuple(documents[i] for i in order), NO_PAIRS) == trace(tuple(documents), NO_PAIRS)


def test_evidence_stands_where_it_says() -> None:
    one = document("a", "The minister will resign, she told the Kestrel Times on Monday.", *OWN_REPORT)
    for link in trace((one,), NO_PAIRS):
        assert all(one.article.text[span.start : span.end] == span.text for span in link.evidence)
        assert link.evidence


ASKED = "Northern Haulage did not respond to {} for details of the accident on Tuesday, nor did the rail safety board."
AGENCY = (*WIRE, ASKED.format("a Reuters request"))


def test_a_paper_that_was_asked_for_comment_by_itself_credits_nobody() -> None:
    for words in (
        "requests for comment from the Kestrel Times",
        "a Kestrel Times request",
        "questions from the Kestrel Times",
    ):
        one = document("a", *OWN_REPORT, ASKED.format(words), "The union told the Kestrel Times that it would wait.")
        assert trace((one,), NO_PAIRS) == ()


def test_that_another_outlet_reported_is_a_credit_all_the_same() -> None:
    one = document("a", "The driver had slept, Reuters reported.", *OWN_REPORT, ASKED.format("a Reuters request"))
    assert [(link.origin, link.relation) for link in trace((one,), NO_PAIRS)] == [("Reuters", "quotes")]


def test_an_agencys_own_asking_in_another_article_shows_that_its_words_are_there() -> None:
    agency = document(
        "a", *AGENCY, agency="Reuters", date=dt.date(2031, 5, 2), latest=dt.date(2031, 5, 2), basis="given"
    )
    carried = ASKED.format("requests for comment from Reuters")
    later = document("b", *OWN_REPORT, carried, date=dt.date(2031, 5, 9), latest=dt.date(2031, 5, 9), basis="given")
    link = _only(agency, later)
    assert (link.source, link.origin, link.relation, link.direction) == ("b", "a", "reuse", "dated")
    assert [span.text for span in link.evidence] == ["requests for comment from Reuters"]
    undated = _only(document("a", *AGENCY, agency="Reuters"), document("b", *OWN_REPORT, carried))
    assert undated.direction == "cannot_tell"


def test_the_agency_text_without_its_mark_is_known_by_its_own_asking() -> None:
    rewrite = document("b", "A train came off the rails near Marlow, Reuters reported.", *OWN_REPORT[1:])
    link = _only(document("a", *AGENCY), rewrite)
    assert (link.source, link.origin, link.direction) == ("b", "a", "stated")


def test_which_of_two_unmarked_texts_an_agency_made_is_not_guessed() -> None:
    rewrite = document("c", "A train came off the rails near Marlow, Reuters reported.", *OWN_REPORT[1:])
    found = trace((document("a", *AGENCY), document("b", *AGENCY), rewrite), NO_PAIRS)
    assert [(link.source, link.origin) for link in found if link.source == "c"] == [("c", "Reuters")]


def test_no_name_that_an_editor_gives_an_outlet_changes_who_draws_on_whom() -> None:
    agency = document("a", *AGENCY, agency="Reuters")
    other = document(
        "b", "A train came off the rails near Marlow, Reuters reported.", *WIRE[1:4], ASKED.format("Reuters")
    )

    def named(*outlets: str) -> tuple[Document, ...]:
        return tuple(
            structs.replace(d, article=structs.replace(d.article, details=Details(outlet=outlet)))
            for d, outlet in zip((agency, other), outlets, strict=True)
        )

    assert trace(named("Reuters", "Kestrel Times"), NO_PAIRS) == trace(named("Kestrel Times", "Reuters"), NO_PAIRS)
    assert len(trace(named("Reuters", "Kestrel Times"), NO_PAIRS)) == 1
