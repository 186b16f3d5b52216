"""Facts, held against the sentences: who tells each, how the tellings differ, whom they credit."""

import datetime as dt
from collections.abc import Iterator, Mapping, Set

from reportgen.evidence.quoted import judged, lies_in, sentences_of, twice
from reportgen.model import Comparison, Coverage, Fact, Sentence

TOLD = frozenset({"stated", "differs", "contradicts"})
Within = Set[tuple[str, str]]
"""(source, sentence) of every telling of a fact."""


def fact_faults(comparison: Comparison) -> Iterator[str]:
    """Facts that no words bear out, or whose statuses, differences, rungs or origins do not fit their tellings."""
    sentences, sources = sentences_of(comparison), judged(comparison)
    out = {source.id: source.published.latest for source in comparison.sources}
    yield from twice((fact.id for fact in comparison.facts), "facts")
    for fact in comparison.facts:
        within = {(mention.source, mention.sentence) for mention in fact.mentions}
        faults = (
            *_reference_faults(fact, sentences),
            *_mention_faults(fact, sentences),
            *_coverage_faults(fact, sources),
            *_nearest_faults(fact, sentences),
            *_difference_faults(fact, within),
            *_known_faults(fact, sentences),
            *_earlier_faults(fact, out),
            *_ladder_faults(fact, within),
            *_rung_faults(fact, sentences),
            *_origin_faults(fact, {source for source, _ in within}),
        )
        yield from (f"facts[{fact.id}]: {fault}" for fault in faults)


def _reference_faults(fact: Fact, sentences: Mapping[str, Sentence]) -> Iterator[str]:
    named = [fact.statement_from, *(mention.sentence for mention in fact.mentions)]
    named += [id_ for difference in fact.differences for id_ in difference.between]
    named += [cell.nearest for cell in fact.coverage.values() if cell.nearest is not None]
    named += [fact.known_from.sentence] if fact.known_from.sentence is not None else []
    yield from (f"no sentence '{id_}'" for id_ in named if id_ not in sentences)


def _mention_faults(fact: Fact, sentences: Mapping[str, Sentence]) -> Iterator[str]:
    if not fact.mentions:
        yield "no words of any source bear it out"
    for mention in fact.mentions:
        sentence = sentences.get(mention.sentence)
        if sentence is not None and (sentence.source != mention.source or not lies_in(mention, sentence)):
            yield f"a telling of source '{mention.source}' does not stand in '{mention.sentence}'"
    if fact.statement_from not in {mention.sentence for mention in fact.mentions}:
        yield f"its statement comes from '{fact.statement_from}', which does not tell it"


def _coverage_faults(fact: Fact, sources: Set[str]) -> Iterator[str]:
    told_by = {mention.source for mention in fact.mentions}
    if set(fact.coverage) != sources:
        yield f"its coverage names {sorted(fact.coverage)}, not the judged sources {sorted(sources)}"
    for source, cell in fact.coverage.items():
        yield from _cell_faults(source, cell, source in told_by)


def _cell_faults(source: str, cell: Coverage, told: bool) -> Iterator[str]:
    if told != (cell.status in TOLD):
        verb = "tells" if told else "does not tell"
        yield f"source '{source}' {verb} it, yet its status is '{cell.status}'"
    if cell.value and not told:
        yield f"source '{source}' does not tell it, yet its value is {cell.value!r}"


def _nearest_faults(fact: Fact, sentences: Mapping[str, Sentence]) -> Iterator[str]:
    for source, cell in fact.coverage.items():
        nearest = sentences.get(cell.nearest) if cell.nearest is not None else None
        if nearest is not None and nearest.source != source:
            yield f"the nearest sentence of source '{source}' is '{nearest.id}', which is not its own"


def _difference_faults(fact: Fact, within: Within) -> Iterator[str]:
    tells = {sentence for _, sentence in within}
    for difference in fact.differences:
        what = f"a difference of {difference.kind}"
        if len({id_.rsplit(":", 1)[0] for id_ in difference.between}) < 2:
            yield f"{what} lies within one source"
        if not difference.words:
            yield f"{what} shows no words"
        named = (*difference.between, *(words.sentence for words in difference.words))
        yield from (f"{what} names '{id_}', which does not tell it" for id_ in named if id_ not in tells)


def _known_faults(fact: Fact, sentences: Mapping[str, Sentence]) -> Iterator[str]:
    known = fact.known_from
    sentence = sentences.get(known.sentence) if known.sentence is not None else None
    if sentence is not None and known.words not in sentence.text:
        yield f"the words {known.words!r} that date it do not stand in '{sentence.id}'"


def _earlier_faults(fact: Fact, out: Mapping[str, dt.date | None]) -> Iterator[str]:
    """Articles that were out before anybody could have known the fact are said to be so, and no others are."""
    known = fact.known_from.date
    for source, cell in fact.coverage.items():
        latest = out.get(source)
        earlier = known is not None and latest is not None and latest < known
        if cell.status == ("not_found" if earlier else "published_earlier"):
            before = "before" if earlier else "not before"
            yield f"source '{source}' was out {before} it could be known, yet its status is '{cell.status}'"


def _ladder_faults(fact: Fact, within: Within) -> Iterator[str]:
    told_by = {source for source, _ in within}
    if fact.ladder and sorted(rung.source for rung in fact.ladder) != sorted(told_by):
        yield "its ladder has not one rung for each source that tells it"
    for rung in fact.ladder:
        if (rung.source, rung.sentence) not in within:
            yield f"a rung names '{rung.sentence}', which does not tell it"
        for step in rung.steps:
            if not step.than or not set(step.than) <= told_by - {rung.source}:
                yield f"a step of '{rung.source}' is held against sources that do not tell it"


def _rung_faults(fact: Fact, sentences: Mapping[str, Sentence]) -> Iterator[str]:
    for rung in fact.ladder:
        sentence = sentences.get(rung.sentence)
        said = sentence.attribution if sentence is not None else None
        if said and (rung.kind, rung.speaker, rung.cue) != (said.kind, said.speaker, said.cue):
            yield f"a rung credits {rung.speaker!r} ({rung.kind}), where '{rung.sentence}' credits {said.speaker!r}"
        if any(words.sentence != rung.sentence for words in rung.hedges):
            yield f"a rung of '{rung.source}' has hedges out of another sentence than '{rung.sentence}'"


def _origin_faults(fact: Fact, told_by: Set[str]) -> Iterator[str]:
    grouped = [source for group in fact.origin_groups for source in group.sources]
    if fact.origin_groups and (sorted(grouped) != sorted(told_by) or len(fact.origin_groups) != fact.origins):
        yield f"its origins are not {fact.origins} groups of the sources that tell it"
