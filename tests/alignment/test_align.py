"""What a reader would notice of the alignment: what is paired, why, and that nothing but the words decides it."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.alignment import align
from reportgen.grammar.words import tokens
from reportgen.model import Alignment, Article, Attribution, Details, Document, Published, Sentence

OWN = Attribution(kind="own", speaker=None, cue=None, directness="none")

QUAKE = {
    "north": (
        "Strong earthquake kills 41 in mountain province",
        "A magnitude 6.3 earthquake struck the province of Velmora before dawn on Tuesday, killing at least 41 people.",
        "Rescue teams dug through the rubble of a collapsed hospital in the town of Harsk.",
        "“We could hear children crying under the concrete,” said nurse Ilka Brandt.",
        "The government has declared three days of mourning.",
        "The province produces most of the country's apricots.",
    ),
    "south": (
        "Dozens dead as quake levels hospital",
        "At least 41 people died when a 6.3-magnitude quake hit Velmora province early Tuesday, officials said.",
        "In Harsk, a hospital collapsed and rescuers were still digging in its rubble by noon.",
        "Ilka Brandt, a nurse, said she “could hear children crying under the concrete.”",
        "Three days of national mourning were declared by the government.",
        "Schools in the capital held their yearly music competition over the weekend.",
    ),
    "coast": (
        "Port strike enters second week",
        "Dockers at the port of Lund walked off the job again on Monday over unpaid overtime.",
        "Shipping lines have diverted eleven container vessels to other harbours.",
        "The union wants a raise of 7 percent; the operator offers 2.",
        "The government has declared three days of mourning.",
        "Fruit importers warned that shelves could be empty by Friday.",
    ),
}


def document(source: str, rows: tuple[str, ...], outlet: str | None = None, excluded: str | None = None) -> Document:
    text, sentences = "\n".join(rows), []
    start = 0
    for number, row in enumerate(rows):
        part = "body" if number else "headline"
        sentences.append(
            Sentence(
                start=start, end=start + len(row), text=row, id=f"{source}:{number}", source=source, paragraph=number,
                part=part, attribution=OWN,
            )
        )  # fmt: skip
        start += len(row) + 1
    article = Article(
        id=source, file=f"{source}.txt", sha256="", text=text, details=Details(outlet=outlet), headline=None,
        byline=None, dateline=None, agency=None, published=Published(date=None, latest=None, basis="unknown"),
        blocks=(), removed=(), language="en", excluded=excluded,
    )  # fmt: skip
    return Document(article=article, sentences=tuple(sentences))


def story(*names: str) -> tuple[Document, ...]:
    return tuple(document(name, QUAKE[name]) for name in names)


@pytest.fixture(scope="module")
def quake() -> Alignment:
    return align(story("north", "south", "coast"))


def made(alignment: Alignment) -> set[tuple[str, str]]:
    return {(pair.a, pair.b) for pair in alignment.pairs}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_retold_sentences_are_paired(quake: Alignment, number: int) -> None:
    assert (f"north:{number}", f"south:{number}") in made(quake)


def test_what_only_one_article_tells_is_in_no_group(quake: Alignment) -> None:
    grouped = {sentence for group in quake.groups for sentence in group}
    assert not grouped & {"north:5", "south:5", "coast:1", "coast:2", "coast:3", "coast:5"}


def test_the_same_sentence_in_two_articles_is_a_copy(quake: Alignment) -> None:
    copies = [pair for pair in quake.pairs if {pair.a, pair.b} == {"coast:4", "north:4"}]
    assert [pair.relation for pair in copies] == ["copy"]
    assert copies[0].score >= 0.99


def test_unrelated_articles_share_nothing() -> None:
    documents = (document("a", QUAKE["north"][:4]), document("b", QUAKE["coast"][:4]))
    assert align(documents).pairs == ()
    assert align(documents).groups == ()


def test_reasons_show_words_that_stand_in_both_sentences(quake: Alignment) -> None:
    texts = {f"{source}:{n}": row for source, rows in QUAKE.items() for n, row in enumerate(rows)}
    shown = 0
    for pair in quake.pairs:
        for why in pair.why:
            if why.feature in ("number", "names", "rare", "words"):
                words = {t.lower for t in tokens(why.note.split(":")[-1].removeprefix("both give "))}
                assert words <= {t.lower for t in tokens(texts[pair.a])} & {t.lower for t in tokens(texts[pair.b])}
                shown += 1
            if "“" in why.note:
                run = why.note[why.note.index("“") + 1 : -1]
                assert run in texts[pair.a]
    assert shown


def test_every_pair_has_one_to_four_reasons(quake: Alignment) -> None:
    assert all(1 <= len(pair.why) <= 4 for pair in quake.pairs)


def test_a_quotation_in_common_is_given_as_the_reason(quake: Alignment) -> None:
    pair = next(p for p in quake.pairs if (p.a, p.b) == ("north:3", "south:3"))
    assert any(why.note == "same quotation: “could hear children crying under the concrete”" for why in pair.why)


def test_numbers_in_common_are_given_as_the_reason(quake: Alignment) -> None:
    pair = next(p for p in quake.pairs if (p.a, p.b) == ("north:1", "south:1"))
    assert any(why.feature == "number" and "41" in why.note for why in pair.why)


def test_scores_are_shares(quake: Alignment) -> None:
    assert all(0 <= pair.score <= 1 for pair in quake.pairs)
    assert all(0 <= nearest.score <= 1 for nearest in quake.nearest)


def test_every_sentence_has_a_nearest_in_every_other_source(quake: Alignment) -> None:
    wanted = {
        (f"{source}:{n}", other)
        for source, rows in QUAKE.items()
        for n in range(len(rows))
        for other in QUAKE
        if other != source
    }
    assert {(nearest.sentence, nearest.source) for nearest in quake.nearest} == wanted
    assert len(quake.nearest) == len(wanted)
    assert all(nearest.nearest.startswith(f"{nearest.source}:") for nearest in quake.nearest)


def test_pairs_stand_in_order_and_join_two_sources(quake: Alignment) -> None:
    keys = [tuple((s, int(n)) for s, n in (p.a.split(":"), p.b.split(":"))) for p in quake.pairs]
    assert keys == sorted(keys)
    assert all(a[0] < b[0] for a, b in keys)


def test_pairs_of_a_group_are_pairs_of_the_alignment(quake: Alignment) -> None:
    for group in quake.groups:
        for a, b in itertools.combinations(group, 2):
            assert a.split(":")[0] == b.split(":")[0] or (a, b) in made(quake)


@pytest.mark.parametrize("order", list(itertools.permutations(QUAKE))[1:])
def test_the_order_of_the_articles_does_not_matter(quake: Alignment, order: tuple[str, ...]) -> None:
    assert align(story(*order)) == quake


def test_the_names_of_outlets_do_not_matter(quake: Alignment) -> None:
    named = tuple(document(name, QUAKE[name], outlet=f"The {name.title()} Herald") for name in QUAKE)
    assert align(named) == quake


def test_the_ids_of_articles_do_not_matter(quake: Alignment) -> None:
    other = {"north": "z", "south": "a", "coast": "m"}
    back = {new: old for old, new in other.items()}
    renamed = align(tuple(document(other[name], QUAKE[name]) for name in QUAKE))

    def old(sentence: str) -> str:
        source, number = sentence.split(":")
        return f"{back[source]}:{number}"

    assert {frozenset((old(p.a), old(p.b))): p.score for p in renamed.pairs} == {
        frozenset((p.a, p.b)): p.score for p in quake.pairs
    }
    assert {frozenset(map(old, group)) for group in renamed.groups} == {frozenset(group) for group in quake.groups}


def test_an_excluded_article_takes_no_part() -> None:
    documents = (*story("north", "south"), document("copy", QUAKE["north"], excluded="another language"))
    assert align(documents) == align(story("north", "south"))


def test_one_article_or_none_gives_an_empty_alignment() -> None:
    empty = Alignment(pairs=(), nearest=(), groups=())
    assert align(()) == empty
    assert align(story("north")) == empty
    assert align((document("a", ("Only a headline",)), document("b", ()))) == empty


ODD = st.text(alphabet=st.sampled_from("aZ é“”\"'’.,;:-–1 2％漢字\u200f\x00\t"), min_size=1, max_size=60)


@settings(max_examples=15, deadline=None)
@given(st.lists(ODD, min_size=1, max_size=3), st.lists(ODD, min_size=1, max_size=3))
def test_any_text_can_be_aligned(left: list[str], right: list[str]) -> None:
    found = align((document("a", tuple(left)), document("b", tuple(right))))
    assert all(0 <= nearest.score <= 1 for nearest in found.nearest)
    assert len(found.nearest) == len(left) + len(right)
