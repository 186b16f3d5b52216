"""The close reading of a pair: a small transformer over both sentences, which corrects the trees' log odds.

Its lower layers read each sentence once; its upper ones read the two of a pair, symmetric in both
(training/close_network.py). Start weights: all-MiniLM-L6-v2 (Apache-2.0).
"""

from collections.abc import Sequence
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reportgen.alignment.features import Indices
from reportgen.alignment.lines import Lines, Table, piece_weights
from reportgen.grammar import wordpiece
from reportgen.grammar.graphs import open_graph

LONGEST = 96
"""Tokens read of a sentence, as in training: one in 400 training sentences is longer."""
SENTENCES, PAIRS = 16, 32
"""Rows a run: larger ones were no faster on two cores."""


class Read(NamedTuple):
    """One sentence as the lower layers read it: a row a token."""

    numbers: npt.NDArray[np.int64]
    content: npt.NDArray[np.bool_]
    rarity: Table
    states: Table


def _session(name: str) -> Any:
    """Not kept: a story needs it once, and it holds some 100 MB."""
    with resources.as_file(resources.files("reportgen.alignment").joinpath(f"data/{name}.onnx")) as path:
        return open_graph(path, arena=False)


def log_odds(lines: Lines, i: Indices, j: Indices, features: Table, first: Table) -> Table:
    """Log odds that `(i[k], j[k])` share a fact, from the scaled features and the trees' log odds of each pair.

    The graphs quantise a whole batch on one scale, so batches are cut in order of length and of the rows: the result is
    the same for any order of the pairs.
    """
    if not len(i):
        return np.zeros(0, np.float32)
    used = np.unique(np.concatenate([i, j]))
    read = dict(zip(used.tolist(), _read(lines, used), strict=True))
    length = np.zeros(len(lines.sentences), np.int64)
    length[used] = [len(read[row].numbers) for row in used.tolist()]
    out = np.zeros(len(i), np.float32)
    session = _session("close_upper")
    order = np.lexsort((j, i, np.minimum(length[i], length[j]), np.maximum(length[i], length[j])))
    for start in range(0, len(order), PAIRS):
        part = order[start : start + PAIRS]
        left, right = [read[row] for row in i[part].tolist()], [read[row] for row in j[part].tolist()]
        feed = _sides([*left, *right], [*right, *left]) | {"features": features[part], "first": first[part]}
        out[part] = session.run(None, feed)[0]
    return out


def _sides(own: Sequence[Read], other: Sequence[Read]) -> dict[str, Any]:
    """Sentences, each with the other one of its pair, filled up with zeros."""
    width = max(len(read.numbers) for read in own)
    states = np.zeros((len(own), width, own[0].states.shape[1]), np.float32)
    match, there = np.zeros((len(own), width), np.int64), np.zeros((len(own), width), np.float32)
    rarity = np.zeros((len(own), width, 2), np.float32)
    for row, (mine, theirs) in enumerate(zip(own, other, strict=True)):
        size = len(mine.numbers)
        states[row, :size], rarity[row, :size], there[row, :size] = mine.states, mine.rarity, 1
        match[row, :size] = np.where(mine.content, 1 + np.isin(mine.numbers, theirs.numbers), 0)
    return {"states": states, "match": match, "rarity": rarity, "there": there}


def _read(lines: Lines, used: Indices) -> list[Read]:
    encoded = [wordpiece.encode(sentence.text, LONGEST) for sentence in lines.sentences]
    weights = piece_weights(encoded)
    empty = np.array(sorted(wordpiece.without_content()))
    states = _states([encoded[row] for row in used.tolist()])
    found = []
    for row, state in zip(used.tolist(), states, strict=True):
        numbers = np.array(encoded[row], np.int64)
        content = ~np.isin(numbers, empty)
        found.append(Read(numbers, content, weights[row] * content[:, None], state))
    return found


def _states(encoded: Sequence[list[int]]) -> list[Table]:
    """What the lower layers make of each sentence: tokens x width."""
    found: list[Table] = [np.zeros((0, 0), np.float32)] * len(encoded)
    session = _session("close_lower")
    order = sorted(range(len(encoded)), key=lambda row: (len(encoded[row]), encoded[row]))
    for start in range(0, len(order), SENTENCES):
        part = order[start : start + SENTENCES]
        numbers = np.zeros((len(part), len(encoded[part[-1]])), np.int64)
        there = np.zeros(numbers.shape, np.float32)
        for place, row in enumerate(part):
            numbers[place, : len(encoded[row])], there[place, : len(encoded[row])] = encoded[row], 1
        states = session.run(None, {"numbers": numbers, "there": there})[0]
        for place, row in enumerate(part):
            found[row] = states[place, : len(encoded[row])].copy()
    return found
