"""What a briefing says of a comparison."""

import datetime as dt

import msgspec
import pytest
from briefing.stories import Story, bridge
from hypothesis import given
from hypothesis import strategies as st

from reportgen.briefing import Briefing, EditionSettings, compose
from reportgen.briefing.material import brief
from reportgen.briefing.telling import safe_url
from reportgen.briefing.view import Paragraph
from reportgen.catalogue import Catalogue, load
from reportgen.errors import SettingsError
from reportgen.model import Comparison, Coverage, LadderStep, LedgerEntry, OriginGroup, Rung, Span


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return bridge().comparison()


@pytest.fixture(scope="module")
def briefing(comparison: Comparison) -> Briefing:
    return compose(comparison, EditionSettings())


@pytest.fixture(scope="module")
def say() -> Catalogue:
    return load("en")


def test_standfirst_counts_facts_differences_and_singles(briefing: Briefing) -> None:
    facts, differences, singles = briefing.standfirst
    assert "three articles tell four facts between them: two in more than one article, one in all three" in facts
    assert (
        differences
        == "Two of the shared facts are put differently from article to article: number (2) and who says it (1)."
    )
    assert singles.startswith("Two facts stand in one article alone")


def test_articles_stand_in_order_of_date_whatever_their_order_in_the_record(
    comparison: Comparison, briefing: Briefing
) -> None:
    turned = msgspec.structs.replace(comparison, sources=comparison.sources[::-1], sentences=comparison.sentences[::-1])
    assert compose(turned, EditionSettings()) == briefing
    assert [card.source.id for card in briefing.cards] == ["courier", "gazette", "radio"]


def test_the_exhibit_shows_the_differing_words_of_both_sides(briefing: Briefing) -> None:
    first = briefing.exhibits[0]
    marked = [run.text for telling in first.tellings for run in telling.runs if run.marks]
    assert (first.kind, marked) == ("number", ["more than a dozen", "14"])
    assert len({exhibit.fact.id for exhibit in briefing.exhibits}) == len(briefing.exhibits)


def test_a_cell_shows_the_value_that_differs_and_else_the_status(briefing: Briefing) -> None:
    words = {cell.source.id: (cell.word, cell.hint) for cell in briefing.grid.rows[0].fact.cells}
    assert words == {"courier": ("more than a dozen", "differs"), "gazette": ("states", ""), "radio": ("states", "")}


def test_a_cell_without_a_value_names_what_it_differs_in_but_never_how_a_thing_is_called() -> None:
    texts = {"a": "Because it rained, 9 settlers left town.\n", "b": "In the end, newcomers left town on foot.\n"}
    story = Story(texts)
    for id_ in texts:
        story.article(id_, None, None, None, headline=False)
    differences = [
        ("label", {"a": "settlers", "b": "newcomers"}, "two labels"),
        ("detail", {"a": "9", "b": "on foot"}, "a detail"),
        ("cause", {"a": "Because it rained", "b": "In the end"}, "two causes"),
    ]
    fact = story.fact("They left town", {id_: text.strip() for id_, text in texts.items()}, differences=differences)
    fact.coverage["b"] = Coverage(status="differs", value="")
    stated, differs = compose(story.comparison(), EditionSettings()).grid.rows[0].fact.cells
    assert (stated.word, stated.kind) == ("states", "")
    assert (differs.word, differs.hint, differs.kind) == ("differs", "", "cause")


def test_facts_that_one_article_tells_stand_with_that_article_and_not_in_the_grid(briefing: Briefing) -> None:
    assert [row.fact.name.id for row in briefing.grid.rows] == ["F01", "F02"]
    assert {group.source.id: [fact.id for fact in group.facts] for group in briefing.only} == {
        "courier": ["F03"],
        "radio": ["F04"],
    }


def test_an_article_older_than_the_fact_is_marked_so_with_its_nearest_sentence(briefing: Briefing) -> None:
    repairs = briefing.facts[3]
    assert {absence.word for absence in repairs.absences} == {"earlier"}
    assert all(absence.nearest for absence in repairs.absences)
    columns = [
        moment.fact.id if moment.fact else moment.source.short
        for moment in briefing.timeline.moments
        if moment.fact or moment.source
    ]
    assert columns == ["F01", "gazette", "courier", "F04", "radio"]
    assert [row.until for row in briefing.timeline.rows] == [3, 2, 5]
    assert briefing.timeline.finding == "F04 came after Courier (courier) and Gazette (gazette) had appeared"


