"""Findings, labels and quotations, held against the sentences in which they stand."""

from collections.abc import Iterator, Mapping, Set

from reportgen.evidence.quoted import in_quotation, judged, lies_in, sentences_of, twice
from reportgen.framing.marks import PLACED
from reportgen.model import Comparison, Finding, LabelUse, QuotationGroup, Sentence


def finding_faults(comparison: Comparison) -> Iterator[str]:
    """Findings outside their sentence, in another voice than its own, or that speak of articles that are not there."""
    sentences, sources = sentences_of(comparison), judged(comparison)
    yield from twice((finding.id for finding in comparison.findings), "findings")
    for finding in comparison.findings:
        for fault in _finding_faults(finding, sentences.get(finding.sentence), sources):
            yield f"findings[{finding.id}]: {fault}"


def _finding_faults(finding: Finding, sentence: Sentence | None, sources: Set[str]) -> Iterator[str]:
    if sentence is None:
        yield f"no sentence '{finding.sentence}'"
        return
    if sentence.source != finding.source or not lies_in(finding, sentence):
        yield f"it does not stand in '{finding.sentence}' of source '{finding.source}'"
    if finding.kind not in PLACED and (finding.voice == "quoted") != in_quotation(finding, sentence):
        yield f"its voice is '{finding.voice}', which the quotation marks of '{finding.sentence}' do not bear out"
    for other in sorted(set(finding.elsewhere) - (sources - {finding.source})):
        yield f"it speaks of '{other}', which is no other article of the story"


def label_faults(comparison: Comparison) -> Iterator[str]:
    """Uses of a term that do not stand in their source, or are not as many as they are counted."""
    sentences = sentences_of(comparison)
    yield from twice((group.id for group in comparison.labels), "labels")
    for group in comparison.labels:
        for use in group.uses:
            for fault in _use_faults(use, sentences):
                yield f"labels[{group.id}]: {fault}"


def _use_faults(use: LabelUse, sentences: Mapping[str, Sentence]) -> Iterator[str]:
    named = [(span, sentences.get(span.sentence)) for span in use.spans]
    there = [(span, sentence) for span, sentence in named if sentence is not None and lies_in(span, sentence)]
    if any(sentence.source != use.source for _, sentence in there) or len(there) < len(named):
        yield f"a use of {use.term!r} does not stand in source '{use.source}'"
    quoted = sum(in_quotation(span, sentence) for span, sentence in there)
    if (use.own, use.quoted) != (len(use.spans) - quoted, quoted):
        yield (
            f"source '{use.source}' uses {use.term!r} {len(use.spans) - quoted} times in its own voice and {quoted} "
            f"times quoted, not {use.own} and {use.quoted}"
        )


def quotation_faults(comparison: Comparison) -> Iterator[str]:
    """Quotations in fewer than two sources, without a whole version, or with words of sources that are not theirs."""
    home = {sentence.id: sentence.source for sentence in comparison.sentences}
    for group in comparison.quotations:
        yield from (f"quotations[{group.id}]: {fault}" for fault in _group_faults(group, home))


def _group_faults(group: QuotationGroup, home: Mapping[str, str]) -> Iterator[str]:
    if len({variant.source for variant in group.variants}) < 2:
        yield "it stands in fewer than two sources"
    if not any(variant.sentence == group.longest and "whole" in variant.kinds for variant in group.variants):
        yield f"no version in '{group.longest}' is whole"
    for variant in group.variants:
        if any(home.get(span.sentence) != variant.source for span in variant.spans) or not variant.spans:
            yield f"a version of source '{variant.source}' does not stand there"
        own = {group.longest.rsplit(":", 1)[0], variant.source}
        if any(home.get(words.sentence) not in own for words in variant.words):
            yield f"a version of source '{variant.source}' is marked with words of a third"
