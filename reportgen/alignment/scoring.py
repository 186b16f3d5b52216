"""From lines to calibrated scores: a survey of all pairs, trees on the promising, a second look at the likely ones.

The second look weighs two opinions: trees that see what the first scores say around a pair, and a close reading.
"""

from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reportgen.alignment import close, features
from reportgen.alignment.context import around
from reportgen.alignment.features import Indices, Likeness
from reportgen.alignment.kindred import kindred_features, kindred_pairs
from reportgen.alignment.lines import Lines, Table
from reportgen.alignment.trees import Trees

MOST_MEASURED, MOST_JUDGED = 60_000, 3_000
"""Bounds of the time that stories of many articles take: reached from some 25 articles of 30 sentences on."""


class PairModel(NamedTuple):
    """All that was learned from the training stories (training/MODEL_CARD.md)."""

    promise: Table
    promise_bias: float
    measured_from: float
    """Pairs with less promise are not measured: they score 0."""
    trees: Trees
    judged_from: float
    """Pairs to which the trees give less than this are not judged: they keep the trees' score."""
    centre: Table
    spread: Table
    again: Trees
    blend: Table
    """Weights of the second trees' and the close reading's log odds, and an offset: a logistic regression on held-out
    stories (Platt 1999)."""
    kindred: Table
    kindred_bias: float
    """Logistic regression for two sentences of one source."""
    pair_from: float
    group_from: float
    own_from: float
    """Thresholds of the grouping, chosen on held-out stories."""


@cache
def load() -> PairModel:
    """The model in the package."""
    path = resources.files("reportgen.alignment").joinpath("data/pair_model.npz")
    with path.open("rb") as file, np.load(file) as archive:
        stored: dict[str, Any] = {name: archive[name] for name in archive.files}
    return of(stored)


def of(stored: dict[str, Any]) -> PairModel:
    """The model from its arrays."""
    return PairModel(
        promise=stored["promise.weight"].astype(np.float32),
        promise_bias=float(stored["promise.bias"]),
        measured_from=float(stored["measured_from"]),
        trees=Trees(stored["trees"]),
        judged_from=float(stored["judged_from"]),
        centre=stored["centre"].astype(np.float32),
        spread=stored["spread"].astype(np.float32),
        again=Trees(stored["again"]),
        blend=stored["blend"].astype(np.float32),
        kindred=stored["kindred.weight"].astype(np.float32),
        kindred_bias=float(stored["kindred.bias"]),
        pair_from=float(stored["pair_from"]),
        group_from=float(stored["group_from"]),
        own_from=float(stored["own_from"]),
    )


def _most(values: Table, least: float, most: int) -> npt.NDArray[np.bool_]:
    """Which values are at least `least` and, by rank, not below the `most` greatest; equals stand or fall together."""
    if len(values) > most:
        least = max(least, float(np.partition(values, -most)[-most]))
    return np.asarray(values >= least)


def sigmoid(x: Table) -> Table:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def table(size: int, i: Indices, j: Indices, values: Table) -> Table:
    """A symmetric table with `values` at the pairs, 0 elsewhere."""
    out = np.zeros((size, size), np.float32)
    out[i, j] = out[j, i] = values
    return out


def cross_pairs(lines: Lines) -> tuple[Indices, Indices]:
    """All pairs of sentences of two sources, the first index the smaller, in order."""
    i, j = np.nonzero(np.triu(lines.source[:, None] != lines.source[None, :], 1))
    return i.astype(np.int64), j.astype(np.int64)


def worth(model: PairModel, surveyed: Table) -> Table:
    """How promising the surveyed pairs are, as log odds."""
    return np.asarray(features.promise(surveyed) @ model.promise + model.promise_bias, np.float32)


def judge_features(first: Table, alike: Likeness, lines: Lines, i: Indices, j: Indices, rows: Table) -> Table:
    """The measured features with what the first scores say around each pair."""
    return features.scaled(np.concatenate([rows, around(first, alike, lines, i, j)], axis=1))


def _add_kindred(model: PairModel, scores: Table, alike: Likeness, lines: Lines) -> None:
    """Fill in the scores of pairs of one source, which rest on the others."""
    i, j = kindred_pairs(scores, lines)
    odds = kindred_features(scores, alike, lines, i, j) @ model.kindred + model.kindred_bias
    scores[i, j] = scores[j, i] = sigmoid(odds)


class Scored(NamedTuple):
    """Symmetric tables over the sentences of a story."""

    scores: Table
    """Calibrated, to four decimals; 0 for pairs that were not measured. Those of one source say whether both tell
    one fact, for the grouping alone."""
    likeness: Table
    """In words and meaning; tells among sentences that score the same which is nearer."""


def score(lines: Lines) -> Scored:
    """Scores of all pairs of sentences of two sources."""
    model, size = load(), len(lines.sentences)
    i, j = cross_pairs(lines)
    alike = features.likeness(lines)
    surveyed = features.survey(lines, alike, i, j)
    near = np.asarray(alike.weighted + alike.pooled, np.float32)
    kept = _most(worth(model, surveyed), model.measured_from, MOST_MEASURED)
    if not kept.any():
        return Scored(np.zeros((size, size), np.float32), near)
    i, j, rows = i[kept], j[kept], surveyed[kept]
    del surveyed, kept  # the largest tables of a large story
    rows = np.concatenate([rows, features.measure(lines, i, j)], axis=1)
    odds = model.trees.log_odds(rows)
    first = table(size, i, j, sigmoid(odds))
    doubtful = _most(first[i, j], model.judged_from, MOST_JUDGED)
    a, b = i[doubtful], j[doubtful]
    inputs = (judge_features(first, alike, lines, a, b, rows[doubtful]) - model.centre) / model.spread
    inputs = np.asarray(np.clip(inputs, -4, 4), np.float32)
    second = model.blend[0] * model.again.log_odds(inputs) + model.blend[2]
    second += model.blend[1] * close.log_odds(lines, a, b, inputs, odds[doubtful])
    out = first.copy()
    out[a, b] = out[b, a] = sigmoid(second)
    _add_kindred(model, out, alike, lines)
    return Scored(np.asarray(out.round(4), np.float32), near)
