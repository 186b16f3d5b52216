"""Pair F1 and B-cubed of groups against the gold of training stories, counted as the bench's scorer counts them."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from training.pair_stories import Labelled


class Figures(NamedTuple):
    """Over all stories together."""

    pair_precision: float
    pair_recall: float
    pair_f1: float
    cubed_precision: float
    cubed_recall: float
    cubed_f1: float
    facts: int

    @property
    def pair_careful(self) -> float:
        """Pair F0.7: precision weighs some one and a half times as much as recall (van Rijsbergen 1979)."""
        p, r = self.pair_precision, self.pair_recall
        return 1.49 * p * r / (0.49 * p + r) if p + r else 0.0

    def __str__(self) -> str:
        return (
            f"pairs P {self.pair_precision:.3f} R {self.pair_recall:.3f} F1 {self.pair_f1:.4f}, "
            f"B-cubed P {self.cubed_precision:.3f} R {self.cubed_recall:.3f} F1 {self.cubed_f1:.4f}, {self.facts} facts"
        )


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def _beside(facts: Sequence[Sequence[str]]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for fact in facts:
        for sentence in fact:
            out.setdefault(sentence, set()).update(fact)
    return out


def _pairs(facts: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """Gold ids begin with their source's letter."""
    return {(a, b) for fact in facts for a, b in combinations(sorted(set(fact)), 2) if a[0] != b[0]}


def figures(stories: Sequence[Labelled], groups: Sequence[Sequence[Sequence[int]]]) -> Figures:
    """`groups` are rows of each story's lines."""
    hits = made = wanted = facts = 0
    precision: list[float] = []
    recall: list[float] = []
    for story, found in zip(stories, groups, strict=True):
        result = [[story.ids[row] for row in group] for group in found]
        gold = [fact["in"] for fact in story.gold["facts"]]
        right = _pairs(gold)
        ours = _pairs(result) - ({tuple(sorted(p)) for p in story.gold["optional"]} - right)
        hits, made, wanted, facts = hits + len(right & ours), made + len(ours), wanted + len(right), facts + len(result)
        wanted_beside = _beside(gold)
        made_beside = _beside([fact for fact in result if len({sentence[0] for sentence in fact}) > 1])
        precision += [len(wanted_beside.get(s, {s}) & v) / len(v) for s, v in made_beside.items()]
        recall += [len(v & made_beside.get(s, {s})) / len(v) for s, v in wanted_beside.items()]
    p, r = hits / max(1, made), hits / wanted
    cubed = sum(precision) / max(1, len(precision)), sum(recall) / len(recall)
    return Figures(p, r, _harmonic(p, r), *cubed, _harmonic(*cubed), facts)
