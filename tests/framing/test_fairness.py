"""No judgement of wording depends on whom it is about, on the order of the articles, or on the words of others."""

import re
from functools import cache
from pathlib import Path

import pytest
from framing.builders import document, fact
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.catalogue import ENGLISH
from reportgen.framing import frame
from reportgen.framing.lexicon import data
from reportgen.framing.masking import names_a_group
from reportgen.model import Finding, Framing

CASES = Path(__file__).parent / "cases" / "swaps.txt"
SWAPS = [
    tuple(part.strip() for part in line.split("|"))
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@cache
def _loaded(sentence: str, group: str) -> tuple[tuple[str, str], ...]:
    found = frame((document("a", sentence),), ()).findings
    name = re.compile(rf"\b{re.escape(group)}\b")
    return tuple((name.sub("{}", f.text), name.sub("{}", f.why)) for f in found if f.kind == "loaded")


def test_there_are_a_hundred_swaps() -> None:
    assert len(SWAPS) >= 100 and len(set(SWAPS)) == len(SWAPS)


@pytest.mark.parametrize(("one", "other", "sentence"), SWAPS, ids=lambda value: value[:20])
def test_swapping_opposites_changes_no_loaded_word(one: str, other: str, sentence: str) -> None:
    assert _loaded(sentence.format(one), one) == _loaded(sentence.format(other), other)


def test_most_of_the_swapped_sentences_do_hold_loaded_words() -> None:
    """Else the test above would hold for a finder that finds nothing."""
    assert sum(bool(_loaded(sentence.format(one), one)) for one, _, sentence in SWAPS) > 0.7 * len(SWAPS)


def test_no_list_of_loaded_words_names_a_group() -> None:
    terms = [term.rstrip("*") for each in data("wording.toml")["classes"].values() for term in each["terms"]]
    assert [term for term in terms if any(names_a_group(word) for word in term.split())] == []


QUIET = "The council will vote on the plan on Tuesday, and the mayor called it “{}” at a meeting."


def _own(framing: Framing) -> list[Finding]:
    return [f for f in framing.findings if f.voice == "own"]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["a staggering waste", "a plan", "utterly shameful", "it’s been said", "in conclusion a disaster"])
)
def test_quoted_words_change_no_finding_of_the_own_voice(quoted: str) -> None:
    own = "The embattled mayor has botched the disastrous plan, which he called “{}” on Friday."
    texts = [(f.text, f.kind, f.why) for f in _own(frame((document("a", own.format(quoted)),), ()))]
    assert texts == [(f.text, f.kind, f.why) for f in _own(frame((document("a", own.format("a plan")),), ()))]
    assert texts
    assert _own(frame((document("a", QUIET.format(quoted)),), ())) == []


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["a staggering, shameful waste", "a botched, disastrous plan", "a plan", "the embattled mayor"]))
def test_what_another_article_quotes_changes_no_finding_of_the_own_voice(quoted: str) -> None:
    def found(words: str) -> list[tuple[str, str, str]]:
        one = document("a", "The embattled mayor has botched the disastrous, staggering plan in a shameful way.")
        two = document("b", f"The mayor has failed with the plan, which Ito called “{words}” on Friday.")
        told = (fact("f1", one.sentences[0], two.sentences[0]),)
        return [(f.text, f.kind, f.why) for f in _own(frame((one, two), told)) if f.source == "a"]

    assert found(quoted) == found("a plan")
    assert found(quoted)


def _story() -> list:
    return [
        document("a", "Protesters flooded the square in staggering numbers.", "Critics say the law is a disgrace."),
        document("b", "Rioters gathered in the square on Sunday.", "The law was passed in May, the ministry said."),
        document("c", "Demonstrators gathered in the square.", "It is a shameful law, and it will surely fail."),
    ]


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(3)))
def test_order_changes_nothing(order: list[int]) -> None:
    documents = _story()
    facts = (fact("f1", *(d.sentences[0] for d in documents)),)
    assert frame(tuple(documents[i] for i in order), facts) == frame(tuple(documents), facts)


MOTIVES = (
    "in order to",
    "wants to",
    "tries to",
    "deliberately",
    "hide",
    "hid ",
    "mislead",
    "agenda",
    "spin",
    "propaganda",
)


def test_no_reason_given_names_a_motive() -> None:
    whys = [ENGLISH(each["why"]) for each in data("wording.toml")["classes"].values()]
    whys += [ENGLISH(shape["why"]) for group in ("own", "vague") for shape in data("voice.toml")[group].values()]
    whys += [f.why.split("”: ")[-1] for f in frame(tuple(_story()), ()).findings]
    assert [(why, motive) for why in whys for motive in MOTIVES if motive in why.lower()] == []
