"""From scores to groups of sentences that share a fact."""

import numpy as np

from reportgen.alignment.features import Indices
from reportgen.alignment.lines import Lines, Table

MEAN_FROM = 0.5
"""Average score with the members of a group from which a sentence joins it: more likely than not."""

TWIN_SHARE = 0.6
TWIN_SCORE = 0.35
SAME_SHARE = 0.75
"""Two groups are one fact if they have `TWIN_SHARE` of the smaller in common, from two sources at least, and their
other members score `TWIN_SCORE` with each other on average; with `SAME_SHARE` in common, whatever the rest. Chosen on
held-out training stories: less than half as many rows that look alike, at no cost in B-cubed (notebook, 24 to 27)."""


def group(scores: Table, lines: Lines, pair_from: float, group_from: float, own_from: float) -> list[tuple[int, ...]]:
    """Rows of `lines` in groups; a sentence that holds several statements may stand in several groups.

    Every pair that scores at least `pair_from`, best first, joins the group that its one new member likes best, if
    that member scores at least `group_from` with every member of another source and `own_from` with every member of
    its own; else it starts a group. So no group drifts from its start by a chain of likeness, a pair that a whole
    group bears out is made from a little less, and two statements of one article are not run together because a long
    sentence of another article holds both.

    Args:
        scores: symmetric, of all pairs of sentences, those of one source included.
        lines: the story.
        pair_from: threshold for a pair of two sources.
        group_from: threshold for two members of two sources in one group.
        own_from: threshold for two members of one source in one group.
    """
    apart = lines.source[:, None] != lines.source[None, :]
    needed = np.where(apart, np.float32(group_from), np.float32(own_from))
    rows, columns = np.nonzero(np.triu(np.where(apart, scores, 0), 1) >= pair_from)
    order = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda pair: (-scores[pair], pair))
    groups: list[set[int]] = []
    groups_of: dict[int, set[int]] = {}
    for i, j in order:
        holding_i, holding_j = groups_of.setdefault(i, set()), groups_of.setdefault(j, set())
        if holding_i & holding_j:
            continue
        welcome: list[tuple[float, int, int]] = []
        for number in holding_i | holding_j:
            new = j if number in holding_i else i
            members = sorted(groups[number])
            mean = float(scores[new, members].mean())
            if mean >= MEAN_FROM and bool((scores[new, members] >= needed[new, members]).all()):
                welcome.append((mean, -number, new))
        if welcome:
            _, number, new = max(welcome)
            groups[-number].add(new)
            groups_of[new].add(-number)
        else:
            groups.append({i, j})
            holding_i.add(len(groups) - 1)
            holding_j.add(len(groups) - 1)
    return sorted({tuple(sorted(members)) for members in _fold_twins(groups, scores, lines.source)})


def _fold_twins(groups: list[set[int]], scores: Table, source: Indices) -> list[set[int]]:
    """The groups with every twin folded into the larger one, the most alike first."""
    folded = {number: set(members) for number, members in enumerate(groups)}
    alike: dict[tuple[int, int], float] = {}
    changed = set(folded)
    while True:
        for one in sorted(changed):
            for other, members in folded.items():
                if other != one and (other > one or other not in changed) and not members.isdisjoint(folded[one]):
                    small, large = sorted((one, other), key=lambda number: (len(folded[number]), -number))
                    alike[small, large] = _twinship(folded[small], folded[large], scores, source)
        twins = [(score, -small, -large) for (small, large), score in alike.items() if score >= TWIN_SCORE]
        if not twins:
            return list(folded.values())
        _, small, large = max(twins)
        folded[-large] |= folded.pop(-small)
        alike = {pair: score for pair, score in alike.items() if -small not in pair and -large not in pair}
        changed = {-large}


def _twinship(small: set[int], large: set[int], scores: Table, source: Indices) -> float:
    """How well what only one of two groups has goes with what only the other has; 0 where they are no twins."""
    core = small & large
    share = len(core) / len(small)
    if share < TWIN_SHARE or len({int(source[row]) for row in core}) < 2:
        return 0.0
    new, rest = sorted(small - core), sorted(large - core)
    mean = float(scores[np.ix_(new, rest)].mean()) if new and rest else 1.0
    return max(mean, TWIN_SCORE) if share >= SAME_SHARE else mean
