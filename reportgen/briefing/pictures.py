"""What the pictures show, and the same in words: the timeline, who draws on whom, where each fact stands."""

import datetime as dt
from collections.abc import Sequence

from reportgen.briefing.cells import place
from reportgen.briefing.known import known_day
from reportgen.briefing.material import Material, tellers
from reportgen.briefing.view import (
    Order,
    OrderRow,
    SourceName,
    Timeline,
    TimelineMoment,
    TimelineRow,
)
from reportgen.model import Fact, Source

EVENTS = 8
"""Events on the timeline: with ten articles they still fit a page's width."""
ORDER_ROWS = 8
"""Facts in the picture of places: about a quarter of a page."""
HIGH, LOW = 1 / 3, 2 / 3
"""The first third of an article and its last."""


Moment = tuple[dt.date, Fact | None, Source | None]


def timeline(material: Material) -> Timeline:
    """Articles and the events that could be dated, in order of time."""
    moments = _moments(material)
    rows = tuple(_timeline_row(source, moments, material) for source in material.judged)
    return Timeline(
        moments=tuple(
            TimelineMoment(
                date=_moment_date(day, fact, source, material),
                title="" if fact is None else material.fact_names[fact.id].statement,
                fact=None if fact is None else material.fact_names[fact.id],
                source=None if source is None else material.names[source.id],
            )
            for day, fact, source in moments
        ),
        rows=rows,
        finding=_timeline_finding(moments, material),
        later=material.say("timeline.later"),
    )


def _timeline_finding(moments: list[Moment], material: Material) -> str:
    """Which facts came after an article was out, and where it is one, after which articles."""
    say = material.say
    before = {
        fact.id: [s for s in material.judged if s.published.latest is not None and s.published.latest < day]
        for day, fact, _ in moments
        if fact is not None
    }
    later = {id_: sources for id_, sources in before.items() if sources}
    key = "finding_none" if not later else "finding_one" if len(later) == 1 else "finding"
    number = say.number(len(later))
    sources = [material.names[source.id].name for source in next(iter(later.values()), ())]
    return say(
        f"timeline.{key}",
        n=number[0].upper() + number[1:],
        facts=say.series(later),
        sources=say.series(sources),
    )


def _moment_date(day: dt.date, fact: Fact | None, source: Source | None, material: Material) -> str:
    say = material.say
    if fact is not None:
        return known_day(fact.known_from, say, short=True)
    if source is not None and source.published.latest is None:
        return say("timeline.from", date=say.day(day, short=True))
    if source is not None and source.published.date != source.published.latest:
        return say("timeline.by", date=say.day(day, short=True))
    return say.day(day, short=True)


def _moments(material: Material) -> list[Moment]:
    """The weightiest dated events and the publication of every dated article; an event before an article of its day."""
    events = [fact for fact in material.comparison.facts if fact.known_from.basis == "event" and fact.known_from.date]
    events.sort(key=lambda fact: (not _splits(fact), len(tellers(fact, material)) < 2, -fact.weight, fact.id))
    found: list[Moment] = [(fact.known_from.date, fact, None) for fact in events[:EVENTS] if fact.known_from.date]
    for source in material.judged:
        published = source.published.latest or source.published.date
        if published is not None:
            found.append((published, None, source))
    return sorted(found, key=lambda m: (m[0], m[2] is not None, m[1].id if m[1] else "", m[2].id if m[2] else ""))


def _splits(fact: Fact) -> bool:
    """Was the fact out of reach for some article?"""
    return any(cell.status == "published_earlier" for cell in fact.coverage.values())


def _timeline_row(source: Source, moments: list[Moment], material: Material) -> TimelineRow:
    say, name, latest = material.say, material.names[source.id], source.published.latest
    until = len(moments) if latest is None else sum(1 for day, _, _ in moments if day <= latest)
    told = tuple(fact is not None and source.id in tellers(fact, material) for _, fact, _ in moments)
    has = [fact.id for (_, fact, _), yes in zip(moments, told, strict=True) if yes and fact is not None]
    later = [fact.id for _, fact, _ in moments[until:] if fact is not None]
    told_words = say.series(has) or say("timeline.nothing")
    if later:
        sentence = say("timeline.row", source=name.name, date=name.date, told=told_words, later=say.series(later))
    else:
        sentence = say("timeline.row_all", source=name.name, date=name.date, told=told_words)
    since, span = _since(source, moments), ""
    if since is not None:
        span = say("timeline.span_open" if latest is None else "timeline.span")
    return TimelineRow(
        source=name,
        date=name.date,
        until=until,
        since=since,
        open=latest is None,
        span=span,
        told=told,
        sentence=sentence,
    )


def _since(source: Source, moments: list[Moment]) -> int | None:
    """How many columns lie before the first day of an article whose day is not known; None where it is known.

    An article of which nothing is known has no column and no such stretch.
    """
    first, last = source.published.date, source.published.latest
    if first == last:
        return None
    return sum(1 for day, _, _ in moments if first is not None and day < first)


def order(material: Material) -> Order:
    """Where the weightiest shared facts stand in each article that tells them."""
    facts = material.shared[:ORDER_ROWS]
    columns = tuple(material.names[source.id] for source in material.judged)
    return Order(
        columns=columns,
        rows=tuple(_order_row(fact, columns, material) for fact in facts),
        finding=_order_finding(facts, columns, material),
    )


def _order_finding(facts: Sequence[Fact], columns: tuple[SourceName, ...], material: Material) -> str:
    """How many of the facts stand high in one article and low in another."""
    say, moved = material.say, 0
    for fact in facts:
        places = [at for column in columns if (at := place(fact, column.id, material)) is not None]
        moved += min(places, default=1.0) <= HIGH and max(places, default=0.0) >= LOW
    if not moved:
        return say("order.finding_none")
    number = say.number(moved)
    key = "order.finding_one" if moved == 1 else "order.finding"
    return say(key, n=number[0].upper() + number[1:], total=say.number(len(facts)))


def _order_row(fact: Fact, columns: tuple[SourceName, ...], material: Material) -> OrderRow:
    say, name = material.say, material.fact_names[fact.id]
    places = tuple(place(fact, column.id, material) for column in columns)
    words = [
        say("order.absent", source=column.short)
        if at is None
        else say("order.place", source=column.short, place=say.share(at))
        for column, at in zip(columns, places, strict=True)
    ]
    return OrderRow(
        fact=name,
        places=places,
        sentence=say("order.row", id=name.id, statement=name.statement, places=", ".join(words)),
    )
