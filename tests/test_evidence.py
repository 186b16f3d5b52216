"""The check of a reader's claims: what it lets through and what it stops."""

from collections.abc import Callable

import msgspec
import pytest
from conftest import FERRY

from reportgen import evidence
from reportgen.catalogue import Catalogue
from reportgen.config import Settings
from reportgen.errors import EvidenceError
from reportgen.model import Comparison, Document, Fact, Judgement, LadderStep
from reportgen.pipeline import compare
from reportgen.progress import Silent, Watch
from reportgen.reader import local

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
