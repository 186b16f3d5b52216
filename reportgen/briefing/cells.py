"""How each source stands to one fact, and where the fact stands in the articles."""

from reportgen.briefing.material import KINDS, TOLD, Material, tellers
from reportgen.briefing.view import Cell
from reportgen.model import Difference, Fact, Source

VALUE_LENGTH = 28
"""Characters of a value that a cell of the grid holds on two lines."""
NAMING = frozenset({"label", "loaded"})
"""Kinds that make no cell differ: the fact is the same, however it is called."""


def cells(fact: Fact, material: Material) -> tuple[Cell, ...]:
    """One cell for each judged source, in order of date."""
    return tuple(_cell(fact, source, material) for source in material.judged)


def position(fact: Fact, material: Material) -> float:
    """How far down the articles that tell it the fact stands on average, 0 to 1."""
    places = [place(fact, source, material) for source in tellers(fact, material)]
    found = [at for at in places if at is not None]
    return round(sum(found) / max(1, len(found)), 4)


def place(fact: Fact, source: str, material: Material) -> float | None:
    """Where a fact stands in one article: 0 its first sentence, 1 its last; None where it is absent."""
    starts = [m.start for m in fact.mentions if m.source == source]
    if not starts:
        return None
    own = [s for s in material.sentences_of[source] if s.part == "body"]
    before = sum(sentence.end <= min(starts) for sentence in own)
    return round(before / max(1, len(own) - 1), 4)


def _cell(fact: Fact, source: Source, material: Material) -> Cell:
    name, told = material.names[source.id], fact.coverage[source.id]
    word = material.say(f"status.{told.status}")
    value = " ".join(told.value.split())
    shown = value and len(value) <= VALUE_LENGTH and material.quotation.allows_words(value)
    target = (
        f"{material.fact_names[fact.id].anchor}-{name.anchor}"
        if told.status in TOLD or told.nearest
        else material.fact_names[fact.id].anchor
    )
    return Cell(
        source=name,
        status=told.status,
        word=value if shown and told.status in TOLD else word,
        target=target,
        hint=word if shown and told.status in TOLD else "",
        kind=_kind(fact, source, value if shown else "", material) if told.status == "differs" else "",
    )


def _kind(fact: Fact, source: Source, value: str, material: Material) -> str:
    """What a telling differs in, by name: the kind of its `value`, else the foremost that sets it off from the telling
    which the statement is taken from."""
    own = {mention.sentence for mention in fact.mentions if mention.source == source.id}
    stating = {m.sentence for m in fact.mentions if m.source == material.sentence[fact.statement_from].source}
    mine = [d for d in fact.differences if own & set(d.between) and d.kind not in NAMING]
    exact = [d for d in mine if value in _words(d, own)]
    within = [d for d in mine if value and any(value in words for words in _words(d, own))]
    found = exact or within or [d for d in mine if stating & set(d.between)] or mine
    return material.say(f"difference.{min((d.kind for d in found), key=KINDS.index)}") if found else ""


def _words(difference: Difference, sentences: set[str]) -> list[str]:
    return [" ".join(words.text.split()) for words in difference.words if words.sentence in sentences]
