"""Which two sentences of one article tell the same fact: the second mention of a fact against another statement."""

import numpy as np

from reportgen.alignment.features import Indices, Likeness
from reportgen.alignment.lines import Lines, Table

SHARED_FROM = 0.1
"""Two sentences of one source are looked at if some sentence of another scores at least this with both."""

CHUNK = 4096
"""Pairs measured at once: a row of partners each, so that a story of 1,500 sentences takes 50 MB."""


def kindred_pairs(scores: Table, lines: Lines) -> tuple[Indices, Indices]:
    """Pairs of one source that share a likely partner, the first index the smaller."""
    likely = (scores >= SHARED_FROM).astype(np.float32)
    together = (likely @ likely.T > 0) & (lines.source[:, None] == lines.source[None, :])
    i, j = np.nonzero(np.triu(together, 1))
    return i.astype(np.int64), j.astype(np.int64)


def kindred_features(scores: Table, alike: Likeness, lines: Lines, i: Indices, j: Indices) -> Table:
    """One row a pair of one source: likeness, the partners that both have, distance, length."""
    parts = [slice(start, start + CHUNK) for start in range(0, max(1, len(i)), CHUNK)]
    return np.concatenate([_features(scores, alike, lines, i[part], j[part]) for part in parts])


def _features(scores: Table, alike: Likeness, lines: Lines, i: Indices, j: Indices) -> Table:
    common = -np.sort(-np.minimum(scores[i], scores[j]), axis=1)
    length = np.linalg.norm(scores, axis=1)
    inner = (scores[i] * scores[j]).sum(axis=1) / np.maximum(1e-6, length[i] * length[j])
    return np.stack(
        [
            alike.weighted[i, j],
            np.sqrt(np.maximum(0, alike.weighted[i, j])),
            alike.pooled[i, j],
            alike.centred[i, j],
            alike.meaning[i, j],
            common[:, 0],
            common[:, 1],
            inner,
            1 / (1 + np.abs(lines.order[i] - lines.order[j])),
            (lines.headline[i] | lines.headline[j]).astype(np.float32),
            np.log1p(np.minimum(lines.length[i], lines.length[j])),
        ],
        axis=1,
    ).astype(np.float32)
