import datetime as dt

from reportgen.model import LedgerEntry, Lineage

from .telling_stories import article, facts_of, told

MAY, JUNE = dt.date(2024, 5, 2), dt.date(2024, 6, 4)
CLOSED = "The regulator closed the bank in Varn."
OTHER = "A circus is coming to the town of Lund."


def cells(*articles, groups):
    facts = facts_of(articles, groups)
    fact = next(f for f in facts if {m.sentence for m in f.mentions} == set(groups[0]))
    return fact.coverage


def test_every_judged_article_has_a_cell_and_the_absent_ones_their_nearest_sentence() -> None:
    coverage = cells(article("a", CLOSED), article("b", CLOSED), article("c", OTHER), groups=[["a:0", "b:0"]])
    assert {source: cell.status for source, cell in coverage.items()} == {
        "a": "stated", "b": "stated", "c": "not_found"
    }  # fmt: skip
    assert coverage["c"].nearest == "c:0"
    assert coverage["c"].score == 0.1


def test_an_article_older_than_the_first_mention_could_not_have_known() -> None:
    coverage = cells(
        article("a", CLOSED), article("b", CLOSED), article("c", OTHER, published=MAY), groups=[["a:0", "b:0"]]
    )
    assert coverage["c"].status == "published_earlier"


def test_an_old_event_could_be_known_by_an_older_article() -> None:
    old = "The regulator closed the bank in Varn in March 2019."
    coverage = cells(article("a", old), article("b", old), article("c", OTHER, published=MAY), groups=[["a:0", "b:0"]])
    assert coverage["c"].status == "not_found"


def test_an_event_between_the_articles_dates_the_fact() -> None:
    late = "The regulator closed the bank in Varn on May 20."
    fact = facts_of([article("a", late), article("b", late)], [["a:0", "b:0"]])[0]
    assert (fact.known_from.date, fact.known_from.basis) == (dt.date(2024, 5, 20), "event")
    assert fact.known_from.words == "May 20"


def test_what_bounds_an_event_does_not_date_it() -> None:
    since = "It is the largest bank that the regulator in Varn has closed since 2008."
    fact = facts_of([article("a", since), article("b", since)], [["a:0", "b:0"]])[0]
    assert (fact.known_from.date, fact.known_from.basis) == (JUNE, "first_mention")


def test_an_undated_article_or_an_excerpt_cannot_tell() -> None:
    coverage = cells(
        article("a", CLOSED),
        article("b", CLOSED),
        article("c", OTHER, published=None),
        article("d", OTHER, excerpt=True),
        groups=[["a:0", "b:0"]],
    )
    assert (coverage["c"].status, coverage["d"].status) == ("cannot_tell", "cannot_tell")


def test_an_article_of_the_same_day_is_never_earlier() -> None:
    coverage = cells(article("a", CLOSED), article("b", CLOSED), article("c", OTHER), groups=[["a:0", "b:0"]])
    assert coverage["c"].status == "not_found"


def test_a_differing_figure_is_the_value_of_its_cell() -> None:
    fact = told(
        "The storm killed 41 people on the coast of Lorne.",
        "The storm killed 41 people on the coast of Lorne.",
        "The storm killed at least 38 people on the coast of Lorne.",
    )
    assert fact.coverage["c"].status == "differs"
    assert fact.coverage["c"].value == "at least 38"
    assert fact.coverage["a"].value == "41"


def test_a_label_alone_does_not_make_a_cell_differ() -> None:
    fact = told(
        "The migrants were taken to a camp near the town of Selby.",
        "The foreigners were taken to a camp near the town of Selby.",
    )
    assert {cell.status for cell in fact.coverage.values()} == {"stated"}


def test_articles_that_draw_on_one_another_are_one_origin() -> None:
    articles = [article("a", CLOSED), article("b", CLOSED), article("c", CLOSED)]
    ledger = (LedgerEntry(sentence="b:0", source_sentence="a:0", kind="verbatim", similarity=1.0),)
    drawn = Lineage(
        source="b", origin="a", relation="rewrite", direction="stated", share=1.0, evidence=(), why="", ledger=ledger
    )
    (fact,) = facts_of(articles, [["a:0", "b:0", "c:0"]], [drawn])
    assert fact.origins == 2
    (fact,) = facts_of(articles, [["a:0", "b:0", "c:0"]])
    assert fact.origins == 3


def test_articles_that_credit_one_outlet_are_one_origin() -> None:
    credited = "The regulator closed the bank in Varn, Reuters reported."
    (fact,) = facts_of([article("a", credited), article("b", credited)], [["a:0", "b:0"]])
    assert fact.origins == 1


def _link(source: str, origin: str, relation: str, *drawn: tuple[str, str]) -> Lineage:
    ledger = tuple(LedgerEntry(sentence=a, source_sentence=b, kind="verbatim", similarity=1.0) for a, b in drawn)
    return Lineage(
        source=source, origin=origin, relation=relation, direction="stated", share=0.5, evidence=(), why="",
        ledger=ledger,
    )  # fmt: skip


def _groups(ids: str, *links: Lineage) -> list[tuple[tuple[str, ...], bool, tuple[str, ...]]]:
    (fact,) = facts_of([article(id_, CLOSED) for id_ in ids], [[f"{id_}:0" for id_ in ids]], links)
    assert fact.origins == len(fact.origin_groups)
    return [(group.sources, group.draws, group.outlets) for group in fact.origin_groups]


def test_a_copy_and_what_it_copies_are_one_origin() -> None:
    assert _groups("abc", _link("c", "a", "copy", ("c:0", "a:0"))) == [(("a", "c"), True, ()), (("b",), False, ())]


def test_a_reuse_of_other_sentences_makes_no_one_origin_of_this_fact() -> None:
    assert _groups("ab", _link("b", "a", "reuse", ("b:7", "a:9"))) == [(("a",), False, ()), (("b",), False, ())]


def test_a_quotation_of_an_outlet_is_no_shared_origin() -> None:
    quotes = [_link(id_, "Kestrel Times", "quotes") for id_ in "ab"]
    assert _groups("ab", *quotes) == [(("a",), False, ()), (("b",), False, ())]


def test_articles_that_go_back_to_one_outlet_are_one_origin_and_it_is_named() -> None:
    shared = [_link(id_, "Kestrel Times", "shared_origin") for id_ in "ac"]
    assert _groups("abc", *shared) == [(("a", "c"), False, ("Kestrel Times",)), (("b",), False, ())]


def test_two_that_draw_a_sentence_from_one_article_are_one_origin_though_that_one_words_it_otherwise() -> None:
    articles = [article(id_, CLOSED) for id_ in "ab"] + [article("c", "The weather in Varn was mild on Tuesday.")]
    links = [_link(id_, "c", "reuse", (f"{id_}:0", "c:0")) for id_ in "ab"]
    fact = next(f for f in facts_of(articles, [["a:0", "b:0"]], links) if len(f.mentions) == 2)
    assert [group.sources for group in fact.origin_groups] == [("a", "b")]


def test_links_chain_and_their_order_does_not_matter() -> None:
    links = [
        _link("b", "a", "rewrite", ("b:0", "a:0")),
        _link("b", "Kestrel Times", "shared_origin"),
        _link("d", "Kestrel Times", "shared_origin"),
    ]
    expected = [(("a", "b", "d"), True, ("Kestrel Times",)), (("c",), False, ())]
    assert _groups("abcd", *links) == _groups("abcd", *reversed(links)) == expected
