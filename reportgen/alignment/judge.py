"""The second opinion: a small network that compares the pieces of two sentences one by one.

Decomposable attention (Parikh et al. 2016) over the encoder's vectors: every piece of one sentence is set against the
mix of the other's pieces that it is most like; what is compared is weighed by a learned gate; the sums of both sides
join the measured features in a last layer.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from reportgen.alignment.features import Indices
from reportgen.alignment.lines import Lines, Table

PIECES = 26
"""Content pieces read of a sentence; 97 in 100 sentences of the training stories have no more."""
CHUNK = 256
ABSENT = np.float32(-9)


class Pieces(NamedTuple):
    """Content pieces of all sentences in one block: rows are sentences, columns pieces, padded with zeros."""

    number: Indices
    state: Table
    unit: Table
    there: Table
    weight: Table
    """Rarity in the story and rank in general, scaled to about 1."""

    def narrowed(self, width: int) -> "Pieces":
        """The first `width` pieces of every sentence."""
        return Pieces(
            self.number[:, :width],
            self.state[:, :width],
            self.unit[:, :width],
            self.there[:, :width],
            self.weight[:, :width],
        )


def lay_pieces(lines: Lines) -> Pieces:
    """The first pieces of each sentence, as the judge reads them."""
    size, width = len(lines.sentences), lines.vectors.shape[1]
    number = np.zeros((size, PIECES), np.int64)
    state = np.zeros((size, PIECES, width), np.float32)
    there = np.zeros((size, PIECES), np.float32)
    weight = np.zeros((size, PIECES, 2), np.float32)
    for row, (pieces, states, weights) in enumerate(zip(lines.pieces, lines.states, lines.piece_weights, strict=True)):
        k = min(PIECES, len(pieces))
        number[row, :k], state[row, :k], there[row, :k] = pieces[:k], states[:k], 1.0
        weight[row, :k] = weights[:k]
    unit = state / np.maximum(np.linalg.norm(state, axis=-1, keepdims=True), 1e-9)
    return Pieces(number, state, unit, there, weight)


class Network(NamedTuple):
    """The weights of one trained network; matrices map rows from the left."""

    project: tuple[Table, Table]
    compare: tuple[tuple[Table, Table], ...]
    gate: tuple[Table, Table]
    sharpness: float
    last: tuple[tuple[Table, Table], ...]

    @classmethod
    def of(cls, stored: Mapping[str, Any], prefix: str) -> "Network":
        """The network kept under `prefix` in the model's file."""

        def layer(name: str) -> tuple[Table, Table]:
            return (
                stored[f"{prefix}.{name}.weight"].astype(np.float32).T.copy(),
                stored[f"{prefix}.{name}.bias"].astype(np.float32),
            )

        return cls(
            project=layer("project"),
            compare=(layer("compare.0"), layer("compare.3")),
            gate=layer("gate"),
            sharpness=float(np.exp(stored[f"{prefix}.sharpness"])),
            last=(layer("last.0"), layer("last.3")),
        )


def _linear(rows: Table, layer: tuple[Table, Table]) -> Table:
    return np.asarray(rows @ layer[0] + layer[1], np.float32)


def _sigmoid(x: Table) -> Table:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def _side(net: Network, own: Table, other: Table, alike: Table, there: Table, weight: Table, same: Table) -> Table:
    """One sentence of each pair against its other. `alike` is ABSENT where the other has no piece."""
    attention = np.exp(net.sharpness * (alike - alike.max(axis=2, keepdims=True)))
    attention /= attention.sum(axis=2, keepdims=True)
    mixed = attention @ other
    nearest = np.maximum(alike.max(axis=2), -1)
    rows = np.concatenate(
        [
            own, mixed, np.abs(own - mixed), own * mixed, weight,
            nearest[..., None], same[..., None], (nearest - nearest.sum(axis=1, keepdims=True) / PIECES)[..., None],
        ],
        axis=2,
    )  # fmt: skip
    value = np.maximum(_linear(np.maximum(_linear(rows, net.compare[0]), 0), net.compare[1]), 0)
    gate = _sigmoid(_linear(rows, net.gate)) * there[..., None]
    total = (value * gate).sum(axis=1)
    return np.concatenate([total / 6, total / (gate.sum(axis=1) + 0.5)], axis=1)


def log_odds(networks: Sequence[Network], pieces: Pieces, i: Indices, j: Indices, features: Table) -> Table:
    """Mean log odds of the networks that `(i[k], j[k])` share a fact; `features` are scaled, one row a pair.

    Pairs are taken in order of length, so that short sentences are not padded to the longest.
    """
    out = np.zeros(len(i), np.float32)
    counts = pieces.there.sum(axis=1).astype(np.int64)
    longest = np.maximum(counts[i], counts[j])
    order = np.argsort(longest, kind="stable")
    for net in networks:
        projected = np.tanh(_linear(pieces.state, net.project))
        for start in range(0, len(order), CHUNK):
            part = order[start : start + CHUNK]
            width = max(1, int(longest[part[-1]]))
            cut = pieces.narrowed(width)
            rows = np.concatenate(
                [*_both_sides(net, cut, projected[:, :width], i[part], j[part]), features[part]], axis=1
            )
            out[part] += _linear(np.maximum(_linear(rows, net.last[0]), 0), net.last[1])[:, 0]
    return np.asarray(out / max(1, len(networks)), np.float32)


def _both_sides(net: Network, pieces: Pieces, projected: Table, a: Indices, b: Indices) -> tuple[Table, Table]:
    """What the network makes of each side of the pairs: the lesser and the greater of the two, value by value."""
    alike = pieces.unit[a] @ pieces.unit[b].transpose(0, 2, 1)
    same = (pieces.number[a][:, :, None] == pieces.number[b][:, None, :]).astype(np.float32)
    forth = np.where(pieces.there[b][:, None, :] > 0, alike, ABSENT)
    back = np.where(pieces.there[a][:, None, :] > 0, alike.transpose(0, 2, 1), ABSENT)
    left = _side(net, projected[a], projected[b], forth, pieces.there[a], pieces.weight[a], same.max(axis=2))
    right = _side(net, projected[b], projected[a], back, pieces.there[b], pieces.weight[b], same.max(axis=1))
    return np.minimum(left, right), np.maximum(left, right)
