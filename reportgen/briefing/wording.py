"""How the wording differs: loaded words by source, and what each source calls the same people and things."""

from reportgen.briefing.articles import WORDED, note
from reportgen.briefing.material import Material
from reportgen.briefing.view import GuideView, LabelCell, LabelPlace, LabelRow, LabelTable, LabelVoice, Wording
from reportgen.model import DifferenceWords, Finding, GuideLine, LabelGroup, LabelUse, Sentence, Source, is_own


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
    own = _distinct([finding for finding in found if is_own(finding)])
    quoted = _distinct([finding for finding in found if not is_own(finding)])
    return Wording(
        source=material.names[source.id],
        own=tuple(note(finding, material) for finding in own),
        quoted=tuple(note(finding, material) for finding in quoted),
        counts=_counts(len(own), len(quoted), material),
    )


def _counts(own: int, quoted: int, material: Material) -> str:
    say = material.say
    said = [say("wording.counts", n=say.number(own))] if own else []
    said += [say("wording.counts_quoted", n=say.number(quoted))] if quoted else []
    return say("language.comma").join(said) or say("wording.none")


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
        guides=tuple(_guide(line, material) for line in group.guides),
    )


def _uses(group: LabelGroup, source: str) -> list[LabelUse]:
    own = [use for use in group.uses if use.source == source and use.own + use.quoted > 0]
    return sorted(own, key=lambda use: (-use.own, -use.quoted, use.term))


def _cell(use: LabelUse, material: Material) -> LabelCell:
    voices = tuple(voice for voice in (_voice(use, False, material), _voice(use, True, material)) if voice)
    words = material.say.series(voice.words for voice in voices)
    return LabelCell(term=use.term, own=use.own, quoted=use.quoted, words=words, voices=voices)


def _voice(use: LabelUse, is_quoted: bool, material: Material) -> LabelVoice | None:
    """The uses in the article's own voice, or those in quotations; None where there are none."""
    n = use.quoted if is_quoted else use.own
    key = "quoted" if is_quoted else "own"
    places = tuple(
        _place(use, number, key, span, material)
        for number, span in enumerate(use.spans, 1)
        if span.sentence in material.printed and _is_quoted(material.sentence[span.sentence], span) == is_quoted
    )
    return LabelVoice(words=material.say(f"labels.count_{key}", n=n), places=places) if n else None


def _place(use: LabelUse, number: int, key: str, span: DifferenceWords, material: Material) -> LabelPlace:
    name = material.say(f"labels.place_{key}", source=material.names[use.source].name, term=use.term, n=number)
    return LabelPlace(number=f"{number}", anchor=material.anchors[span.sentence], name=name)


def _is_quoted(sentence: Sentence, span: DifferenceWords) -> bool:
    return any(span.start < quotation.end and quotation.start < span.end for quotation in sentence.quotations)


def _guide(line: GuideLine, material: Material) -> GuideView:
    """A line of a style guide; only an address of the web becomes a link."""
    url = line.url if line.url and line.url.startswith(("https://", "http://")) else ""
    return GuideView(name=material.say("labels.guide", guide=line.guide, year=line.year), says=line.text, url=url)


def _finding(group: LabelGroup, material: Material) -> str:
    """The title of the picture: the term that most articles use, and the one that fewest others share."""
    say = material.say
    users: dict[str, list[LabelUse]] = {}
    for source in material.judged:
        for use in _uses(group, source.id):
            if use.own:
                users.setdefault(use.term, []).append(use)
    if not users:
        return group.about
    common = min(users, key=lambda term: (-len(users[term]), -sum(use.own for use in users[term]), term))
    if len(users) == 1:
        return say("labels.finding_same", a=say.quoted(common))
    others = (term for term in users if term != common)
    rare = min(others, key=lambda term: (len(users[term]), -sum(use.own for use in users[term]), term))
    number = say.number(len(users[common]))
    names = say.series(material.names[use.source].name for use in users[rare])
    return say(
        "labels.finding",
        a=say.quoted(common),
        n=number[0].upper() + number[1:],
        b=say.quoted(rare),
        source=names,
    )
