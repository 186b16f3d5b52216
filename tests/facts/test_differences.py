from typing import Any

import pytest

from .telling_stories import cases, told


@pytest.mark.parametrize("case", cases("differences"), ids=lambda case: case["name"])
def test_a_difference_is_shown_with_the_words_of_both_sides(case: dict[str, Any]) -> None:
    fact = told(case["a"], case["b"])
    found = [difference for difference in fact.differences if difference.kind == case["kind"]]
    marked = [
        [[span.text for span in difference.words if span.sentence == f"{side}:0"] for side in "ab"]
        for difference in found
    ]
    assert case["marked"] in marked


@pytest.mark.parametrize("case", cases("differences"), ids=lambda case: case["name"])
def test_a_difference_does_not_depend_on_which_article_comes_first(case: dict[str, Any]) -> None:
    there, back = told(case["a"], case["b"]), told(case["b"], case["a"])
    assert {(d.kind, d.note) for d in there.differences} == {(d.kind, d.note) for d in back.differences}


@pytest.mark.parametrize("case", cases("agreements"), ids=lambda case: case["name"])
def test_what_only_looks_like_a_difference_is_not_shown(case: dict[str, Any]) -> None:
    fact = told(case["a"], case["b"])
    assert not {difference.kind for difference in fact.differences} & set(case["without"])


def test_several_figures_for_one_thing_are_one_difference() -> None:
    fact = told(
        "The storm left 41 people dead on the coast of Lorne.",
        "The storm left at least 38 people dead on the coast of Lorne.",
        "The storm left 41 people dead on the coast of Lorne, officials said.",
        "The storm left some 50 people dead on the coast of Lorne.",
    )
    (difference,) = (d for d in fact.differences if d.kind == "number" and len(d.words) > 2)
    assert [span.text for span in difference.words] == ["41", "at least 38", "41", "some 50"]
    assert difference.note == "The tellings give “41”, “at least 38” and “some 50”."


def test_what_a_source_tells_in_another_sentence_is_not_missing_from_it() -> None:
    from .telling_stories import article, facts_of

    articles = [
        article("a", "The strike at the port of Antwerp ended on March 3 after six days."),
        article("b", "The strike at the port of Antwerp ended.", "It ended on March 3 at the port of Antwerp."),
    ]
    (fact,) = facts_of(articles, [["a:0", "b:0", "b:1"]])
    assert not [d for d in fact.differences if d.kind == "time"]


def test_notes_name_no_source_and_blame_nobody() -> None:
    for case in cases("differences"):
        for difference in told(case["a"], case["b"]).differences:
            assert not {"omit", "omitted", "ignored", "hid", "failed", "a:0", "b:0"} & set(difference.note.split())
