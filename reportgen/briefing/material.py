"""What every part of a briefing is made from: the comparison, ready to be looked up, and the words to say it in."""

import re
from collections.abc import Sequence
from functools import cached_property

from reportgen.briefing.quotation import Quotation
from reportgen.briefing.settings import EditionSettings
from reportgen.briefing.view import FactName, SourceName
from reportgen.catalogue import Catalogue
from reportgen.model import Comparison, Difference, DifferenceKind, Fact, Finding, Lineage, Sentence, Source

TOLD = frozenset({"stated", "differs", "contradicts"})
KINDS: tuple[DifferenceKind, ...] = (
    "contradiction", "number", "quote", "cause", "time", "name_place", "attribution", "certainty", "label", "loaded",
    "detail",
)  # fmt: skip
"""What can be checked and cannot both be right comes first; the method section says this order in words."""


class Material:
    """One comparison with the lookups that composing needs. Nothing here changes once it is made."""

    def __init__(self, comparison: Comparison, settings: EditionSettings, say: Catalogue) -> None:
        self.comparison = comparison
        self.settings = settings
        self.say = say
        self.sources: tuple[Source, ...] = tuple(sorted(comparison.sources, key=_by_date))
        self.judged = tuple(source for source in self.sources if source.excluded is None)
        self.source = {source.id: source for source in self.sources}
        self.sentence = {sentence.id: sentence for sentence in comparison.sentences}
        self.fact = {fact.id: fact for fact in comparison.facts}

    @cached_property
    def sentences_of(self) -> dict[str, tuple[Sentence, ...]]:
        """Source id -> its sentences in order."""
        found: dict[str, list[Sentence]] = {source.id: [] for source in self.sources}
        for sentence in self.comparison.sentences:
            found[sentence.source].append(sentence)
        return {source: tuple(sorted(own, key=lambda s: s.start)) for source, own in found.items()}

    @cached_property
    def findings_in(self) -> dict[str, tuple[Finding, ...]]:
        """Sentence id -> the findings in it, in order of the text."""
        found: dict[str, list[Finding]] = {}
        for finding in sorted(self.comparison.findings, key=lambda f: (f.start, f.end, f.id)):
            found.setdefault(finding.sentence, []).append(finding)
        return {sentence: tuple(findings) for sentence, findings in found.items()}

    @cached_property
    def facts_in(self) -> dict[str, tuple[Fact, ...]]:
        """Sentence id -> the facts that it tells."""
        found: dict[str, dict[str, Fact]] = {}
        for fact in self.comparison.facts:
            for mention in fact.mentions:
                found.setdefault(mention.sentence, {})[fact.id] = fact
        return {sentence: tuple(facts.values()) for sentence, facts in found.items()}

    @cached_property
    def names(self) -> dict[str, SourceName]:
        """Source id -> how every output names it."""
        short = dict(zip(sorted(self.source), brief(sorted(self.source)), strict=True))
        return {
            source.id: SourceName(
                id=source.id,
                anchor=f"article-{number}",
                short=short[source.id],
                name=self._name(source, short[source.id]),
                date=self.say.period(source.published.date, source.published.latest, short=True),
            )
            for number, source in enumerate(self.sources, 1)
        }

    def _name(self, source: Source, short: str) -> str:
        known = source.outlet or source.agency
        if source.outlet and source.agency and not _is_agency(source.outlet, source.agency):
            known = self.say("source.agency_on", agency=source.agency, outlet=source.outlet)
        return self.say("source.named", name=known, short=short) if known else self.say("source.unnamed", short=short)

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Sentence id -> the name of its place in a page."""
        return {
            sentence.id: f"{self.names[source].anchor}-{number}"
            for source, own in self.sentences_of.items()
            for number, sentence in enumerate(own)
        }

    @cached_property
    def fact_names(self) -> dict[str, FactName]:
        """Fact id -> how lists name it."""
        return {
            fact.id: FactName(
                id=fact.id,
                anchor=f"fact-{number}",
                statement=self.quotation.statement(fact) or self.say("fact.statement_withheld"),
                told_by=self._told_by(fact),
                in_full=fact.id in self.in_full,
                differs=len(tellers(fact, self)) > 1 and bool(fact.differences),
            )
            for number, fact in enumerate(self.comparison.facts, 1)
        }

    def _told_by(self, fact: Fact) -> str:
        told = tellers(fact, self)
        alike = [self.names[s].short for s in told if fact.coverage[s].status == "stated"]
        otherwise = [self.names[s].short for s in told if fact.coverage[s].status != "stated"]
        parts = [self.say("fact.told_by", sources=self._series(alike))] if alike else []
        parts += [self.say("fact.told_otherwise", sources=self._series(otherwise))] if otherwise else []
        return self.say("language.semicolon").join(parts)

    def _series(self, names: Sequence[str]) -> str:
        """Names of articles, or that it is all of them."""
        total = len(self.judged)
        if len(names) < max(2, total):
            return self.say.series(names)
        return self.say("language.all_of_two") if total == 2 else self.say("standfirst.every", n=self.say.number(total))

    @cached_property
    def shared(self) -> tuple[Fact, ...]:
        """Facts that more than one article tells, in the comparison's order."""
        return tuple(fact for fact in self.comparison.facts if len(tellers(fact, self)) > 1)

    @cached_property
    def in_full(self) -> frozenset[str]:
        """Ids of the shared facts that the print edition sets out: those with differences first, then by weight.

        The print edition shows the differences of the others all the same, without the tellings.
        """
        chosen: set[str] = set()
        room = self.settings.words_in_print
        for fact in sorted(self.shared, key=lambda fact: not fact.differences):
            words = sum(len(self.sentence[id_].text.split()) for id_ in {m.sentence for m in fact.mentions})
            if words <= room:
                room -= words
                chosen.add(fact.id)
        return frozenset(chosen)

    @cached_property
    def lineage(self) -> tuple[Lineage, ...]:
        """Who draws on whom, without what an outlet says of itself ("told this newspaper" by its name)."""
        return tuple(
            link
            for link in self.comparison.lineage
            if link.origin in self.source or link.origin != self.source[link.source].outlet
        )

    @cached_property
    def printed(self) -> frozenset[str]:
        """Ids of the sentences that this edition may print."""
        return self.quotation.printed

    @cached_property
    def quotation(self) -> Quotation:
        """Which words of the articles this edition may print."""
        return Quotation(self.comparison, self.settings.max_quotation)

    def note(self, difference: Difference) -> str:
        """What a difference consists in; without words that this edition may not print."""
        return difference.note if self.quotation.allows_note(difference) else self.say("fact.note_withheld")


