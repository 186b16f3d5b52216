"""A mark is a stretch of a sentence and what there is to say of it; findings are made of marks in one place only."""

from collections.abc import Iterable

from reportgen.model import Document, Finding, FindingKind, Quotation, Record, Sentence


class Mark(Record, frozen=True, kw_only=True):
    """A stretch of `sentence` (offsets into the file), the kind of finding and the reason for the reader."""

    sentence: str
    start: int
    end: int
    kind: FindingKind
    why: str
    elsewhere: tuple[str, ...] = ()
    """Ids of the articles that the reason speaks of."""


PLACED: frozenset[FindingKind] = frozenset({"prominence", "headline"})
"""Kinds that tell where or over what words stand: the article's own doing, whoever is quoted in them."""


def mark(
    sentence: Sentence, start: int, end: int, kind: FindingKind, why: str, elsewhere: tuple[str, ...] = ()
) -> Mark:
    """A mark at `start`:`end` of the sentence's own text."""
    start, end = sentence.start + start, sentence.start + end
    return Mark(sentence=sentence.id, start=start, end=end, kind=kind, why=why, elsewhere=elsewhere)


def quotation_at(sentence: Sentence, start: int, end: int) -> Quotation | None:
    """The quotation that the stretch touches, offsets into the file; None for the article's own words."""
    return next((q for q in sentence.quotations if start < q.end and q.start < end), None)


def findings(documents: Iterable[Document], marks: Iterable[Mark]) -> tuple[Finding, ...]:
    """The findings of all marks, numbered in order of source, place and kind; of two overlapping marks of one kind that
    name words, the first and longer stays."""
    homes = {sentence.id: (document, sentence) for document in documents for sentence in document.sentences}
    ordered = sorted(
        set(marks), key=lambda m: (homes[m.sentence][1].source, m.start, -m.end, m.kind, m.why, m.elsewhere)
    )
    kept: list[Mark] = []
    last: dict[tuple[str, str], Mark] = {}
    for each in ordered:
        key = (homes[each.sentence][1].source, each.kind)
        if key in last and each.start < last[key].end and each.kind in ("loaded", "own_voice", "vague_source"):
            continue
        last[key] = each
        kept.append(each)
    return tuple(_finding(*homes[each.sentence], each, f"w{number}") for number, each in enumerate(kept, 1))


def _finding(document: Document, sentence: Sentence, each: Mark, id_: str) -> Finding:
    quotation = None if each.kind in PLACED else quotation_at(sentence, each.start, each.end)
    speaker = None if each.kind in PLACED else sentence.attribution.speaker
    return Finding(
        id=id_,
        source=sentence.source,
        sentence=sentence.id,
        start=each.start,
        end=each.end,
        text=document.article.text[each.start : each.end],
        kind=each.kind,
        voice="quoted" if quotation else "own",
        speaker=quotation.speaker if quotation else speaker,
        why=each.why,
        elsewhere=each.elsewhere,
    )
