"""Pairs and lineage, held against the sentences that they link."""

from collections.abc import Iterator, Mapping

from reportgen.evidence.quoted import judged, sentences_of
from reportgen.model import Comparison, Lineage, Sentence


def pair_faults(comparison: Comparison) -> Iterator[str]:
    """Pairs of sentences that are not there, or that stand in one article."""
    sentences = sentences_of(comparison)
    for pair in comparison.pairs:
        sides = [sentences.get(id_) for id_ in (pair.a, pair.b)]
        for id_ in sorted({pair.a, pair.b} - set(sentences)):
            yield f"pairs[{pair.a}, {pair.b}]: no sentence '{id_}'"
        if len({side.source for side in sides if side is not None}) == 1 and None not in sides:
            yield f"pairs[{pair.a}, {pair.b}]: both stand in one source"


def lineage_faults(comparison: Comparison) -> Iterator[str]:
    """Links of sources that are not there or not judged, and ledgers of sentences that are not theirs."""
    sentences, sources = sentences_of(comparison), judged(comparison)
    for link in comparison.lineage:
        faults = [] if link.source in sources else [f"no judged source '{link.source}'"]
        if link.origin == link.source:
            faults.append("it draws on itself")
        if not 0 <= link.share <= 1:
            faults.append(f"a share of {link.share} is no share")
        faults += _ledger_faults(link, sentences)
        yield from (f"lineage[{link.source}, {link.origin}]: {fault}" for fault in faults)


def _ledger_faults(link: Lineage, sentences: Mapping[str, Sentence]) -> Iterator[str]:
    for entry in link.ledger:
        for id_, source in ((entry.sentence, link.source), (entry.source_sentence, link.origin)):
            if id_ is not None and (id_ not in sentences or sentences[id_].source != source):
                yield f"its ledger names '{id_}', which is no sentence of '{source}'"
        if (entry.kind == "added") != (entry.source_sentence is None):
            yield f"its ledger calls '{entry.sentence}' {entry.kind} against '{entry.source_sentence}'"
