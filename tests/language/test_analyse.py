import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from reportgen.language import analyse
from reportgen.model import Article, Document, Published, Sentence

from .case_files import article

STORY = (
    "Ferry Sinks Off Norland; Berg Blames The Wind\nThe ferry sank on May 3, Interior Minister Ola Berg said. “It was "
    "the wind,” Berg told Reuters.\nThe Norland Coast Authority (NCA) put the number of dead at 14.",
    "At least 14 people died when a ferry sank off Norland last week. The NCA is investigating. “Nobody warned us,” "
    "said Lena Fischer, a nurse. She had lost her bag.",
    "Ola Bergh, the interior minister, blamed the wind; critics say the ferry was old. Ms. Fischer spoke of 16 dead.",
)


def story() -> tuple[Article, ...]:
    return tuple(article(text, id=str(number), headline=not number) for number, text in enumerate(STORY))


def by_id(documents: tuple[Document, ...]) -> dict[str, Sentence]:
    return {sentence.id: sentence for document in documents for sentence in document.sentences}


def test_sentences_are_numbered_from_the_headline_on() -> None:
    sentences = analyse(story()[:1])[0].sentences
    assert [sentence.id for sentence in sentences] == ["0:0", "0:1", "0:2", "0:3"]
    assert [sentence.part for sentence in sentences] == ["headline", "body", "body", "body"]
    assert [sentence.paragraph for sentence in sentences] == [0, 1, 1, 2]


def test_a_headline_is_one_sentence() -> None:
    found = analyse((article("Is it over? Yes.\nIt is over. We won.", headline=True),))[0].sentences
    assert [sentence.text for sentence in found] == ["Is it over? Yes.", "It is over.", "We won."]


def test_the_order_of_the_articles_changes_nothing() -> None:
    expected = by_id(analyse(story()))
    for order in itertools.permutations(story()):
        documents = analyse(order)
        assert [document.article.id for document in documents] == [each.id for each in order]
        assert by_id(documents) == expected


def test_the_outlet_changes_nothing() -> None:
    renamed = tuple(
        structs.replace(each, details=structs.replace(each.details, outlet=f"The Daily {each.id}", title="X"))
        for each in story()
    )
    assert by_id(analyse(renamed)) == by_id(analyse(story()))


def test_every_span_stands_where_it_says() -> None:
    for document in analyse(story()):
        text = document.article.text
        for sentence in document.sentences:
            spans = [sentence, *sentence.quotations, *sentence.names, *sentence.quantities, *sentence.times]
            spans += sentence.attribution.words
            assert all(text[span.start : span.end] == span.text for span in spans)
            assert all(sentence.start <= span.start <= span.end <= sentence.end for span in spans)


def test_an_excluded_article_gets_sentences_and_nothing_more() -> None:
    other = article(
        "Der Minister sagte, die Fähre sei gesunken. „Es war der Wind“, sagte Berg.", id="9", excluded="German"
    )
    documents = analyse((*story(), other))
    assert len(documents[3].sentences) == 2
    assert not any(sentence.names or sentence.quotations or sentence.times for sentence in documents[3].sentences)
    assert by_id(documents[:3]) == by_id(analyse(story()))


def test_an_article_without_text_has_no_sentences() -> None:
    assert analyse((structs.replace(article("x"), blocks=()),))[0].sentences == ()


def days(text: str, first: dt.date | None, last: dt.date | None) -> list[tuple[dt.date | None, dt.date | None]]:
    published = Published(date=first, latest=last, basis="given")
    sentence = analyse((article(text, published=published),))[0].sentences[0]
    return [(time.first, time.last) for time in sentence.times]


def test_relative_times_count_from_the_day_of_the_article() -> None:
    day = dt.date(2023, 5, 10)
    assert days("It sank last month.", day, day) == [(dt.date(2023, 4, 1), dt.date(2023, 4, 30))]


def test_a_roughly_known_day_still_tells_the_year() -> None:
    first, last = dt.date(2023, 5, 10), dt.date(2023, 8, 1)
    assert days("It sank last year.", first, last) == [(dt.date(2022, 1, 1), dt.date(2022, 12, 31))]
    assert days("It sank last month.", first, last) == [(None, None)]


def test_days_that_differ_by_little_are_taken_together() -> None:
    first, last = dt.date(2023, 5, 31), dt.date(2023, 6, 1)
    assert days("It sank last month.", first, last) == [(dt.date(2023, 4, 1), dt.date(2023, 5, 31))]


def test_without_a_day_relative_times_stay_open() -> None:
    assert days("It sank last month.", None, None) == [(None, None)]


WORDS = st.sampled_from(
    [
        *("Ola", "Berg", "said", "“", "”", "the", "mayor", ",", ".", "told", "according", "to", "NCA", "(", ")", "who"),
        *(
            "was",
            "it",
            "he",
            "report",
            "of",
            "and",
            "Norway",
            "Mr.",
            "saying",
            "that",
            "\n",
            '"',
            "’s",
            "believed",
            "by",
        ),
        *("2021", "—", "with", ":"),
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join).filter(str.strip))
def test_no_text_is_too_odd(text: str) -> None:
    for sentence in analyse((article(text),))[0].sentences if text.replace("\n", "").strip() else ():
        assert text[sentence.start : sentence.end] == sentence.text
        assert (sentence.attribution.kind == "own") == (sentence.attribution.directness == "none")