def tellers(fact: Fact, material: Material) -> tuple[str, ...]:
    """Ids of the sources that tell a fact, in the order in which sources are shown."""
    told = {source for source, cell in fact.coverage.items() if cell.status in TOLD}
    return tuple(source.id for source in material.sources if source.id in told)


def brief(ids: Sequence[str]) -> list[str]:
    """The shortest leading parts of ids (cut at marks between words) that still tell them apart."""
    parts = [re.split(r"(?<=[^\W_])(?=[\W_])", id_) for id_ in ids]
    for length in range(1, max((len(p) for p in parts), default=1)):
        heads = ["".join(p[:length]) for p in parts]
        if len(set(heads)) == len(heads) and all(heads):
            return heads
    return list(ids)


def _by_date(source: Source) -> tuple[str, str, str]:
    published = source.published
    first = published.date or published.latest
    return (first.isoformat() if first else "9999", published.latest.isoformat() if published.latest else "", source.id)


def _is_agency(outlet: str, agency: str) -> bool:
    """Whether an outlet is the agency itself: the same words, or the letters that they begin with."""
    words = [word for word in outlet.split() if word.casefold() != "the"]
    initials = "".join(word[0] for word in words).casefold()
    return agency.casefold() in (initials, outlet.casefold(), " ".join(words).casefold()) or agency in outlet
