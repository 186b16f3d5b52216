"""The first screen: what was compared, what the counts say, the differences that matter most, the sources."""

import datetime as dt
from collections import Counter

from reportgen.briefing.material import KINDS, Material, tellers
from reportgen.briefing.telling import excerpted, safe_url
from reportgen.briefing.view import Exhibit, FactName, OnlyIn, SourceCard, Telling
from reportgen.model import Difference, Fact, Lineage, Source

EXHIBITS = 3
VARIANTS = 3
"""Columns that stand side by side at a reading width."""
AGREED = 6
"""Facts that a reader takes in at a glance."""
DRAWN = frozenset({"copy", "rewrite", "reuse"})


def deck(material: Material) -> str:
    """One line that says what was compared."""
    say, judged = material.say, material.judged
    dates = [day for s in judged for day in (s.published.date, s.published.latest) if day is not None]
    articles = say.count("count.articles", len(judged))
    articles = articles[0].upper() + articles[1:]
    if dates:
        last = max(
            judged, key=lambda s: (s.published.latest or s.published.date or dt.date.min, s.published.latest is None)
        )
        key = "deck.open" if last.published.latest is None else "deck.articles"
        line = say(key, articles=articles, dates=say.span(min(dates), max(dates)))
    else:
        line = say("deck.undated", articles=articles)
    drawn = len({link.source for link in _drawn(material)})
    if drawn == 1:
        return say("deck.drawn_one", deck=line)
    return say("deck.drawn", deck=line, n=say.number(drawn)) if drawn else line


def standfirst(material: Material) -> tuple[str, ...]:
    """Three sentences made from counts."""
    return (_sentence_of_facts(material), _sentence_of_differences(material), _sentence_of_singles(material))


def _sentence_of_facts(material: Material) -> str:
    say, total = material.say, len(material.judged)
    in_all = sum(len(tellers(fact, material)) == total for fact in material.shared)
    return say(
        "standfirst.facts",
        articles=say.count("count.articles", total),
        facts=say.count("count.facts", len(material.comparison.facts)),
        shared=say.number(len(material.shared)),
        all=say.number(in_all),
        every=say("language.all_of_two") if total == 2 else say("standfirst.every", n=say.number(total)),
    )


def _sentence_of_differences(material: Material) -> str:
    say = material.say
    differing = [fact for fact in material.shared if fact.differences]
    if not differing:
        return say("standfirst.no_differences")
    counts = Counter(kind for fact in differing for kind in {d.kind for d in fact.differences})
    ranked = sorted(counts, key=lambda kind: (-counts[kind], KINDS.index(kind)))
    kinds = say.series(say("standfirst.kind", kind=say(f"difference.{kind}"), n=counts[kind]) for kind in ranked[:4])
    if len(differing) == 1:
        return say("standfirst.differences_one", kinds=kinds)
    number = say.number(len(differing))
    return say("standfirst.differences", n=number[0].upper() + number[1:], kinds=kinds)


def _sentence_of_singles(material: Material) -> str:
    say = material.say
    alone = Counter(told[0] for fact in material.comparison.facts if len(told := tellers(fact, material)) == 1)
    if not alone:
        return say("standfirst.only_none")
    most = min(alone, key=lambda source: (-alone[source], source))
    if alone.total() == 1:
        return say("standfirst.only_one", source=material.names[most].name)
    number = say.number(alone.total())
    return say("standfirst.only", n=number[0].upper() + number[1:], source=material.names[most].name)


def exhibits(material: Material) -> tuple[Exhibit, ...]:
    """The differences that matter most, by kind, then by the number of articles in it, then by the fact's weight.

    A kind is shown twice only where there are not enough kinds, and a fact once: three exhibits of one sort
    would say less than three of different sorts.
    """
    every = sorted(
        ((d, fact) for fact in material.shared for d in fact.differences if _showable(d, material)),
        key=lambda pair: (
            KINDS.index(pair[0].kind),
            -_reach(pair[0], material),
            -len(tellers(pair[1], material)),
            -pair[1].weight,
            pair[1].id,
        ),
    )
    chosen: list[tuple[Difference, Fact]] = []
    for kinds_once in (True, False):
        for difference, fact in every:
            kinds, facts = {d.kind for d, _ in chosen}, {f.id for _, f in chosen}
            if len(chosen) < EXHIBITS and fact.id not in facts and not (kinds_once and difference.kind in kinds):
                chosen.append((difference, fact))
    return tuple(_exhibit(difference, fact, material) for difference, fact in chosen)


def _showable(difference: Difference, material: Material) -> bool:
    """Words of at least two articles that this edition may print."""
    return _reach(difference, material) > 1


def _reach(difference: Difference, material: Material) -> int:
    """Of how many articles the difference shows words that this edition may print."""
    shown = [w.sentence for w in difference.words if w.sentence in material.printed]
    return len({material.sentence[id_].source for id_ in shown})


def _exhibit(difference: Difference, fact: Fact, material: Material) -> Exhibit:
    return Exhibit(
        fact=material.fact_names[fact.id],
        kind=difference.kind,
        name=material.say(f"difference.{difference.kind}"),
        note=material.note(difference),
        tellings=_variants(difference, material),
    )


