"""Does a comparison say only what the words show? The check that every reader's judgement passes through.

The same check serves the build (on the texts just read) and `reportgen verify` (on the files read again).
"""

from collections.abc import Iterator, Mapping

import msgspec

from reportgen.model import Comparison, Coverage, Fact, QuotationGroup, Record, Span

Place = tuple[str, str, Span]


def spans(comparison: Comparison) -> Iterator[Place]:
    """Every quoted span of a comparison, as (where it stands in the record, id of its source, the span)."""
    source_of = {sentence.id: sentence.source for sentence in comparison.sentences}
    for source in comparison.sources:
        yield from _walk(source, f"sources[{source.id}]", source.id, source_of)
    for name in ("sentences", "facts", "findings", "labels", "quotations", "lineage"):
        for number, record in enumerate(getattr(comparison, name)):
            yield from _walk(record, f"{name}[{getattr(record, 'id', number)}]", None, source_of)


def _walk(value: object, path: str, source: str | None, source_of: Mapping[str, str]) -> Iterator[Place]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, f"{path}[{index}]", source, source_of)
    elif isinstance(value, Record):
        source = _source_of(value, source, source_of)
        if isinstance(value, Span):
            yield path, source or "", value
        for field in msgspec.structs.fields(value):
            yield from _walk(getattr(value, field.name), f"{path}.{field.name}", source, source_of)


def _source_of(record: Record, inherited: str | None, source_of: Mapping[str, str]) -> str | None:
    named = getattr(record, "source", None)
    if isinstance(named, str):
        return named
    sentence = getattr(record, "sentence", None)
    return source_of.get(sentence) if isinstance(sentence, str) else inherited


def faults(comparison: Comparison, texts: Mapping[str, str]) -> tuple[str, ...]:
    """All claims of a comparison that the texts do not bear out; empty where it is sound.

    Args:
        comparison: the whole record.
        texts: source id -> the text of its file as read.
    """
    return (
        *_span_faults(comparison, texts),
        *_reference_faults(comparison),
        *(fault for fact in comparison.facts for fault in _fact_faults(fact, comparison)),
        *(fault for group in comparison.quotations for fault in _quotation_faults(group, comparison)),
    )


def _span_faults(comparison: Comparison, texts: Mapping[str, str]) -> Iterator[str]:
    for path, source, span in spans(comparison):
        text = texts.get(source)
        if text is None:
            yield f"{path}: quotes source '{source}', whose text is not there"
        elif text[span.start : span.end] != span.text:
            yield f"{path}: the words at {span.start}-{span.end} of source '{source}' are not {span.text!r}"


def _reference_faults(comparison: Comparison) -> Iterator[str]:
    known = {sentence.id for sentence in comparison.sentences}
    for pair in comparison.pairs:
        for side in sorted({pair.a, pair.b} - known):
            yield f"pairs[{pair.a}, {pair.b}]: no sentence '{side}'"
    for fact in comparison.facts:
        named = [fact.statement_from, *(mention.sentence for mention in fact.mentions)]
        named += [id_ for difference in fact.differences for id_ in difference.between]
        named += [cell.nearest for cell in fact.coverage.values() if cell.nearest is not None]
        yield from (f"facts[{fact.id}]: no sentence '{id_}'" for id_ in named if id_ not in known)
    yield from (
        f"findings[{finding.id}]: no sentence '{finding.sentence}'"
        for finding in comparison.findings
        if finding.sentence not in known
    )


TOLD = frozenset({"stated", "differs", "contradicts"})


def _fact_faults(fact: Fact, comparison: Comparison) -> Iterator[str]:
    told_by = {mention.source for mention in fact.mentions}
    judged = {source.id for source in comparison.sources if source.excluded is None}
    if not fact.mentions:
        yield f"facts[{fact.id}]: no words of any source bear it out"
    if set(fact.coverage) != judged:
        yield f"facts[{fact.id}]: its coverage names {sorted(fact.coverage)}, not the judged sources {sorted(judged)}"
    for source, cell in fact.coverage.items():
        yield from _cell_faults(fact.id, source, cell, source in told_by)
    within = {(mention.source, mention.sentence) for mention in fact.mentions}
    for difference in fact.differences:
        if len({id_.rsplit(":", 1)[0] for id_ in difference.between}) < 2:
            yield f"facts[{fact.id}]: a difference of {difference.kind} lies within one source"
        if not difference.words:
            yield f"facts[{fact.id}]: a difference of {difference.kind} shows no words"
        for id_ in difference.between:
            if (id_.rsplit(":", 1)[0], id_) not in within:
                yield f"facts[{fact.id}]: a difference of {difference.kind} names '{id_}', which does not tell it"
    yield from _ladder_faults(fact, within)


def _ladder_faults(fact: Fact, within: set[tuple[str, str]]) -> Iterator[str]:
    told_by = {source for source, _ in within}
    if fact.ladder and sorted(rung.source for rung in fact.ladder) != sorted(told_by):
        yield f"facts[{fact.id}]: its ladder has not one rung for each source that tells it"
    for rung in fact.ladder:
        if (rung.source, rung.sentence) not in within:
            yield f"facts[{fact.id}]: a rung names '{rung.sentence}', which does not tell it"
        for step in rung.steps:
            if not step.than or not set(step.than) <= told_by - {rung.source}:
                yield f"facts[{fact.id}]: a step of '{rung.source}' is held against sources that do not tell it"
    grouped = [source for group in fact.origin_groups for source in group.sources]
    if fact.origin_groups and (sorted(grouped) != sorted(told_by) or len(fact.origin_groups) != fact.origins):
        yield f"facts[{fact.id}]: its origins are not {fact.origins} groups of the sources that tell it"


def _cell_faults(fact: str, source: str, cell: Coverage, told: bool) -> Iterator[str]:
    if told != (cell.status in TOLD):
        verb = "tells" if told else "does not tell"
        yield f"facts[{fact}]: source '{source}' {verb} it, yet its status is '{cell.status}'"


def _quotation_faults(group: QuotationGroup, comparison: Comparison) -> Iterator[str]:
    where, home = f"quotations[{group.id}]", {sentence.id: sentence.source for sentence in comparison.sentences}
    if len({variant.source for variant in group.variants}) < 2:
        yield f"{where}: it stands in fewer than two sources"
    if not any(variant.sentence == group.longest and "whole" in variant.kinds for variant in group.variants):
        yield f"{where}: no version in '{group.longest}' is whole"
    for variant in group.variants:
        if any(home.get(span.sentence) != variant.source for span in variant.spans) or not variant.spans:
            yield f"{where}: a version of source '{variant.source}' does not stand there"
        own = {group.longest.rsplit(":", 1)[0], variant.source}
        if any(home.get(words.sentence) not in own for words in variant.words):
            yield f"{where}: a version of source '{variant.source}' is marked with words of a third"
