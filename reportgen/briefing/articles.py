"""The articles in full, annotated, with what was set aside at its place."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

import msgspec

from reportgen.briefing.material import KINDS, Material, tellers
from reportgen.briefing.runs import Marked, few, runs
from reportgen.briefing.telling import difference_marks, place
from reportgen.briefing.view import (
    ArticleView,
    DifferenceNote,
    DifferenceReason,
    FactName,
    FactRef,
    HeatBar,
    Mark,
    Note,
    Paragraph,
    RemovedPiece,
    RemovedView,
    SentenceView,
    SourceCard,
)
from reportgen.model import Difference, DifferenceKind, Fact, Finding, Removed, Sentence, Source, is_own

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi", "dv"})
WORDED = frozenset({"loaded", "own_voice"})
"""Findings that are listed source by source under wording."""
IN_TEXT = frozenset({"loaded", "label", "vague_source", "certainty", "headline"})
"""Findings that mark words; the others are said in the margin alone."""
MARKED = (*KINDS, "headline", "vague_source", "quoted")
"""Which kinds of mark go before others where a sentence has more of them than are shown at once."""
AT_ONCE = 2
"""Kinds of mark that a reader can tell apart on one line."""

MARKED_FIRST = ("loaded", "headline", "vague_source", *(kind for kind in KINDS if kind not in ("detail", "loaded")))
"""Kinds whose marks print shows first: what the words do, then what differs; a detail that others lack comes last."""


def articles(material: Material, cards: tuple[SourceCard, ...]) -> tuple[ArticleView, ...]:
    """All articles, those left out of the comparison too, in order of date."""
    return tuple(_article(source, card, material) for source, card in zip(material.sources, cards, strict=True))


def lead(material: Material) -> str:
    """What the articles show, and how much of them this edition prints."""
    say, share = material.say, material.settings.max_quotation
    return say("lead.articles") if share >= 1 else say("lead.articles_capped", share=say.share(share))


def _article(source: Source, card: SourceCard, material: Material) -> ArticleView:
    own = material.sentences_of[source.id]
    profile = next((p.paragraph for p in material.comparison.profiles if p.source == source.id), "")
    views = {sentence.id: _sentence(sentence, material) for sentence in own}
    return ArticleView(
        card=card,
        profile=profile,
        language=source.language,
        direction=_direction(source),
        parts=tuple(_parts(source, own, views, material)),
        heat=tuple(_bar(sentence, views[sentence.id], material) for sentence in own if sentence.id in material.printed),
        quotation=_quotation(own, material),
    )


def _direction(source: Source) -> Literal["ltr", "rtl", "auto"]:
    return "rtl" if source.language in RIGHT_TO_LEFT else "auto" if source.excluded else "ltr"


def _parts(
    source: Source, own: tuple[Sentence, ...], views: dict[str, SentenceView], material: Material
) -> Iterator[Paragraph | RemovedView]:
    """Paragraphs and removed spans, in the order of the file; removed spans that touch are told as one."""
    placed: list[tuple[int, list[Sentence] | Removed]] = [(r.start, r) for r in source.removed if r.text.strip()]
    for _, group in groupby(own, key=lambda s: (s.part, s.paragraph)):
        sentences = list(group)
        placed.append((sentences[0].start, sentences))
    placed.sort(key=lambda entry: entry[0])
    for removed, run in groupby((part for _, part in placed), key=lambda part: isinstance(part, Removed)):
        if removed:
            yield _removed([part for part in run if isinstance(part, Removed)], material)
        else:
            yield from (_paragraph(part, views, material) for part in run if isinstance(part, list))


def _paragraph(sentences: list[Sentence], views: dict[str, SentenceView], material: Material) -> Paragraph:
    printed = [sentence for sentence in sentences if sentence.id in material.printed]
    differences = _differences(printed, material)
    return Paragraph(
        part=sentences[0].part,
        sentences=tuple(views[sentence.id] for sentence in printed),
        notes=tuple(
            note(finding, material) for sentence in printed for finding in material.findings_in.get(sentence.id, ())
        ),
        differences=differences,
        difference_kinds=material.say.series(
            material.say(f"difference.{kind}") for kind in KINDS if any(said.kind == kind for said in differences)
        ),
        withheld=_withheld(len(sentences) - len(printed), material),
    )


def _withheld(missing: int, material: Material) -> str:
    return material.say.count("count.withheld", missing).capitalize() if missing else ""


def _differences(sentences: list[Sentence], material: Material) -> tuple[DifferenceNote, ...]:
    """The words of a paragraph that differ, the foremost kind first; the same words of one kind stand once, with each
    way in which they differ and the facts in which they do."""
    found: dict[tuple[DifferenceKind, str], dict[str, dict[str, FactName]]] = {}
    for sentence in sentences:
        for fact, difference, words in _differing(sentence, material):
            reasons = found.setdefault((difference.kind, words), {})
            reasons.setdefault(material.note(difference), {})[fact.id] = material.fact_names[fact.id]
    return tuple(
        DifferenceNote(
            kind=kind,
            name=material.say(f"difference.{kind}"),
            words=words,
            reasons=tuple(DifferenceReason(facts=tuple(facts.values()), note=note) for note, facts in reasons.items()),
        )
        for (kind, words), reasons in sorted(found.items(), key=lambda entry: KINDS.index(entry[0][0]))
    )


def _differing(sentence: Sentence, material: Material) -> Iterator[tuple[Fact, Difference, str]]:
    """Each difference that lies on words of a sentence, with its fact and those words."""
    for fact in material.facts_in.get(sentence.id, ()):
        for difference in fact.differences:
            words = [" ".join(w.text.split()) for w in difference.words if w.sentence == sentence.id]
            if words:
                quoted = dict.fromkeys(material.say.quoted(text) for text in words)
                yield fact, difference, material.say.series(quoted)


def _bar(sentence: Sentence, view: SentenceView, material: Material) -> HeatBar:
    where = place(sentence, material)
    shared = material.say.count("article.heat_shared", view.heat)
    return HeatBar(
        anchor=view.anchor, others=view.heat, words=material.say("article.heat_at", place=where, shared=shared)
    )


def _sentence(sentence: Sentence, material: Material) -> SentenceView:
    facts = material.facts_in.get(sentence.id, ())
    findings = material.findings_in.get(sentence.id, ())
    marked = [_marked(finding, material) for finding in findings if finding.kind in IN_TEXT]
    for fact in facts:
        marked += difference_marks(sentence, fact.differences, material)
    shared = [fact for fact in facts if len(tellers(fact, material)) > 1]
    words = runs(sentence, marked)
    return SentenceView(
        anchor=material.anchors[sentence.id],
        runs=runs(sentence, _quieted(marked)),
        few=few(words, MARKED_FIRST),
        facts=tuple(_ref(fact, sentence, material) for fact in shared),
        heat=len({source for fact in shared for source in tellers(fact, material)} - {sentence.source}),
        own_voice=any(finding.kind == "own_voice" for finding in findings),
    )


def _quieted(marked: list[Marked]) -> list[Marked]:
    """The marks of a sentence, those beyond the two foremost kinds quiet; one of each family where it has both."""
    found = {(mark.family, mark.kind) for _, _, mark in marked}
    ranked = sorted(found, key=lambda entry: (MARKED.index(entry[1]), entry))
    first = [next(entry for entry in ranked if entry[0] == family) for family in sorted({f for f, _ in found})]
    loud = (first + [entry for entry in ranked if entry not in first])[:AT_ONCE]
    return [
        (start, end, mark if (mark.family, mark.kind) in loud else msgspec.structs.replace(mark, quiet=True))
        for start, end, mark in marked
    ]


def _ref(fact: Fact, sentence: Sentence, material: Material) -> FactRef:
    name = material.fact_names[fact.id]
    others = len(set(tellers(fact, material)) - {sentence.source})
    return FactRef(id=fact.id, anchor=name.anchor, statement=name.statement, others=others)


def _marked(finding: Finding, material: Material) -> Marked:
    kind = f"{finding.kind}" if is_own(finding) or finding.kind not in WORDED else "quoted"
    mark = Mark(
        family="finding", kind=kind, name=material.say(f"finding.{finding.kind}"), note=reason(finding, material)
    )
    return finding.start, finding.end, mark


def note(finding: Finding, material: Material) -> Note:
    """A finding in words."""
    say = material.say
    if is_own(finding):
        voice = say("finding.voice_own")
    elif finding.voice == "own":
        voice = say("finding.voice_credited", speaker=finding.speaker or "")
    elif finding.speaker:
        voice = say("finding.voice_speaker", speaker=finding.speaker)
    else:
        voice = say("finding.voice_quoted")
    words = " ".join(finding.text.split())
    why = capital(_unrepeated(reason(finding, material), words, say.quoted(words)))
    return Note(
        kind=finding.kind,
        name=say(f"finding.{finding.kind}"),
        words=words,
        listed=finding.kind in WORDED,
        own=is_own(finding),
        voice=voice,
        why=why,
    )


def capital(text: str) -> str:
    """A text with a capital at its head, as a sentence that stands by itself has it."""
    return text[:1].upper() + text[1:]


def reason(finding: Finding, material: Material) -> str:
    """Why a finding was made, with the names of the articles that it speaks of."""
    if not finding.elsewhere:
        return finding.why
    others = [source.id for source in material.sources if source.id in finding.elsewhere]
    named = material.say.series(material.names[id_].name for id_ in others)
    return material.say("finding.elsewhere", why=finding.why, sources=named)


def _unrepeated(why: str, *words: str) -> str:
    """A reason without the words themselves at its head, for they are printed beside it."""
    for head in words:
        if why.casefold().startswith(f"{head}:".casefold()):
            return why[len(head) + 1 :].strip()
    return why


def _removed(spans: list[Removed], material: Material) -> RemovedView:
    say, words = material.say, sum(len(span.text.split()) for span in spans)
    names = say.series(say(f"removed.{reason}") for reason in dict.fromkeys(span.reason for span in spans))
    pieces = tuple(
        _piece("\n".join(span.text.strip() for span in run), why, material)
        for why, run in groupby(spans, key=lambda span: span.why)
    )
    return RemovedView(summary=say.figure("count.removed", words, names=names), pieces=pieces)


def _piece(text: str, why: str, material: Material) -> RemovedPiece:
    shown = text if material.quotation.allows_words(text) else material.say("article.removed_withheld")
    return RemovedPiece(text=shown, why=capital(why))


def _quotation(own: tuple[Sentence, ...], material: Material) -> str:
    """How much of the article this edition prints; "" where it prints all of it."""
    total = sum(len(sentence.text.split()) for sentence in own)
    shown = sum(len(sentence.text.split()) for sentence in own if sentence.id in material.printed)
    if shown == total:
        return ""
    say = material.say
    return say("article.quoted_share", share=say.share(shown / total), words=say.figure("count.words", total))
