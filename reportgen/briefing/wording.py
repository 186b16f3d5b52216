"""How the wording differs: loaded words by source, and what each source calls the same people and things."""

from reportgen.briefing.articles import note
from reportgen.briefing.material import Material
from reportgen.briefing.view import LabelCell, LabelRow, LabelTable, Wording
from reportgen.model import Finding, LabelGroup, LabelUse, Source

WORDED = frozenset({"loaded", "own_voice"})


def wording(material: Material) -> tuple[Wording, ...]:
    """One entry a judged source, also where nothing was found: that is a finding too."""
    return tuple(_wording(source, material) for source in material.judged)


def _wording(source: Source, material: Material) -> Wording:
    found = [
        finding
        for sentence in material.sentences_of[source.id]
        if sentence.id in material.printed
        for finding in material.findings_in.get(sentence.id, ())
        if finding.kind in WORDED
    ]
    own = _distinct([finding for finding in found if finding.voice == "own"])
    quoted = _distinct([finding for finding in found if finding.voice == "quoted"])
    return Wording(
        source=material.names[source.id],
        own=tuple(note(finding, material) for finding in own),
        quoted=tuple(note(finding, material) for finding in quoted),
        counts=_counts(len(own), len(quoted), material),
    )


def _counts(own: int, quoted: int, material: Material) -> str:
    return material.say("wording.counts", own=own, quoted=quoted) if own + quoted else material.say("wording.none")


def _distinct(findings: list[Finding]) -> list[Finding]:
    """The same words with the same reason are told once."""
    seen: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.text.casefold(), finding.kind), finding)
    return list(seen.values())


def labels(material: Material) -> tuple[LabelTable, ...]:
    """Groups of terms for the same people, place or act, in the comparison's order."""
    return tuple(_table(number, group, material) for number, group in enumerate(material.comparison.labels, 1))


def _table(number: int, group: LabelGroup, material: Material) -> LabelTable:
    return LabelTable(
        anchor=f"label-{number}",
        about=group.about,
        finding=_finding(group, material),
        rows=tuple(
            LabelRow(
                source=material.names[source.id],
                cells=tuple(_cell(use, material) for use in _uses(group, source.id)),
            )
            for source in material.judged
        ),
        guides=group.guides,
    )


def _uses(group: LabelGroup, source: str) -> list[LabelUse]:
    own = [use for use in group.uses if use.source == source and use.own + use.quoted > 0]
    return sorted(own, key=lambda use: (-use.own, -use.quoted, use.term))


def _cell(use: LabelUse, material: Material) -> LabelCell:
    parts = [material.say("labels.count_own", n=use.own)] if use.own else []
    parts += [material.say("labels.count_quoted", n=use.quoted)] if use.quoted else []
    return LabelCell(term=use.term, own=use.own, quoted=use.quoted, words=material.say.series(parts))


def _finding(group: LabelGroup, material: Material) -> str:
    """The title of the picture: what two sources call the same in their own voice most often, where they differ."""
    favourite = {}
    for source in material.judged:
        uses = [use for use in _uses(group, source.id) if use.own]
        if uses:
            favourite[source.id] = uses[0].term
    terms = list(dict.fromkeys(favourite.values()))
    say = material.say
    if not terms:
        return group.about
    if len(terms) == 1:
        return say("labels.finding_same", a=say.quoted(terms[0]))
    first = {term: next(s for s, own in favourite.items() if own == term) for term in terms}
    rarest = max(terms[1:], key=lambda term: (max(u.own for u in group.uses if u.term == term), term))
    return say(
        "labels.finding",
        a=say.quoted(terms[0]),
        a_source=material.names[first[terms[0]]].name,
        b=say.quoted(rarest),
        b_source=material.names[first[rarest]].name,
    )
