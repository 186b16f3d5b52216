"""The grid of shared facts by sources."""

from collections import Counter

from reportgen.briefing.material import KINDS, Material
from reportgen.briefing.view import Choice, FactView, Grid, GridRow, StatusName
from reportgen.model import Status

STATUSES: tuple[Status, ...] = ("stated", "differs", "contradicts", "not_found", "published_earlier", "cannot_tell")


def grid(facts: tuple[FactView, ...], material: Material) -> Grid:
    """Rows in the comparison's order, columns in order of date."""
    rows = tuple(_row(fact, material) for fact in facts if fact.shared)
    counts = Counter(kind for row in rows for kind in row.kinds)
    return Grid(
        columns=tuple(material.names[source.id] for source in material.judged),
        rows=rows,
        kinds=tuple(
            Choice(
                value=kind,
                name=material.say("filter.kind", kind=material.say(f"difference.{kind}"), n=counts[kind]),
                count=counts[kind],
            )
            for kind in KINDS
            if counts[kind]
        ),
        legend=tuple(
            StatusName(status=s, word=material.say(f"status.{s}"), meaning=material.say(f"status_meaning.{s}"))
            for s in STATUSES
        ),
    )


def _row(fact: FactView, material: Material) -> GridRow:
    kinds = tuple(kind for kind in KINDS if any(d.kind == kind for d in fact.differences))
    return GridRow(fact=fact, kinds=kinds, kind_names=tuple(material.say(f"difference.{kind}") for kind in kinds))
