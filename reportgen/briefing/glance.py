"""At a glance: what most articles tell, what each tells alone, and a loaded wording from each."""

from reportgen.briefing.material import Material, tellers
from reportgen.briefing.view import Glance, GlanceFact, GlanceWord
from reportgen.model import Fact, Finding, is_own

HAPPENED, ONLY, WORDING = 2, 3, 4
"""Lines of each sort: as many as are read in half a minute."""
LONGEST = 6
"""Words of a wording that is shown at a glance; longer stretches are judged as a whole, in their place."""


def glance(material: Material) -> Glance:
    """The most widely told facts, the weightiest that one article alone tells, one wording of each article."""
    widest = sorted(material.shared, key=lambda fact: (-len(tellers(fact, material)), -fact.weight, fact.id))
    return Glance(
        happened=tuple(GlanceFact(fact=material.fact_names[fact.id]) for fact in widest[:HAPPENED]),
        only=tuple(_alone(fact, material) for fact in _one_each(material)[:ONLY]),
        wording=tuple(_word(finding, material) for finding in _wordings(material)[:WORDING]),
    )


def _one_each(material: Material) -> list[Fact]:
    """The weightiest single fact of each article, the weightiest first."""
    best: dict[str, Fact] = {}
    for fact in sorted(material.comparison.facts, key=lambda fact: (-fact.weight, fact.id)):
        told = tellers(fact, material)
        if len(told) == 1 and fact.statement_from in material.printed:
            best.setdefault(told[0], fact)
    return list(best.values())


def _alone(fact: Fact, material: Material) -> GlanceFact:
    return GlanceFact(fact=material.fact_names[fact.id], source=material.names[tellers(fact, material)[0]])


def _wordings(material: Material) -> list[Finding]:
    """The first loaded wording in the own voice of each article, then of each the second, and so on."""
    rounds: list[tuple[int, int, Finding]] = []
    for number, source in enumerate(material.judged):
        own = [
            finding
            for sentence in material.sentences_of[source.id]
            if sentence.id in material.printed
            for finding in material.findings_in.get(sentence.id, ())
            if finding.kind == "loaded" and is_own(finding)
            if len(finding.text.split()) <= LONGEST
        ]
        rounds += [(place, number, finding) for place, finding in enumerate(own)]
    return [finding for _, _, finding in sorted(rounds, key=lambda entry: entry[:2])]


def _word(finding: Finding, material: Material) -> GlanceWord:
    words = " ".join(finding.text.split())
    return GlanceWord(words=words, kind=finding.kind, source=material.names[finding.source])
