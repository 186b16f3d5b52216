"""How much a fact matters in its story, by stated rules."""

from collections.abc import Sequence

from reportgen.facts.story import Story
from reportgen.model import Difference, DifferenceKind, Sentence

KIND_WEIGHTS: dict[DifferenceKind, float] = {
    "contradiction": 1.0,
    "number": 0.9,
    "quote": 0.8,
    "cause": 0.8,
    "time": 0.7,
    "name_place": 0.7,
    "detail": 0.5,
    "attribution": 0.5,
    "certainty": 0.5,
    "label": 0.4,
    "loaded": 0.4,
}
"""An editor's order: what can be checked and cannot both be right comes first, wording last."""


def weigh(members: Sequence[Sentence], differences: Sequence[Difference], story: Story) -> float:
    """The weight of a fact, 0 to 1: half for the share of articles that tell it, a quarter each for how high it stands.

    and for the weightiest difference among its tellings.
    """
    sources = {member.source for member in members}
    told = (len(sources) - 1) / max(1, len(story.articles) - 1)
    top = {source: min(story.depth(m) for m in members if m.source == source) for source in sources}
    height = 1 - sum(sorted(top.values())) / len(top)
    differing = max((KIND_WEIGHTS[difference.kind] for difference in differences), default=0.0)
    return round(0.5 * told + 0.25 * height + 0.25 * differing, 4)
