"""From scores to groups of sentences that share a fact."""

import numpy as np

from reportgen.alignment.lines import Lines, Table


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
            if bool((scores[new, members] >= needed[new, members]).all()):
                welcome.append((float(scores[new, members].mean()), -number, new))
        if welcome:
            _, number, new = max(welcome)
            groups[-number].add(new)
            groups_of[new].add(-number)
        else:
            groups.append({i, j})
            holding_i.add(len(groups) - 1)
            holding_j.add(len(groups) - 1)
    return sorted({tuple(sorted(members)) for members in groups})
