"""Who draws on whom, sentence beside sentence."""

from reportgen.briefing.likeness import unlike
from reportgen.briefing.material import Material
from reportgen.briefing.view import LedgerRow, LineageEdge, LineageView, SentenceLink
from reportgen.model import LedgerEntry, Lineage

LEDGER = ("verbatim", "trimmed", "reworded", "added")


def lineage(material: Material) -> LineageView:
    """Who draws on whom, the articles in order of date."""
    say = material.say
    edges = tuple(_edge(link, material) for link in material.lineage)
    sources = {edge.source.id for edge in edges}
    alone = [material.names[s.id].name for s in material.judged if s.id not in sources]
    outside = sorted({edge.origin for edge in edges if not edge.origin_anchor})
    finding = say("lineage.finding_none")
    if sources:
        number = say.number(len(sources))
        total = say.number(len(material.judged))
        key = (
            "finding_kin"
            if not any(edge.drawn for edge in edges)
            else "finding_one"
            if len(sources) == 1
            else "finding"
        )
        finding = say(f"lineage.{key}", n=number[0].upper() + number[1:], total=total)
    return LineageView(
        nodes=tuple(material.names[source.id] for source in material.judged),
        outside=tuple(outside),
        edges=edges,
        alone=say("lineage.alone", sources=say.series(alone)) if alone else "",
        finding=finding,
    )


def _edge(link: Lineage, material: Material) -> LineageEdge:
    say, name = material.say, material.names[link.source]
    inside = link.origin in material.names
    origin = material.names[link.origin].name if inside else link.origin
    relation = say(f"lineage.{link.relation}")
    key = "sentence" if inside and link.share > 0 else "sentence_no_share"
    if inside and link.direction == "cannot_tell":
        key = "sentence_kin"
    share = say.share(link.share)
    added = _added(link, material)
    evidence = (link.why, *dict.fromkeys(say.quoted(" ".join(span.text.split())) for span in link.evidence))
    return LineageEdge(
        source=name,
        origin=origin,
        origin_anchor=material.names[link.origin].anchor if inside else "",
        relation=relation,
        share=link.share,
        share_words=share if link.share > 0 else "",
        title=say("lineage.beside", source=name.name, origin=origin),
        sentence=say(f"lineage.{key}", source=name.name, relation=relation, origin=origin, share=share),
        evidence=tuple(words for words in evidence if material.quotation.allows_words(words)),
        direction=_direction(link, material) if inside else "",
        drawn=link.direction != "cannot_tell",
        ledger=_ledger(link, material),
        rows=tuple(_row(entry, link, material) for entry in link.ledger if entry.source_sentence is not None),
        added=added,
        added_words=say.figure("lineage.added_here", len(added), source=name.name) if added else "",
    )


def _direction(link: Lineage, material: Material) -> str:
    """What tells which of the two came first."""
    if link.direction != "dated":
        return material.say(f"lineage.{link.direction}")
    one, other = material.names[link.source], material.names[link.origin]
    dates = material.say("lineage.dates", first=other.name, when=other.date, second=one.name, then=one.date)
    return f"{material.say('lineage.dated')} {dates}"


def _kind(kind: str, link: Lineage, material: Material) -> str:
    """The word for what became of a sentence; where nobody knows which came first, nothing was shortened or added."""
    key = f"lineage.kin_{kind}"
    return key if link.direction == "cannot_tell" and material.say.has(key) else f"lineage.{kind}"


def _ledger(link: Lineage, material: Material) -> str:
    counts = {kind: sum(entry.kind == kind for entry in link.ledger) for kind in LEDGER}
    parts = [material.say(_kind(kind, link, material), n=count) for kind, count in counts.items() if count]
    return material.say("lineage.ledger", parts=material.say.series(parts)) if parts else ""


def _row(entry: LedgerEntry, link: Lineage, material: Material) -> LedgerRow:
    """One sentence beside the one that it comes from; words that this edition does not print are left blank."""
    say, other = material.say, entry.source_sentence or ""
    shown = entry.sentence in material.printed and other in material.printed
    own, theirs = (" ".join(material.sentence[id_].text.split()) for id_ in (entry.sentence, other))
    ours, origins = unlike(own, theirs) if shown else ((), ())
    return LedgerRow(
        kind=entry.kind,
        name=say(f"{_kind(entry.kind, link, material)}_one"),
        own=ours,
        other=() if own == theirs else origins,
        own_anchor=material.anchors[entry.sentence],
        other_anchor=material.anchors[other],
        withheld="" if shown else say("fact.withheld", share=say.share(material.settings.max_quotation)),
    )


def _added(link: Lineage, material: Material) -> tuple[SentenceLink, ...]:
    """The sentences that stand in the article alone, by their number in its text."""
    body = [s.id for s in material.sentences_of[link.source] if s.part == "body"]
    own = [entry.sentence for entry in link.ledger if entry.source_sentence is None]
    return tuple(SentenceLink(number=body.index(id_) + 1, anchor=material.anchors[id_]) for id_ in own)
