"""The ladder of attribution in words: who is credited with a fact by which articles, and what differs between them."""

from collections.abc import Sequence

from reportgen.briefing.material import Material
from reportgen.briefing.telling import credited
from reportgen.briefing.view import Step, StepWord
from reportgen.model import Fact, LadderStep, OriginGroup, Rung


def ladder(fact: Fact, material: Material) -> tuple[Step, ...]:
    """The rungs of a fact, grouped by who is credited; none where all articles do it alike."""
    order = {source.id: number for number, source in enumerate(material.sources)}
    rungs = sorted(fact.ladder, key=lambda rung: order[rung.source])
    groups: list[list[Rung]] = []
    for rung in sorted(rungs, key=lambda rung: (-len(_words(rung)), order[rung.source])):
        alike = next((group for group in groups if _alike(group[0], rung)), None)
        groups.append([rung]) if alike is None else alike.append(rung)
    if len(groups) < 2 and not any(rung.steps for rung in rungs):
        return ()
    groups = [part for group in groups for part in _by_steps(sorted(group, key=lambda rung: order[rung.source]))]
    groups.sort(key=lambda group: (group[0].kind == "own", -len(group), order[group[0].source]))
    return tuple(_step(group, {rung.source: rung for rung in rungs}, material) for group in groups)


def _by_steps(group: Sequence[Rung]) -> list[list[Rung]]:
    """The rungs of a group apart where not the same sets them off from others."""
    parts: dict[tuple[str, ...], list[Rung]] = {}
    for rung in group:
        parts.setdefault(tuple(sorted({step.kind for step in rung.steps})), []).append(rung)
    return list(parts.values())


def origins(fact: Fact, material: Material) -> str:
    """Which articles count as one origin of a fact, for what reason; "" where none do."""
    if not any(len(group.sources) > 1 for group in fact.origin_groups):
        return ""
    groups = sorted(fact.origin_groups, key=lambda group: -len(group.sources))
    return material.say("origins.groups", groups="; ".join(_group(each, material) for each in groups))


def _group(group: OriginGroup, material: Material) -> str:
    say = material.say
    names = say.series(material.names[source].short for source in group.sources)
    if len(group.sources) < 2:
        return names
    reasons = [say("origins.draws")] if group.draws else []
    reasons += [say("origins.outlet", outlet=say.series(group.outlets))] if group.outlets else []
    return say("origins.together", sources=names, why=say.series(reasons))


def _words(rung: Rung) -> frozenset[str]:
    return frozenset((rung.speaker or "").casefold().replace("the ", "").split())


def _alike(longer: Rung, rung: Rung) -> bool:
    """Whether two rungs credit the same speaker: the same name, or a shorter form of it."""
    if longer.kind != rung.kind or (longer.speaker is None) != (rung.speaker is None):
        return False
    return _words(rung) <= _words(longer)


def _step(group: Sequence[Rung], rungs: dict[str, Rung], material: Material) -> Step:
    say = material.say
    cut = f" {say('language.cut')} "
    words = [say.quoted(cut.join(span.text for span in rung.words)) for rung in group if _shown(rung, material)]
    held: dict[LadderStep, list[Rung]] = {}
    for rung in group:
        for step in rung.steps:
            held.setdefault(step, []).append(rung)
    return Step(
        says=_who(max(group, key=lambda rung: len(_words(rung))), material),
        sources=tuple(material.names[rung.source] for rung in group),
        words=tuple(dict.fromkeys(" ".join(each.split()) for each in words)),
        steps=tuple(
            StepWord(kind=step.kind, word=say(f"ladder.{step.kind}"), note=_note(own, step, rungs, material))
            for step, own in sorted(held.items(), key=lambda pair: pair[0].kind)
        ),
    )


def _shown(rung: Rung, material: Material) -> bool:
    return bool(rung.words) and rung.sentence in material.printed


def _who(rung: Rung, material: Material) -> str:
    return credited(rung.kind, rung.speaker, material)


def _note(own: Sequence[Rung], step: LadderStep, rungs: dict[str, Rung], material: Material) -> str:
    """A step in a sentence, with the articles by name; "" where the rung itself already says it all."""
    say, number = material.say, "one" if len(own) == 1 else "other"
    others = [rungs[other] for other in step.than]
    names = {"sources": _names(own, material), "others": _names(others, material)}
    draws = " " + say(f"ladder.drawn.{number}", **names) if step.drawn else ""
    if step.kind == "credited":
        return say(f"ladder.note_credited.{number}", **names) + draws if draws else ""
    if step.kind in ("plain", "other_source"):
        credits = say.series(_credit(who, others, material) for who in dict.fromkeys(_who(o, material) for o in others))
        key = f"ladder.note_{step.kind}.{number}"
        return say(key, who=_who(own[0], material), credits=credits, **names) + draws
    words = list(dict.fromkeys(_hedges(others if step.kind == "hedge_dropped" else own, material)))
    key = f"ladder.note_{step.kind}" + ("" if words else "_bare")
    return say(key, words=say.series(words), **names) + draws


def _credit(who: str, others: Sequence[Rung], material: Material) -> str:
    own = [rung for rung in others if _who(rung, material) == who]
    key = "ladder.credits.one" if len(own) == 1 else "ladder.credits.other"
    return material.say(key, sources=_names(own, material), who=who)


def _hedges(rungs: Sequence[Rung], material: Material) -> list[str]:
    return [
        material.say.quoted(" ".join(words.text.split()))
        for rung in rungs
        for words in rung.hedges
        if words.sentence in material.printed
    ]


def _names(rungs: Sequence[Rung], material: Material) -> str:
    return material.say.series(material.names[rung.source].name for rung in rungs)
