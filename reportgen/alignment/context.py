"""What the first scores say around a pair: through third sentences, in step with it, and elsewhere."""

import numpy as np

from reportgen.alignment.features import Indices, Likeness, neighbours, standing
from reportgen.alignment.lines import Lines, Table


def _through(left: Table, right: Table, i: Indices, j: Indices) -> list[Table]:
    """The two best and the sum of paths i-k-j; a path is as strong as the product of its legs."""
    best, second, total = (np.zeros(len(i), np.float32) for _ in range(3))
    for start in range(0, len(i), 4096):
        rows = slice(start, start + 4096)
        legs = left[i[rows]] * right[:, j[rows]].T
        top = -np.sort(-np.partition(legs, -2, axis=1)[:, -2:], axis=1)
        best[rows], second[rows], total[rows] = top[:, 0], top[:, 1], legs.sum(axis=1)
    return [best, second, total]


def around(scores: Table, alike: Likeness, lines: Lines, i: Indices, j: Indices) -> Table:
    """One row a pair, from the symmetric table of first scores (0 within a source); columns symmetric in the two."""
    logit = np.log(np.clip(scores, 1e-4, 1 - 1e-4) / (1 - np.clip(scores, 1e-4, 1 - 1e-4))).astype(np.float32)
    own = np.where(lines.source[:, None] == lines.source[None, :], alike.weighted, 0).astype(np.float32)
    np.fill_diagonal(own, 0)
    columns = [logit[i, j]]
    columns += standing(scores, lines, i, j)
    columns += neighbours(scores, lines, i, j)
    sources = len(np.unique(lines.source))
    best, second, total = _through(scores, scores, i, j)
    columns += [best, second, total / max(1, sources - 2)]
    twins = np.stack(_through(scores, own, i, j)), np.stack(_through(own, scores, i, j))
    columns += [*np.minimum(*twins), *np.maximum(*twins)]
    in_source = np.stack([scores[:, lines.source == s].sum(axis=1) for s in np.unique(lines.source)], axis=1)
    best_in = np.stack([scores[:, lines.source == s].max(axis=1) for s in np.unique(lines.source)], axis=1)
    forth, back = in_source[i, lines.source[j]], in_source[j, lines.source[i]]
    whole = scores.sum(axis=1) / max(1, sources - 1)
    strongest = best_in.max(axis=1)
    columns += [
        np.minimum(forth, back), np.maximum(forth, back),
        np.minimum(whole[i], whole[j]), np.maximum(whole[i], whole[j]),
        np.minimum(strongest[i], strongest[j]), np.maximum(strongest[i], strongest[j]),
        scores[i, j] / (np.minimum(forth, back) + 1e-3), scores[i, j] / (np.maximum(forth, back) + 1e-3),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)
