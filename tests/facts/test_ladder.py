"""Whom each telling of a fact credits, and where a credit or a hedge comes, goes or changes. On invented stories."""

import datetime as dt
from itertools import permutations

import pytest
from facts.telling_stories import aligned, article, facts_of
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.facts import collate
from reportgen.language import analyse
from reportgen.model import Fact, LedgerEntry, Lineage, Rung

CREDITED = "Nine barges sank in the flooded canal near Orlem overnight, the harbour master Ilse Brandl said."
PLAIN = "Nine barges sank in the flooded canal near Orlem overnight."
HEDGED = "The canal company may have ignored cracks in the Orlem lock."
FLAT = "The canal company ignored cracks in the Orlem lock."
DAY = dt.date(2031, 5, 4)


def fact(*sentences: str, lineage: tuple[Lineage, ...] = (), dates: tuple[dt.date, ...] = ()) -> Fact:
    """The fact that articles "a", "b", "c" ... tell in one sentence each."""
    days = dates or (DAY,) * len(sentences)
    articles = [article(chr(97 + n), s, published=days[n]) for n, s in enumerate(sentences)]
    (found,) = facts_of(articles, [[f"{each.id}:0" for each in articles]], lineage)
    return found


def steps(rung: Rung) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(step.kind, step.than, step.drawn) for step in rung.steps]


def draws(source: str, origin: str, direction: str = "stated", relation: str = "rewrite") -> Lineage:
    entry = LedgerEntry(sentence=f"{source}:0", source_sentence=f"{origin}:0", kind="reworded", similarity=0.8)
    return Lineage(
        source=source, origin=origin, relation=relation, direction=direction, share=0.5, evidence=(), why="",
        ledger=(entry,),
    )  # fmt: skip


def test_a_rung_says_who_is_credited_in_what_words() -> None:
    one, other = fact(CREDITED, PLAIN).ladder
    assert (one.source, one.sentence, one.kind, one.speaker, one.cue) == ("a", "a:0", "person", "Ilse Brandl", "said")
    assert [span.text for span in one.words] == ["Ilse Brandl said"]
    assert (other.source, other.kind, other.speaker, other.words) == ("b", "own", None, ())


def test_told_as_plain_fact_without_a_direction_where_nothing_tells_which_came_first() -> None:
    one, other = fact(CREDITED, PLAIN).ladder
    assert steps(one) == [("credited", ("b",), False)]
    assert steps(other) == [("plain", ("a",), False)]


@pytest.mark.parametrize("direction", ["stated", "dated"])
def test_told_as_plain_fact_by_one_that_draws_on_the_other(direction: str) -> None:
    one, other = fact(CREDITED, PLAIN, lineage=(draws("b", "a", direction),)).ladder
    assert steps(other) == [("plain", ("a",), True)]
    assert steps(one) == [("credited", ("b",), False)]


def test_kinship_without_a_direction_gives_none() -> None:
    _, other = fact(CREDITED, PLAIN, lineage=(draws("b", "a", "cannot_tell"),)).ladder
    assert steps(other) == [("plain", ("a",), False)]


def test_dates_certainly_apart_give_a_direction_only_with_words_used_again() -> None:
    later = (DAY, DAY + dt.timedelta(days=2))
    assert steps(fact(CREDITED, PLAIN, dates=later).ladder[1]) == [("plain", ("a",), True)]
    retold = "Overnight, flooding near Orlem took nine canal barges to the bottom: the barges sank."
    assert [s for s in steps(fact(CREDITED, retold, dates=later).ladder[1]) if s[2]] == []


def test_a_hedge_is_dropped_or_added_only_by_one_that_draws_on_the_other() -> None:
    hedged, flat = fact(HEDGED, FLAT, lineage=(draws("b", "a"),)).ladder
    assert (steps(hedged), steps(flat)) == ([], [("hedge_dropped", ("a",), True)])
    assert [words.text for words in hedged.hedges] == ["may"]
    flat, hedged = fact(FLAT, HEDGED, lineage=(draws("b", "a"),)).ladder
    assert (steps(flat), steps(hedged)) == ([], [("hedge_added", ("a",), True)])
    hedged, flat = fact(HEDGED, FLAT).ladder
    assert (steps(hedged), steps(flat)) == ([("hedged", ("b",), False)], [])


def test_what_was_expected_and_later_happened_is_no_hedge_dropped() -> None:
    ahead = "The lock at Orlem is expected to reopen for barges on Friday."
    after = "The lock at Orlem reopened for barges on Friday."
    for found in (fact(ahead, after), fact(ahead, after, lineage=(draws("b", "a"),))):
        assert [steps(rung) for rung in found.ladder] == [[], []]
    still = "The lock at Orlem will reopen for barges on Friday."
    assert steps(fact(ahead, still).ladder[0]) == [("hedged", ("b",), False)]


