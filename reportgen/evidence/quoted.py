"""Every quoted span of a comparison, held against the texts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from reportgen.model import Comparison, Record, Sentence, Span

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


def span_faults(comparison: Comparison, texts: Mapping[str, str]) -> Iterator[str]:
    """The spans whose words do not stand in the text of their source (source id -> text) at their offsets."""
    for path, source, span in spans(comparison):
        text = texts.get(source)
        if text is None:
            yield f"{path}: quotes source '{source}', whose text is not there"
        elif text[span.start : span.end] != span.text:
            yield f"{path}: the words at {span.start}-{span.end} of source '{source}' are not {span.text!r}"


def sentences_of(comparison: Comparison) -> dict[str, Sentence]:
    """Sentence id -> the sentence."""
    return {sentence.id: sentence for sentence in comparison.sentences}


def lies_in(span: Span, sentence: Sentence | None) -> bool:
    """Does a span lie within a sentence that there is?"""
    return sentence is not None and sentence.start <= span.start <= span.end <= sentence.end


def in_quotation(span: Span, sentence: Sentence) -> bool:
    """Does any of a span stand in quotation marks?"""
    return any(span.start < quotation.end and quotation.start < span.end for quotation in sentence.quotations)


def judged(comparison: Comparison) -> frozenset[str]:
    """Ids of the sources that take part in the judgement."""
    return frozenset(source.id for source in comparison.sources if source.excluded is None)


def twice(ids: Iterable[str], where: str) -> Iterator[str]:
    """A fault for each id that more than one record of a list bears."""
    yield from (f"{where}[{id_}]: two records bear this id" for id_, count in Counter(ids).items() if count > 1)