def _variants(difference: Difference, material: Material) -> tuple[Telling, ...]:
    """One telling for each variant, in order of date; articles that say the same are not shown twice."""
    seen: set[str] = set()
    sources: set[str] = set()
    chosen: list[str] = []
    order = {source.id: number for number, source in enumerate(material.sources)}
    words = [w for w in difference.words if w.sentence in material.printed]
    for word in sorted(words, key=lambda w: (order[material.sentence[w.sentence].source], w.start)):
        variant, source = " ".join(word.text.casefold().split()), material.sentence[word.sentence].source
        if variant not in seen and source not in sources:
            seen.add(variant)
            sources.add(source)
            chosen.append(word.sentence)
    if len(chosen) < 2:
        chosen = list(dict.fromkeys(id_ for id_ in difference.between if id_ in material.printed))[:2]
    return tuple(excerpted(id_, difference, material) for id_ in chosen[:VARIANTS])


def agreed(material: Material) -> tuple[str, str, tuple[FactName, ...]]:
    """Title, lead and the facts that all tell alike; where there are none, those that most tell."""
    say, total = material.say, len(material.judged)
    if not material.shared:
        return say("section.agreed_most"), say("section.agreed_none"), ()
    alike = [fact for fact in material.shared if len(tellers(fact, material)) == total and not _differs(fact)]
    if alike:
        title = say("section.agreed", n=say.number(total))
        return title, say("section.agreed_lead_all"), tuple(material.fact_names[f.id] for f in alike[:AGREED])
    widest = sorted(
        material.shared, key=lambda fact: (-len(tellers(fact, material)), _differs(fact), -fact.weight, fact.id)
    )
    lead = say("section.agreed_lead_most", n=say.number(total))
    return say("section.agreed_most"), lead, tuple(material.fact_names[f.id] for f in widest[:AGREED])


def _differs(fact: Fact) -> bool:
    return any(cell.status in ("differs", "contradicts") for cell in fact.coverage.values())


def only(material: Material) -> tuple[OnlyIn, ...]:
    """What one article alone tells, source by source."""
    found: dict[str, list[FactName]] = {}
    for fact in material.comparison.facts:
        told = tellers(fact, material)
        if len(told) == 1:
            found.setdefault(told[0], []).append(material.fact_names[fact.id])
    return tuple(
        OnlyIn(
            source=material.names[source.id],
            title=material.say("only.title", source=material.names[source.id].name),
            count=material.say.count("count.facts", len(found[source.id])),
            more=_more(len(found[source.id]) - AGREED, material),
            facts=tuple(found[source.id]),
            first=AGREED,
        )
        for source in material.judged
        if source.id in found
    )


def _more(number: int, material: Material) -> str:
    return material.say("only.more", n=material.say.number(number)) if number > 0 else ""


def rest(material: Material) -> str:
    """How many shared facts the print edition leaves to the grid."""
    number = len(material.shared) - len(material.in_full)
    words = material.say.number(number)
    key = "rest_one" if number == 1 else "rest"
    return material.say(f"fact.{key}", n=words) if number else ""


def cards(material: Material) -> tuple[SourceCard, ...]:
    """The articles, in order of date."""
    return tuple(_card(source, material) for source in material.sources)


def _card(source: Source, material: Material) -> SourceCard:
    say, own = material.say, material.sentences_of[source.id]
    words = sum(len(sentence.text.split()) for sentence in own)
    length = [say.figure("count.words", words), say.figure("count.sentences", len(own))]
    return SourceCard(
        source=material.names[source.id],
        headline=source.title if source.title and material.quotation.allows_words(source.title) else "",
        byline=source.byline or "",
        date=say.period(source.published.date, source.published.latest),
        basis=say(f"date.basis_{source.published.basis}"),
        date_note=_date_note(source, material),
        length=", ".join(length),
        rests_on=_rests_on(source, material),
        url=safe_url(source.url),
        excluded=say("source.excluded", why=source.excluded) if source.excluded else "",
    )


def _date_note(source: Source, material: Material) -> str:
    say, published = material.say, source.published
    note = published.note
    if not note and published.words:
        note = say("date.rests", words=say.series(say.quoted(" ".join(w.text.split())) for w in published.words))
    return note if material.quotation.allows_words(note) else ""


def _rests_on(source: Source, material: Material) -> tuple[str, ...]:
    lines = tuple(_rests_line(link, material) for link in material.lineage if link.source == source.id)
    return lines or (material.say("source.alone"),) if source.excluded is None else ()


def _rests_line(link: Lineage, material: Material) -> str:
    origin = material.names[link.origin].name if link.origin in material.names else link.origin
    if link.direction == "cannot_tell" and link.origin in material.names:
        return material.say("source.kin", origin=origin)
    return material.say("source.draws" if link.relation in DRAWN else "source.cites", origin=origin)


def _drawn(material: Material) -> list[Lineage]:
    """Articles that draw on another one of the story."""
    return [
        link
        for link in material.lineage
        if link.relation in DRAWN and link.direction != "cannot_tell" and link.origin in material.names
    ]