def test_all_articles_are_called_all_and_not_listed() -> None:
    texts = {id_: "The ferry sank.\n" for id_ in "abc"}
    story = Story(texts)
    for id_ in texts:
        story.article(id_, None, None, None, headline=False)
    story.fact("The ferry sank", dict.fromkeys(texts, "The ferry sank."))
    assert compose(story.comparison(), EditionSettings()).facts[0].name.told_by == "in all three"


def test_the_timeline_says_where_the_day_of_an_article_is_open(briefing: Briefing) -> None:
    courier, gazette, radio = briefing.timeline.rows
    assert (courier.since, courier.open, courier.span) == (0, False, "some day in here")
    assert (gazette.since, gazette.open, gazette.span) == (None, False, "")
    assert (radio.since, radio.open, radio.span) == (4, True, "some day from here on")


def test_differing_words_stand_in_one_column_a_kind_and_one_row_an_article(briefing: Briefing) -> None:
    closed, vehicles = briefing.facts[0].variants, briefing.facts[1].variants
    assert closed and [kind.kind for kind in closed.kinds] == ["number"]
    assert {row.source.id: row.cells for row in closed.rows} == {
        "courier": (("more than a dozen",),),
        "gazette": (("14",),),
        "radio": ((),),
    }
    assert vehicles and [kind.kind for kind in vehicles.kinds] == ["number", "attribution"]
    assert all(len(row.cells) == len(vehicles.kinds) for row in vehicles.rows)
    assert briefing.facts[2].variants is None


def test_a_paragraph_names_in_its_margin_what_its_words_differ_in(briefing: Briefing) -> None:
    gazette = next(article for article in briefing.articles if article.card.source.id == "gazette")
    paragraphs = [part for part in gazette.parts if isinstance(part, Paragraph) and part.differences]
    said = [(d.kind, d.words, r.note) for part in paragraphs for d in part.differences for r in d.reasons]
    assert ("number", "“14”", "14 against more than a dozen") in said
    assert {"number", "number and who says it"} >= {part.difference_kinds for part in paragraphs}


def _rung(comparison: Comparison, source: str, **fields: object) -> Rung:
    """A rung of the second fact of the bridge story, in the paper's own voice unless told otherwise."""
    own = {"kind": "own", "speaker": None, "cue": None, "directness": "none", "words": (), "hedges": (), "steps": ()}
    (sentence,) = (m.sentence for m in comparison.facts[1].mentions if m.source == source)
    return Rung(source=source, sentence=sentence, **(own | fields))


def _with_ladder(comparison: Comparison, *rungs: Rung) -> Comparison:
    facts = list(comparison.facts)
    facts[1] = msgspec.structs.replace(facts[1], ladder=rungs)
    return msgspec.structs.replace(comparison, facts=tuple(facts))


def _credited(comparison: Comparison) -> Comparison:
    (told,) = (m for m in comparison.facts[1].mentions if m.source == "courier")
    sentence = next(s for s in comparison.sentences if s.id == told.sentence)
    start = sentence.start + sentence.text.index("the transport office said")
    words = Span(start=start, end=start + 25, text="the transport office said")
    office = {"kind": "body", "speaker": "transport office", "cue": "said", "words": (words,)}
    plain = LadderStep(kind="plain", than=("courier",), drawn=True)
    credited = LadderStep(kind="credited", than=("gazette",), drawn=False)
    return _with_ladder(
        comparison,
        _rung(comparison, "courier", steps=(credited,), **office),
        _rung(comparison, "gazette", steps=(plain,)),
    )


def test_the_ladder_tells_who_is_credited_with_what_words_and_where_credit_went(comparison: Comparison) -> None:
    ladder = compose(_credited(comparison), EditionSettings()).facts[1].ladder
    assert [(step.says, [s.short for s in step.sources], step.words) for step in ladder] == [
        ("transport office", ["courier"], ("“the transport office said”",)),
        ("in its own voice", ["gazette"], ()),
    ]
    assert [[each.word for each in step.steps] for step in ladder] == [["credited"], ["plain fact"]]
    assert ladder[1].steps[0].note == (
        "Gazette (gazette) tells it as plain fact; Courier (courier) credits it to transport office."
        " Gazette (gazette) draws on Courier (courier)."
    )


