"""From pair scores to groups that share a fact."""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


def group(scores: Matrix, threshold: float) -> list[tuple[int, ...]]:
    """Every pair over `threshold`, best first, joins the first group all of whose other-source members it matches.

    `scores` is symmetric and 0 between sentences of one source. A group never drifts: each two members of different
    sources stand over the threshold themselves. A sentence may be in several groups.
    """
    rows, columns = np.nonzero(np.triu(scores, 1) >= threshold)
    order = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda p: (-scores[p], p))
    groups: list[set[int]] = []
    for i, j in order:
        if any(i in g and j in g for g in groups):
            continue
        for g in groups:
            new = {i, j} - g
            if len(new) == 1 and all(scores[k, m] >= threshold or scores[k, m] == 0 for k in new for m in g):
                g |= new
                break
        else:
            groups.append({i, j})
    return sorted(tuple(sorted(g)) for g in groups)
