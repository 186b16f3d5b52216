from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.facts.trimming import finished, is_balanced, variants
from reportgen.language import analyse

from .telling_stories import article, cases, facts_of


@pytest.mark.parametrize("case", cases("statements"), ids=lambda case: case["name"])
def test_a_fact_is_stated_in_its_plainest_wording(case: dict[str, Any]) -> None:
    articles = [article(chr(97 + number), telling) for number, telling in enumerate(case["tellings"])]
    fact = facts_of(articles, [[f"{a.id}:0" for a in articles]])[0]
    assert fact.statement == case["statement"]
    number = ord(fact.statement_from.split(":")[0]) - 97
    assert fact.statement.strip(".“”")[1:] in case["tellings"][number]


def test_two_facts_of_the_same_sentence_are_stated_differently() -> None:
    first = "The court fined the dairy $2 million and ordered it to close its plant in Selby."
    articles = [
        article("a", first),
        article(
            "b", "The court fined the dairy $2 million.", "The court ordered the dairy to close its plant in Selby."
        ),
    ]
    facts = facts_of(articles, [["a:0", "b:0"], ["a:0", "b:1"]])
    assert len({fact.statement for fact in facts}) == 2


@pytest.mark.parametrize("sentence", ["Was it an accident?", "Not at all.", "Over and out."])
def test_a_sentence_that_states_nothing_is_no_fact(sentence: str) -> None:
    articles = [article("a", sentence), article("b", "The museum in Varn will reopen on Sunday.")]
    assert sentence not in {fact.statement for fact in facts_of(articles, [])}


@given(st.text(alphabet='aBc ,.—“”"();:-whichand', max_size=80))
def test_a_cut_only_takes_from_the_ends_and_stays_within_the_sentence(text: str) -> None:
    for start, end in variants(text, (), 0):
        assert 0 <= start <= end <= len(text)
        assert end == len(text) or is_balanced(text[start:end])


@given(st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip(" ,;:—–-\n\t"))))
def test_a_finished_statement_is_one_line(text: str) -> None:
    assert "\n" not in finished(text)


def test_a_closing_credit_is_cut_where_another_telling_says_it_in_its_own_voice() -> None:
    documents = analyse((article("a", "The dam at Orlo will be emptied in May, the governor said."),))
    credit = documents[0].sentences[0].attribution.words
    text = documents[0].sentences[0].text
    assert "The dam at Orlo will be emptied in May" in {text[slice(*cut)] for cut in variants(text, credit, 0)}