def test_the_ladder_is_shown_only_where_the_articles_do_not_credit_alike(
    comparison: Comparison, briefing: Briefing
) -> None:
    assert briefing.facts[0].ladder == ()
    alike = _with_ladder(comparison, _rung(comparison, "courier"), _rung(comparison, "gazette"))
    assert compose(alike, EditionSettings()).facts[1].ladder == ()
    short = _with_ladder(
        comparison,
        _rung(comparison, "courier", kind="person", speaker="Lund"),
        _rung(comparison, "gazette", kind="person", speaker="Ada Lund"),
    )
    assert compose(short, EditionSettings()).facts[1].ladder == ()


def test_the_ladder_quotes_nothing_that_the_edition_may_not_print(comparison: Comparison) -> None:
    ladder = compose(_credited(comparison), EditionSettings(max_quotation=0.05)).facts[1].ladder
    assert [step.words for step in ladder] == [(), ()]
    assert [step.says for step in ladder] == ["transport office", "in its own voice"]


def test_a_fact_says_which_articles_count_as_one_origin_and_why(comparison: Comparison) -> None:
    groups = (
        OriginGroup(sources=("courier",), draws=False, outlets=()),
        OriginGroup(sources=("gazette", "radio"), draws=True, outlets=("Harbour Wire",)),
    )
    first = msgspec.structs.replace(comparison.facts[0], origin_groups=groups)
    made = compose(msgspec.structs.replace(comparison, facts=(first, *comparison.facts[1:])), EditionSettings())
    assert made.facts[0].origins == made.facts[1].origins == "two independent origins"
    assert made.facts[0].basis[0] == (
        "How the origins are counted: gazette and radio count as one, since their wording goes back to one text and"
        " they go back to Harbour Wire; courier."
    )
    assert "origins" not in " ".join(made.facts[1].basis)


def _ledger(comparison: Comparison, direction: str = "stated") -> Comparison:
    entries = (
        LedgerEntry(sentence="radio:0", source_sentence="gazette:1", kind="reworded", similarity=0.5),
        LedgerEntry(sentence="radio:1", source_sentence=None, kind="added", similarity=0.0),
    )
    link = msgspec.structs.replace(comparison.lineage[0], ledger=entries, direction=direction)
    return msgspec.structs.replace(comparison, lineage=(link,))


def test_the_ledger_sets_sentence_beside_sentence_and_marks_the_words_of_one_alone(comparison: Comparison) -> None:
    edge = compose(_ledger(comparison), EditionSettings()).lineage.edges[0]
    (row,) = edge.rows
    assert "".join(run.text for run in row.own) == "The bridge has been closed because of cracks, the Gazette reported."
    assert "".join(run.text for run in row.other) == (
        "The city closed the harbour bridge on 3 March after engineers found 14 cracks in two girders."
    )
    assert [run.text.strip() for run in row.own if not run.alone] == ["The bridge", "cracks,"]
    assert [run.text.strip() for run in row.other if not run.alone] == ["The", "bridge", "cracks"]
    assert row.name == "reworded"
    assert ([each.number for each in edge.added], edge.added_words) == (
        [2],
        "1 sentence of Article radio has no counterpart there, number",
    )
    assert edge.direction == "Which came first: it says so itself."


def test_where_nobody_knows_which_came_first_the_ledger_calls_nothing_added(comparison: Comparison) -> None:
    edge = compose(_ledger(comparison, "cannot_tell"), EditionSettings()).lineage.edges[0]
    assert [row.name for row in edge.rows] == ["worded otherwise"]
    assert "added" not in edge.ledger + edge.added_words
    assert "cannot be told" in edge.direction
    assert not edge.drawn


def test_a_ledger_prints_no_more_than_the_edition_may(comparison: Comparison) -> None:
    (row,) = compose(_ledger(comparison), EditionSettings(max_quotation=0.02)).lineage.edges[0].rows
    assert (row.own, row.other) == ((), ())
    assert row.withheld


def test_quoted_words_are_never_counted_as_the_papers_own(briefing: Briefing) -> None:
    gazette = next(entry for entry in briefing.wording if entry.source.id == "gazette")
    assert [note.words for note in gazette.own] == ["staggering"]
    assert [note.words for note in gazette.quoted] == ["We could not wait another hour"]


