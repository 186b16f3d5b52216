"""Gradient-boosted regression trees (Friedman 2001), evaluated from flat arrays."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reportgen.alignment.lines import Table

CHUNK = 4096
"""Rows walked at once, so that the walk stays in the processor's cache."""


class Trees(NamedTuple):
    """One row a tree, one column a node; node 0 is the root; a leaf is its own child on both sides."""

    feature: npt.NDArray[np.int16]
    limit: Table
    left: npt.NDArray[np.int16]
    right: npt.NDArray[np.int16]
    value: Table
    depth: int

    @classmethod
    def of(cls, stored: Mapping[str, Any], prefix: str) -> "Trees":
        """The trees kept under `prefix` in the model's file."""
        own = {name.removeprefix(f"{prefix}."): array for name, array in stored.items() if name.startswith(prefix)}
        return cls(
            feature=own["feature"],
            limit=own["limit"],
            left=own["left"],
            right=own["right"],
            value=own["value"],
            depth=int(own["depth"]),
        )


def log_odds(trees: Trees, rows: Table) -> Table:
    """The sum of all trees' values for each row: the log odds that it is a pair."""
    out = np.zeros(len(rows), np.float32)
    tree = np.arange(len(trees.feature))[None, :]
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        line = np.arange(len(part))[:, None]
        node = np.zeros((len(part), len(trees.feature)), np.int16)
        for _ in range(trees.depth):
            low = part[line, trees.feature[tree, node]] <= trees.limit[tree, node]
            node = np.where(low, trees.left[tree, node], trees.right[tree, node])
        out[start : start + CHUNK] = trees.value[tree, node].sum(axis=1)
    return out