def test_a_hedge_in_a_quotation_is_the_speakers() -> None:
    quoted = "The canal company “may have” ignored cracks in the Orlem lock."
    assert [steps(rung) for rung in fact(quoted, FLAT).ladder] == [[], []]
    assert [steps(rung) for rung in fact(quoted, HEDGED).ladder] == [[], []]


def test_another_speaker_is_told_from_a_shorter_form_of_one() -> None:
    other = "Nine barges sank in the flooded canal near Orlem overnight, the rescuer Tomas Weil said."
    assert [steps(rung) for rung in fact(CREDITED, other).ladder] == [
        [("other_source", ("b",), False)],
        [("other_source", ("a",), False)],
    ]
    for same in (
        "Nine barges sank in the flooded canal near Orlem overnight, Brandl said.",
        "Nine barges sank in the flooded canal near Orlem overnight, said Ilse Brandl, the harbour master.",
    ):
        assert [steps(rung) for rung in fact(CREDITED, same).ladder] == [[], []]


@pytest.mark.parametrize("who", ["she said", "the mayor said", "the harbour master said", "officials said"])
def test_a_pronoun_or_a_role_may_be_anybody(who: str) -> None:
    unknown = f"Nine barges sank in the flooded canal near Orlem overnight, {who}."
    assert [steps(rung) for rung in fact(CREDITED, unknown).ladder] == [[], []]


@pytest.mark.parametrize(
    ("credited", "plain"),
    [
        ("The lock has passed its inspection, the canal office said.", "An aide declined to say if the lock passed."),
        (
            "The council sent the plan for the lock back, finding that it cost too much.",
            "The lock plan is sent back.",
        ),
        ("The council has promised a new lock for Orlem.", "Parliament paid for a new lock for Orlem."),
        ("The judge Ann Ruhl argued that the lock was unsafe in Orlem.", "Judge Ann Ruhl dissented over the lock."),
        ("Analysts expect the canal to earn 40 million crowns.", "The canal earned 40 million crowns."),
        ("The canal earned 40 million crowns, the treasurer Ann Ruhl said.", "The canal earned 31 million crowns."),
        (
            "The canal board blamed the flood in Orlem for the barges.",
            "The canal board named the flood in Orlem first.",
        ),
    ],
)
def test_no_credit_is_missed_where_none_was_to_be_given(credited: str, plain: str) -> None:
    assert [steps(rung) for rung in fact(credited, plain).ladder] == [[], []]


def test_a_speakers_own_act_told_as_fact_is_seen() -> None:
    one, other = fact(
        "The canal office said it had opened an inquiry into the flood.",
        "The canal office has opened an inquiry into the flood.",
    ).ladder
    assert (steps(one), steps(other)) == ([("credited", ("b",), False)], [("plain", ("a",), False)])


def test_an_article_that_credits_it_in_another_sentence_does_not_tell_it_as_plain_fact() -> None:
    one, two = article("a", CREDITED), article("b", PLAIN, CREDITED)
    (found,) = facts_of([one, two], [["a:0", "b:0", "b:1"]])
    assert [steps(rung) for rung in found.ladder] == [[], []]
    assert found.ladder[1].speaker == "Ilse Brandl"


def test_to_credit_the_article_drawn_on_is_no_step() -> None:
    reported = "Nine barges sank in the flooded canal near Orlem overnight, Reuters reported."
    documents = analyse((article("a", PLAIN), article("b", reported)))
    words = documents[1].sentences[0].attribution.words
    link = draws("b", "a")
    link = Lineage(**{name: getattr(link, name) for name in link.__struct_fields__} | {"evidence": words})
    found = collate(documents, aligned(documents, [["a:0", "b:0"]]), (link,))[0]
    assert found.ladder[1].kind == "outlet"
    assert [steps(rung) for rung in found.ladder] == [[], []]


def test_a_fact_of_one_article_has_one_rung_without_a_step() -> None:
    (found,) = facts_of([article("a", CREDITED)], [])
    assert [(rung.source, rung.steps) for rung in found.ladder] == [("a", ())]


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(list(permutations(range(3)))))
def test_the_order_of_the_articles_changes_no_ladder(order: tuple[int, ...]) -> None:
    texts = (CREDITED, PLAIN, "Nine barges may have sunk in the flooded canal near Orlem overnight.")
    documents = analyse(tuple(article(chr(97 + n), text) for n, text in enumerate(texts)))
    groups = [["a:0", "b:0", "c:0"]]
    lineage = (draws("b", "a"), draws("c", "b"))
    found = collate([documents[n] for n in order], aligned(documents, groups), lineage[:: 1 if order[0] else -1])
    expected = collate(documents, aligned(documents, groups), lineage)
    assert [each.ladder for each in found] == [each.ladder for each in expected]
    assert any(rung.steps for rung in expected[0].ladder)
    for each in found:
        for rung in each.ladder:
            text = texts[ord(rung.source) - 97]
            assert all(text[span.start : span.end] == span.text for span in (*rung.words, *rung.hedges))
