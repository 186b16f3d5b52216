"""The check of a reader's claims: what it lets through and what it stops."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from conftest import FERRY, FIRST_STORY

from reportgen import evidence
from reportgen.catalogue import Catalogue
from reportgen.config import Settings
from reportgen.errors import EvidenceError
from reportgen.model import Comparison, Document, Fact, Judgement, LadderStep, Record
from reportgen.pipeline import compare
from reportgen.progress import Silent, Watch
from reportgen.reader import local
from reportgen.reading import read_story

Change = Callable[[Judgement], Judgement]


def _facts(change: Callable[..., object]) -> Change:
    def changed(judgement: Judgement) -> Judgement:
        first = next(fact for fact in judgement.facts if fact.differences)
        others = tuple(fact for fact in judgement.facts if fact is not first)
        return msgspec.structs.replace(judgement, facts=(*others, change(first)))

    return changed


def _rung(**fields: object) -> Change:
    return _facts(
        lambda fact: msgspec.structs.replace(
            fact, ladder=(msgspec.structs.replace(fact.ladder[0], **fields), *fact.ladder[1:])
        )
    )


def _moved(fact: Fact) -> Fact:
    rung = next(rung for rung in fact.ladder if rung.words)
    words = (msgspec.structs.replace(rung.words[0], start=rung.words[0].start + 1), *rung.words[1:])
    others = tuple(each for each in fact.ladder if each is not rung)
    return msgspec.structs.replace(fact, ladder=(msgspec.structs.replace(rung, words=words), *others))


LIES: dict[str, Change] = {
    "an attribution that does not stand there": lambda judgement: msgspec.structs.replace(
        judgement,
        facts=tuple(_moved(fact) if any(r.words for r in fact.ladder) else fact for fact in judgement.facts),
    ),
    "a rung in a sentence that does not tell the fact": _rung(sentence="courier:999"),
    "a step against nobody": _rung(steps=(LadderStep(kind="plain", than=("nobody",), drawn=False),)),
    "a ladder that leaves out a source": _facts(lambda fact: msgspec.structs.replace(fact, ladder=fact.ladder[1:])),
    "origins that are not the groups": _facts(lambda fact: msgspec.structs.replace(fact, origins=fact.origins + 1)),
    "words that do not stand there": _facts(
        lambda fact: msgspec.structs.replace(
            fact, mentions=(msgspec.structs.replace(fact.mentions[0], text="made up"), *fact.mentions[1:])
        )
    ),
    "a sentence that does not exist": _facts(lambda fact: msgspec.structs.replace(fact, statement_from="courier:999")),
    "a source that tells it, marked as not telling it": _facts(
        lambda fact: msgspec.structs.replace(
            fact,
            coverage=fact.coverage
            | {
                fact.mentions[0].source: msgspec.structs.replace(
                    fact.coverage[fact.mentions[0].source], status="not_found"
                )
            },
        )
    ),
    "a difference without words": _facts(
        lambda fact: msgspec.structs.replace(
            fact, differences=(msgspec.structs.replace(fact.differences[0], words=()),)
        )
    ),
    "a difference within one source": _facts(
        lambda fact: msgspec.structs.replace(
            fact,
            differences=(msgspec.structs.replace(fact.differences[0], between=fact.differences[0].between[:1] * 2),),
        )
    ),
}


def test_the_local_reader_passes(ferry_comparison: Comparison) -> None:
    texts = {source.id: (FERRY / source.file).read_text(encoding="utf-8") for source in ferry_comparison.sources}
    assert evidence.faults(ferry_comparison, texts) == ()
    assert len(list(evidence.spans(ferry_comparison))) > len(ferry_comparison.sentences)


@pytest.mark.parametrize("lie", LIES)
def test_a_reader_that_claims_too_much_ends_the_run(lie: str) -> None:
    def liar(documents: tuple[Document, ...], watch: Watch, say: Catalogue) -> Judgement:
        return LIES[lie](local(documents, watch, say))

    with pytest.raises(EvidenceError):
        compare(FERRY, Settings(), Silent(), liar)


def _put(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    """A record, tuple or mapping with `new` at `path`; a function there is given what stood in its place."""
    if not path:
        return new(value) if callable(new) else new
    step, *rest = path
    if isinstance(value, tuple):
        assert isinstance(step, int)
        return (*value[:step], _put(value[step], tuple(rest), new), *value[step + 1 :])
    if isinstance(value, dict):
        return value | {step: _put(value[step], tuple(rest), new)}
    return msgspec.structs.replace(value, **{str(step): _put(getattr(value, str(step)), tuple(rest), new)})


def _first(records: tuple[Record, ...], wanted: Callable[[Any], object]) -> int:
    return next(number for number, record in enumerate(records) if wanted(record))


def _more(value: Any) -> Any:
    return value + 1


Lie = Callable[[Comparison], Comparison]


def _at(name: str, *path: str | int, to: Any, where: Callable[[Any], object] = lambda record: True) -> Lie:
    """Puts `to` at `path` of the first record of list `name` that is as wanted."""
    return lambda story: _put(story, (name, _first(getattr(story, name), where), *path), to)


def _again(name: str) -> Lie:
    return lambda story: _put(story, (name,), lambda records: (*records, records[0]))


def _stepped(story: Comparison) -> Comparison:
    fact = _first(story.facts, lambda fact: 1 < len(fact.ladder) < 4)
    step = LadderStep(kind="plain", than=("nobody",), drawn=False)
    return _put(story, ("facts", fact, "ladder", 0, "steps"), (step,))


NAMED: dict[str, tuple[Lie, str]] = {
    "a pair within one article": (_at("pairs", "a", to="002:3", where=lambda p: p.b.startswith("002")), "one source"),
    "a pair with a sentence that is not there": (_at("pairs", "b", to="002:999"), "no sentence '002:999'"),
    "two facts of one number": (_again("facts"), "two records bear this id"),
    "two findings of one number": (_again("findings"), "two records bear this id"),
    "a telling that stands in another article": (_at("facts", "mentions", 0, "source", to="004"), "does not stand in"),
    "a statement out of a sentence that does not tell it": (
        _at("facts", "statement_from", to="004:33"), "its statement comes from '004:33'",
    ),
    "a value of an article that does not tell it": (
        _at("facts", "coverage", "000", "value", to="12", where=lambda f: f.coverage["000"].status == "not_found"),
        "yet its value is '12'",
    ),
    "a nearest sentence of another article": (
        _at("facts", "coverage", "000", "nearest", to="004:1", where=lambda f: f.coverage["000"].nearest),
        "which is not its own",
    ),
    "differing words out of a sentence that does not tell it": (
        _at("facts", "differences", 0, "words", 0, "sentence", to="004:33", where=lambda f: f.differences),
        "names '004:33', which does not tell it",
    ),
    "a date on words that its sentence does not have": (
        _at("facts", "known_from", "words", to="in 1900", where=lambda f: f.known_from.sentence), "'in 1900' that date",
    ),
    "a step against an article that does not tell it": (_stepped, "held against sources that do not tell it"),
    "an article that could have known said to be earlier": (
        _at("facts", "coverage", "004", "status", to="published_earlier",
            where=lambda f: f.coverage["004"].status == "not_found"),
        "source '004' was out not before",
    ),
    "an article that could not have known said to leave it out": (
        _at("facts", "coverage", "002", "status", to="not_found",
            where=lambda f: f.coverage["002"].status == "published_earlier"),
        "source '002' was out before",
    ),
    "a rung that credits somebody else": (
        _at("facts", "ladder", 0, "speaker", to="Nobody", where=lambda f: f.ladder), "a rung credits 'Nobody'",
    ),
    "a finding outside its sentence": (_at("findings", "sentence", to="004:33"), "does not stand in '004:33'"),
    "a speaker's words counted against the paper": (
        _at("findings", "voice", to="own", where=lambda f: f.voice == "quoted"), "its voice is 'own'",
    ),
    "the paper's words laid to a speaker": (
        _at("findings", "voice", to="quoted", where=lambda f: f.kind == "loaded"), "its voice is 'quoted'",
    ),
    "a finding that speaks of an article that is not there": (
        _at("findings", "elsewhere", to=("009",), where=lambda f: f.elsewhere), "speaks of '009'",
    ),
    "a finding that speaks of its own article as another": (
        lambda story: _put(story, ("findings", 0, "elsewhere"), (story.findings[0].source,)), "speaks of '000'",
    ),
    "one use of a term too many": (_at("labels", "uses", 0, "own", to=_more), "times in its own voice"),
    "a use in quotation marks counted as the paper's": (
        _at("labels", "uses", 0, to=lambda use: msgspec.structs.replace(use, own=use.quoted, quoted=use.own)),
        "times in its own voice",
    ),
    "a use of a term by an article that does not have it": (
        _at("labels", "uses", 0, "source", to="004"), "does not stand in source '004'",
    ),
    "a ledger of another article's sentence": (
        _at("lineage", "ledger", 0, "sentence", to="000:1", where=lambda link: link.ledger), "'000:1', which is no",
    ),
    "a ledger that calls an added sentence taken over": (
        _at("lineage", "ledger", 0, "source_sentence", to=None, where=lambda link: link.ledger), "against 'None'",
    ),
    "a link of an article that is not there": (_at("lineage", "source", to="009"), "no judged source '009'"),
    "more than the whole of an article drawn": (_at("lineage", "share", to=1.5), "a share of 1.5"),
    "a quotation of one article": (_at("quotations", "variants", to=lambda v: v[:1]), "fewer than two sources"),
    "a profile of an article that is not there": (_at("profiles", "source", to="009"), "not of the judged sources"),
    "a share that is not the words'": (_at("profiles", "shares", "own", to=0.99), "its share of own is 0.99"),
    "a lead that is not the first sentence": (_at("profiles", "lead", to="000:7"), "its lead is '000:7'"),
    "a fact that the lead does not tell": (
        _at("profiles", "leads", to=lambda leads: (*leads, "f82")), "its leads is",
    ),
    "a voice that nobody has": (_at("profiles", "voices", to=("Nobody",)), "its voices is ('Nobody',)"),
    "somebody quoted who is not": (_at("profiles", "quoted", to=("Nobody",)), "its quoted is ('Nobody',)"),
    "somebody talked about who is not named": (
        _at("profiles", "talked_about", to=("Nobody",)), "'Nobody' is not talked about in it",
    ),
    "a speaker who is only talked about": (
        lambda story: _put(story, ("profiles", 0, "talked_about"), story.profiles[0].voices[:1]), "or speaks in it",
    ),
    **{
        f"one too many {name}": (_at("profiles", name, to=_more), f"its {name} is")
        for name in (
            "words", "sentences", "statements", "attributed", "quoted_words", "shared_facts", "first_fifth",
            "last_fifth", "only_here", "loaded_own", "loaded_quoted",
        )
    },
}  # fmt: skip


def test_the_five_articles_pass(first_story: Comparison, first_texts: dict[str, str]) -> None:
    assert evidence.faults(first_story, first_texts) == ()


@pytest.fixture(scope="module")
def first_texts() -> dict[str, str]:
    return {article.id: article.text for article in read_story(FIRST_STORY, Settings().reading).articles}


@pytest.mark.parametrize("lie", NAMED)
def test_a_planted_lie_is_named(lie: str, first_story: Comparison, first_texts: dict[str, str]) -> None:
    change, named = NAMED[lie]
    found = evidence.faults(change(first_story), first_texts)
    assert [fault for fault in found if named in fault], found
