"""Everything about one fact, in words."""

from itertools import combinations

from reportgen.briefing.cells import cells, position
from reportgen.briefing.known import known_day
from reportgen.briefing.ladder import ladder, origins
from reportgen.briefing.material import KINDS, TOLD, Material, tellers
from reportgen.briefing.telling import place, tellings
from reportgen.briefing.variants import variants
from reportgen.briefing.view import Absence, DifferenceView, FactView, SourceName
from reportgen.model import Coverage, Difference, Fact

SURE, LIKELY = 0.8, 0.5
"""Scores are shares of pairs that a careful reader would make: four in five, and one in two."""
NEAR, FAR = 0.5, 0.2
"""A nearest sentence that one careful reader in two would take, and one that hardly anybody would."""


def fact_view(fact: Fact, material: Material) -> FactView:
    """All that is shown of a fact, shared or told by one article alone."""
    low = _weakest(fact, material)
    return FactView(
        name=material.fact_names[fact.id],
        shared=len(tellers(fact, material)) > 1,
        spread=spread(fact, material),
        count=len(tellers(fact, material)),
        origins=material.say.count("count.origins", fact.origins),
        origin_count=fact.origins,
        origins_brief=material.say.figure("count.origins_brief", fact.origins),
        known=_known(fact, material),
        known_date=fact.known_from.date.isoformat() if fact.known_from.date else "",
        position=position(fact, material),
        cells=cells(fact, material),
        sureness="" if low is None else material.say(f"fact.{_sureness(low)}"),
        basis=tuple(line for line in (origins(fact, material), _score(low, material)) if line),
        tellings=tellings(fact, material),
        differences=tuple(
            _difference(difference, material)
            for difference in sorted(fact.differences, key=lambda difference: KINDS.index(difference.kind))
        ),
        variants=variants(fact, material),
        ladder=ladder(fact, material),
        absences=tuple(
            _absence(material.names[source.id], fact.coverage[source.id], material)
            for source in material.judged
            if source.id in fact.coverage and fact.coverage[source.id].status not in TOLD
        ),
    )


def spread(fact: Fact, material: Material) -> str:
    """In how many articles a fact stands, in words."""
    say, told, total = material.say, tellers(fact, material), len(material.judged)
    if len(told) == 1:
        return say("fact.spread_one", source=material.names[told[0]].name)
    key = "fact.spread_all" if len(told) == total else "fact.spread"
    return say(key, n=say.number(len(told)), total=say.number(total))


def _known(fact: Fact, material: Material) -> str:
    known = fact.known_from
    if known.date is None or known.basis == "unknown":
        return ""
    if known.basis == "event":
        return material.say("fact.known_event", date=known_day(known, material.say))
    if known.sentence is None:
        return material.say("fact.known_mention", date=material.say.day(known.date))
    published = material.source[material.sentence[known.sentence].source].published
    return material.say("fact.known_mention", date=material.say.period(published.date, published.latest))


def _sureness(low: float) -> str:
    return "match_sure" if low >= SURE else "match_likely" if low >= LIKELY else "match_loose"


def _score(low: float | None, material: Material) -> str:
    return "" if low is None else material.say("fact.match_score", score=f"{low:.2f}")


def _weakest(fact: Fact, material: Material) -> float | None:
    """The score of the weakest link that still holds two articles' tellings together; None where there is none."""
    best: dict[frozenset[str], float] = {}
    scores = {(pair.a, pair.b): pair.score for pair in material.comparison.pairs}
    for a, b in combinations(fact.mentions, 2):
        score = scores.get((a.sentence, b.sentence), scores.get((b.sentence, a.sentence)))
        if a.source != b.source and score is not None:
            both = frozenset((a.source, b.source))
            best[both] = max(best.get(both, 0.0), score)
    if not best:
        return None
    linked = [max(score for both, score in best.items() if source in both) for source in sorted(set().union(*best))]
    return min(linked)


def _difference(difference: Difference, material: Material) -> DifferenceView:
    return DifferenceView(
        kind=difference.kind, name=material.say(f"difference.{difference.kind}"), note=material.note(difference)
    )


def _absence(source: SourceName, cell: Coverage, material: Material) -> Absence:
    nearest, score = cell.nearest, cell.score
    shown = nearest is not None and nearest in material.printed
    return Absence(
        source=source,
        status=cell.status,
        word=material.say(f"status.{cell.status}"),
        why=cell.why,
        nearest=" ".join(material.sentence[nearest].text.split()) if nearest and shown else "",
        nearest_anchor=material.anchors[nearest] if nearest and shown else "",
        nearest_place=place(material.sentence[nearest], material) if nearest and shown else "",
        nearest_says=_nearest(score, material) if shown else "",
        likeness=material.say("fact.likeness", score=f"{score:.2f}") if shown and score is not None else "",
    )


def _nearest(score: float | None, material: Material) -> str:
    key = "" if score is None else "_near" if score >= NEAR else "_far" if score >= FAR else "_none"
    return material.say(f"fact.nearest{key}")
