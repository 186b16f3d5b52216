"""From pair scores to groups of sentences that share a fact."""

import numpy as np

from reportgen.alignment.lines import Lines, Table


def group(scores: Table, lines: Lines, pair_from: float, group_from: float) -> list[tuple[int, ...]]:
    """Rows of `lines` in groups; a sentence that holds several statements may stand in several groups.

    Every pair that scores at least `pair_from`, best first, joins the group that its one new member likes best, if
    that member scores at least `group_from` with every member of another source; else it starts a group. So no group
    drifts from its start by a chain of likeness, and a pair that a whole group bears out is made from a little less.
    """
    apart = lines.source[:, None] != lines.source[None, :]
    rows, columns = np.nonzero(np.triu(scores, 1) >= pair_from)
    order = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda pair: (-scores[pair], pair))
    groups: list[set[int]] = []
    for i, j in order:
        if any(i in members and j in members for members in groups):
            continue
        welcome: list[tuple[float, int, int]] = []
        for number, members in enumerate(groups):
            new = {i, j} - members
            if len(new) == 1:
                k = new.pop()
                others = [m for m in sorted(members) if apart[k, m]]
                if scores[k, others].min() >= group_from:
                    welcome.append((float(scores[k, others].mean()), -number, k))
        if welcome:
            _, number, k = max(welcome)
            groups[-number].add(k)
        else:
            groups.append({i, j})
    return sorted({tuple(sorted(members)) for members in groups})