def test_an_annotated_article_holds_its_words_once_and_in_order(comparison: Comparison, briefing: Briefing) -> None:
    for article in briefing.articles:
        printed = [
            "".join(run.text for run in sentence.runs)
            for part in article.parts
            if hasattr(part, "sentences")
            for sentence in part.sentences
        ]
        own = [s.text for s in comparison.sentences if s.source == article.card.source.id]
        assert printed == own


def test_what_was_set_aside_stands_at_its_place_with_its_reason(briefing: Briefing) -> None:
    gazette = next(article for article in briefing.articles if article.card.source.id == "gazette")
    (piece,) = gazette.parts[-1].pieces
    assert (piece.text, piece.why) == ("More: Ten recipes for spring", "It tells of other stories")


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.9])
def test_no_more_of_an_article_is_printed_than_the_edition_allows(comparison: Comparison, share: float) -> None:
    briefing = compose(comparison, EditionSettings(max_quotation=share))
    for source in comparison.sources:
        own = [s for s in comparison.sentences if s.source == source.id]
        view = next(article for article in briefing.articles if article.card.source.id == source.id)
        shown = [sentence for part in view.parts if hasattr(part, "sentences") for sentence in part.sentences]
        words = sum(len("".join(run.text for run in sentence.runs).split()) for sentence in shown)
        assert words <= share * sum(len(s.text.split()) for s in own)
    if share == 0:
        everything = str(briefing.facts) + str(briefing.exhibits) + str(briefing.articles)
        assert "two girders" not in everything and "could not wait" not in everything


def test_an_article_kept_out_is_shown_with_the_reason_and_stays_out_of_the_grid() -> None:
    story = Story({"a": "One fact stands here.\n", "b": "One fact stands here too.\n", "c": "Une autre langue.\n"})
    for id_ in "ab":
        story.article(id_, None, None, None, headline=False)
    story.article("c", None, None, None, headline=False, excluded="it is written in French", language="fr")
    story.fact("One fact stands here", {"a": "One fact stands here.", "b": "One fact stands here too."})
    briefing = compose(story.comparison(), EditionSettings())
    assert [column.id for column in briefing.grid.columns] == ["a", "b"]
    assert [card.excluded for card in briefing.cards] == [
        "",
        "",
        "Takes no part in the comparison: it is written in French",
    ]
    assert len(briefing.articles) == 3
    assert "one in both" in briefing.standfirst[0]


def test_articles_that_share_nothing_are_said_to_share_nothing() -> None:
    story = Story({"a": "Bread is dear.\n", "b": "Ships are late.\n"})
    for id_ in "ab":
        story.article(id_, None, None, None, headline=False)
    story.fact("Bread is dear", {"a": "Bread is dear."})
    briefing = compose(story.comparison(), EditionSettings())
    assert (briefing.grid.rows, briefing.exhibits, briefing.agreed) == ((), (), ())
    assert briefing.agreed_lead == "No fact stands in more than one article."


@pytest.mark.parametrize(
    ("ids", "short"),
    [
        (["000_2ee0", "001_822f"], ["000", "001"]),
        (["000_2ee0", "000_822f"], ["000_2ee0", "000_822f"]),
        (["gazette", "courier"], ["gazette", "courier"]),
        (["a-1-x", "a-2-y"], ["a-1", "a-2"]),
    ],
)
def test_short_names_are_as_brief_as_they_can_be(ids: list[str], short: list[str]) -> None:
    assert brief(ids) == short


@given(st.lists(st.text(min_size=1, max_size=12), unique=True, min_size=1, max_size=8))
def test_short_names_tell_all_articles_apart(ids: list[str]) -> None:
    assert len(set(brief(ids))) == len(ids)


DAY = dt.date(2031, 3, 3)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DAY, DAY, "3 March 2031"),
        (dt.date(2031, 3, 1), dt.date(2031, 3, 31), "March 2031"),
        (dt.date(2031, 3, 1), dt.date(2031, 4, 30), "March 2031 to April 2031"),
        (DAY, dt.date(2031, 3, 9), "3 March to 9 March 2031"),
        (dt.date(2030, 12, 30), DAY, "30 December 2030 to 3 March 2031"),
        (dt.date(2031, 3, 1), None, "March 2031 or later"),
        (None, DAY, "3 March 2031 or earlier"),
        (None, None, "undated"),
    ],
)
def test_dates_are_told_no_more_exactly_than_they_are_known(
    first: dt.date | None, last: dt.date | None, words: str, say: Catalogue
) -> None:
    assert say.period(first, last) == words


