"""At a glance: the most widely told, what one tells alone, a loaded wording from each article."""

import pytest
from briefing.stories import Story

from reportgen.briefing import EditionSettings, compose
from reportgen.briefing.view import Glance

TEXTS = {
    "east": "The mill shut. It made paper. A shocking loss. A cruel blow. Owls nest there. Bats live in its roof.",
    "north": "The mill shut. It made paper. A brutal end. Its pond froze.",
    "south": "The mill shut. A sad day.",
    "west": "The mill shut. A mad and utterly cruel, heartless and brutal thing to do. Snow fell.",
}


def _story() -> Story:
    story = Story(TEXTS)
    for name in TEXTS:
        story.article(name, None, None, None, headline=False)
    return story


def _glance(story: Story, **settings: float) -> Glance:
    return compose(story.comparison(), EditionSettings(**settings)).glance  # type: ignore[arg-type]


@pytest.fixture
def glance() -> Glance:
    story = _story()
    story.fact("Owls nest there.", {"east": "Owls nest there."})
    story.fact("It made paper.", {"east": "It made paper.", "north": "It made paper."})
    story.fact("Bats live in its roof.", {"east": "Bats live in its roof."})
    story.fact("The mill shut.", dict.fromkeys(TEXTS, "The mill shut."))
    story.fact("Snow fell.", {"west": "Snow fell."})
    for source, words in (
        ("east", "cruel"), ("east", "shocking"), ("north", "brutal"),
        ("west", "mad and utterly cruel, heartless and brutal"), ("west", "brutal"), ("south", "sad"),
    ):  # fmt: skip
        story.finding(source, words, "loaded", "Its colour.", voice="quoted" if source == "south" else "own")
    story.finding("north", "Its pond froze", "own_voice", "Nobody is named for it.")
    return _glance(story)


def test_what_most_articles_tell_comes_first_whatever_its_weight(glance: Glance) -> None:
    assert [line.fact.statement for line in glance.happened] == ["The mill shut.", "It made paper."]


def test_each_article_is_given_its_weightiest_single_fact_once(glance: Glance) -> None:
    assert [(line.source.id if line.source else None, line.fact.statement) for line in glance.only] == [
        ("east", "Owls nest there."),
        ("west", "Snow fell."),
    ]


def test_wordings_are_the_papers_own_short_and_one_of_each_article_before_the_second_of_any(glance: Glance) -> None:
    assert [(line.source.id, line.words) for line in glance.wording] == [
        ("east", "shocking"),
        ("north", "brutal"),
        ("west", "brutal"),
        ("east", "cruel"),
    ]


def test_where_nothing_was_found_there_is_nothing_at_a_glance() -> None:
    assert _glance(_story()) == Glance(happened=(), only=(), wording=())


def test_an_edition_that_may_print_no_words_shows_none_at_a_glance() -> None:
    story = _story()
    story.fact("Snow fell.", {"west": "Snow fell."})
    story.finding("north", "brutal", "loaded", "Its colour.")
    glance = _glance(story, max_quotation=0.0)
    assert (glance.only, glance.wording) == ((), ())
