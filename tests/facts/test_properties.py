"""What must hold of the facts of any story, tried on the stories of the gold set, which none of it was trained on."""

from itertools import permutations
from pathlib import Path

import pytest
from msgspec import structs

from reportgen.alignment import align
from reportgen.cleaning import clean
from reportgen.facts import collate
from reportgen.language import analyse
from reportgen.lineage import trace
from reportgen.model import Document, Fact
from reportgen.reading import read_story
from reportgen.reading.settings import ReadingSettings

GOLD = Path(__file__).parent.parent / "gold"
TOLD = {"stated", "differs", "contradicts"}


def documents(name: str) -> tuple[Document, ...]:
    return analyse(clean(read_story(GOLD / name, ReadingSettings())))


def facts(story: tuple[Document, ...]) -> tuple[Fact, ...]:
    alignment = align(story)
    return collate(story, alignment, trace(story, alignment))


@pytest.fixture(scope="module", params=["earthquake", "results", "ruling"])
def judged(request: pytest.FixtureRequest) -> tuple[tuple[Document, ...], tuple[Fact, ...]]:
    story = documents(request.param)
    return story, facts(story)


def test_every_span_is_the_words_at_its_place(judged: tuple[tuple[Document, ...], tuple[Fact, ...]]) -> None:
    story, found = judged
    texts = {document.article.id: document.article.text for document in story}
    for fact in found:
        for mention in fact.mentions:
            assert texts[mention.source][mention.start : mention.end] == mention.text
        for difference in fact.differences:
            for span in difference.words:
                assert texts[span.sentence.split(":")[0]][span.start : span.end] == span.text


def test_differences_lie_between_tellings_of_two_sources_and_mark_words_in_them(
    judged: tuple[tuple[Document, ...], tuple[Fact, ...]],
) -> None:
    story, found = judged
    sentences = {sentence.id: sentence for document in story for sentence in document.sentences}
    for fact in found:
        members = {mention.sentence for mention in fact.mentions}
        for difference in fact.differences:
            assert set(difference.between) <= members
            assert len({id_.split(":")[0] for id_ in difference.between}) > 1
            assert difference.words
            for span in difference.words:
                assert span.sentence in difference.between
                sentence = sentences[span.sentence]
                assert sentence.start <= span.start < span.end <= sentence.end


def test_a_cell_tells_if_and_only_if_its_article_has_a_mention(
    judged: tuple[tuple[Document, ...], tuple[Fact, ...]],
) -> None:
    story, found = judged
    for fact in found:
        told = {mention.source for mention in fact.mentions}
        assert set(fact.coverage) == {document.article.id for document in story}
        assert {source for source, cell in fact.coverage.items() if cell.status in TOLD} == told


def test_no_article_is_earlier_than_a_fact_that_it_was_dated_after(
    judged: tuple[tuple[Document, ...], tuple[Fact, ...]],
) -> None:
    story, found = judged
    published = {document.article.id: document.article.published for document in story}
    for fact in found:
        for source, cell in fact.coverage.items():
            if cell.status == "published_earlier":
                latest, known = published[source].latest, fact.known_from.date
                assert latest is not None
                assert known is not None
                assert latest < known


def test_origins_never_outnumber_sources(judged: tuple[tuple[Document, ...], tuple[Fact, ...]]) -> None:
    for fact in judged[1]:
        assert 1 <= fact.origins <= len({mention.source for mention in fact.mentions})


def test_facts_are_numbered_by_weight(judged: tuple[tuple[Document, ...], tuple[Fact, ...]]) -> None:
    weights = [fact.weight for fact in judged[1]]
    assert weights == sorted(weights, reverse=True)
    assert all(0 <= weight <= 1 for weight in weights)
    assert [fact.id for fact in judged[1]] == [f"f{number}" for number in range(1, len(weights) + 1)]


def test_no_order_of_the_articles_and_no_name_of_an_outlet_changes_anything() -> None:
    story = documents("ruling")
    given = facts(story)
    for order in list(permutations(story))[1::47]:
        renamed = tuple(
            structs.replace(
                document,
                article=structs.replace(
                    document.article, details=structs.replace(document.article.details, outlet=f"Paper {number}")
                ),
            )
            for number, document in enumerate(order)
        )
        assert facts(renamed) == given