@given(st.floats(min_value=0.0001, max_value=0.9999))
def test_a_share_is_never_rounded_to_none_or_to_all(share: float) -> None:
    assert load("en").share(share) not in ("0\u00a0%", "100\u00a0%")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "http://", "x", "http://[x"]
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert safe_url(url) == ""


def test_a_link_to_the_original_leads_to_the_sentence(briefing: Briefing) -> None:
    telling = next(t for t in briefing.facts[1].tellings if t.source.id == "gazette")
    assert (
        telling.url == "https://gazette.example/bridge?id=1#:~:text=Some%2022%2C000%20cars%20cross%20it%20every%20day."
    )


def test_an_unknown_language_is_named_with_the_known_ones(comparison: Comparison) -> None:
    with pytest.raises(SettingsError, match=r"'xx'.*Choose one of: en"):
        compose(comparison, EditionSettings(language="xx"))


def test_a_reason_names_other_articles_as_the_page_does() -> None:
    story = bridge()
    words = "Cyclists may still cross."
    story.finding(
        "courier", words, "prominence", "Stands last here, and first elsewhere.", elsewhere=("radio", "gazette")
    )
    article = next(a for a in compose(story.comparison(), EditionSettings()).articles if a.card.source.id == "courier")
    [note] = [note for part in article.parts for note in getattr(part, "notes", ()) if note.kind == "prominence"]
    gazette, radio = (story.comparison().sources[n].outlet or "radio" for n in (0, 2))
    assert note.why.startswith("Stands last here, and first elsewhere. Compare ")
    assert note.why.index(gazette) < note.why.index(radio)


@pytest.mark.parametrize(
    ("outlet", "agency", "name"),
    [
        ("Harbour Post", "AP", "AP, on Harbour Post (gazette)"),
        ("The Associated Press", "AP", "The Associated Press (gazette)"),
        ("AP News", "AP", "AP News (gazette)"),
        ("Harbour Post", None, "Harbour Post (gazette)"),
        (None, "Reuters", "Reuters (gazette)"),
    ],
)
def test_copy_of_an_agency_goes_by_its_name(comparison: Comparison, outlet: str, agency: str, name: str) -> None:
    sources = tuple(
        msgspec.structs.replace(s, outlet=outlet, agency=agency) if s.id == "gazette" else s for s in comparison.sources
    )
    briefing = compose(msgspec.structs.replace(comparison, sources=sources), EditionSettings())
    assert name in [card.source.name for card in briefing.cards]


@pytest.mark.parametrize(
    ("direction", "sentence", "order", "title"),
    [
        (
            "stated",
            "Article radio rewrites Gazette (gazette): 60 % of its words stand in sentences drawn from there.",
            "Which came first: it says so itself.",
            "One of three articles draws on another one or on an outside source",
        ),
        (
            "dated",
            "Article radio rewrites Gazette (gazette): 60 % of its words stand in sentences drawn from there.",
            "Which came first: the dates tell. Gazette (gazette): 4 Mar 2031; Article radio: 25 Apr 2031 or later.",
            "One of three articles draws on another one or on an outside source",
        ),
        (
            "cannot_tell",
            "Article radio and Gazette (gazette) have sentences in common (60 % of the words of the first).",
            "Which of them drew on the other, or whether both drew on a third, cannot be told.",
            "Some articles have sentences in common; which came first cannot be told",
        ),
    ],
)
def test_nobody_is_said_to_draw_on_another_where_it_cannot_be_told_which_came_first(
    comparison: Comparison, direction: str, sentence: str, order: str, title: str
) -> None:
    link = msgspec.structs.replace(comparison.lineage[0], relation="rewrite", share=0.6, direction=direction)
    shown = compose(msgspec.structs.replace(comparison, lineage=(link,)), EditionSettings())
    (edge,) = shown.lineage.edges
    assert (edge.sentence.replace("\u00a0", " "), edge.direction) == (sentence, order)
    assert shown.lineage.finding == title
    assert edge.drawn == (direction != "cannot_tell")
