"""What is measured of a pair of sentences."""

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from reportgen.alignment.lines import Lines, Table
from reportgen.grammar import words

Indices = npt.NDArray[np.int64]

SURVEYED = 6 + 3 * 6 + 5
"""Columns of a survey: likeness, standing by three measures, neighbours."""
NEAR, FAR, SLIGHT = 0.6, 0.45, 0.4
"""Cosines of pieces in context: two forms of one word lie over 0.6, words that only share the topic under 0.45."""


def _cosine(rows: npt.NDArray[np.floating[Any]]) -> Table:
    unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(unit @ unit.T, np.float32)


class Likeness(NamedTuple):
    """Likeness of every sentence with every other, by simple measures."""

    words: Table
    weighted: Table
    context: Table
    meaning: Table
    centred: Table
    pooled: Table


def likeness(lines: Lines) -> Likeness:
    """Symmetric tables, one row and one column a sentence."""
    weighted = lines.stems * (lines.rarity * lines.general / 10)
    before = np.zeros_like(weighted)
    before[1:] = np.where((lines.source[1:] == lines.source[:-1])[:, None], weighted[:-1], 0)
    after = np.zeros_like(weighted)
    after[:-1] = np.where((lines.source[1:] == lines.source[:-1])[:, None], weighted[1:], 0)
    pooled = np.stack(
        [
            (w[:, None] * t).sum(axis=0) / w.sum() if len(w) else np.zeros(lines.vectors.shape[1], np.float32)
            for t, w in zip(lines.tokens, lines.token_weights, strict=True)
        ]
    )
    return Likeness(
        words=_cosine(lines.stems * lines.rarity),
        weighted=_cosine(weighted),
        context=_cosine(weighted + 0.4 * before + 0.2 * after),
        meaning=_cosine(lines.vectors),
        centred=_cosine(lines.vectors - lines.vectors.mean(axis=0)),
        pooled=_cosine(pooled - pooled.mean(axis=0)),
    )


def standing(scores: Table, lines: Lines, i: Indices, j: Indices) -> list[Table]:
    """How a pair stands among the pairs of its two sentences: ranks both ways, lead over the best other, spread."""
    n = len(scores)
    rank = np.zeros((n, n), np.float32)
    best = np.zeros((n, n), np.float32)
    spread = np.zeros((n, n), np.float32)
    for source in np.unique(lines.source):
        columns = np.flatnonzero(lines.source == source)
        part = scores[:, columns]
        order = np.argsort(-part, axis=1, kind="stable")
        place = np.empty_like(order)
        np.put_along_axis(place, order, np.broadcast_to(np.arange(len(columns)), order.shape), axis=1)
        rank[:, columns] = place
        top = np.take_along_axis(part, order[:, :2], axis=1)
        second = top[:, 1:2] if len(columns) > 1 else np.zeros_like(top[:, :1])
        best[:, columns] = part - np.where(place == 0, second, top[:, :1])
        spread[:, columns] = (part - part.mean(axis=1, keepdims=True)) / (part.std(axis=1, keepdims=True) + 1e-3)
    forth, back = rank[i, j], rank[j, i]
    return [
        np.minimum(forth, back),
        np.maximum(forth, back),
        np.minimum(best[i, j], best[j, i]),
        np.maximum(best[i, j], best[j, i]),
        np.minimum(spread[i, j], spread[j, i]),
        np.maximum(spread[i, j], spread[j, i]),
    ]


def neighbours(scores: Table, lines: Lines, i: Indices, j: Indices) -> list[Table]:
    """Scores of the pairs next to a pair, in step and out of step; 0 where there is none."""
    n = len(scores)

    def moved(k: Indices, step: int) -> tuple[Indices, npt.NDArray[np.bool_]]:
        other = np.clip(k + step, 0, n - 1)
        return other, (k + step == other) & (lines.source[other] == lines.source[k])

    def at(a: int, b: int) -> Table:
        p, p_ok = moved(i, a)
        q, q_ok = moved(j, b)
        return np.asarray(np.where(p_ok & q_ok, scores[p, q], 0), np.float32)

    diagonal = [at(-1, -1), at(1, 1)]
    aside = [at(-1, 0), at(1, 0), at(0, -1), at(0, 1)]
    return [
        np.maximum(*diagonal),
        np.minimum(*diagonal),
        np.max(aside, axis=0),
        np.mean(aside, axis=0),
        np.max([at(-2, -2), at(2, 2), at(-1, 1), at(1, -1)], axis=0),
    ]


def _word_features(lines: Lines, i: int, js: Indices) -> list[Table]:
    mine = np.flatnonzero(lines.stems[i])
    shared = lines.stems[np.ix_(js, mine)]
    rarity, general = lines.rarity[mine], lines.general[mine]
    weight = rarity * general / 10
    both = shared * weight
    top = -np.sort(-both, axis=1)[:, :3]
    top = np.pad(top, ((0, 0), (0, 3 - top.shape[1])))
    mass = float(weight.sum()) + 1e-6
    theirs = lines.stems[js] @ (lines.rarity * lines.general / 10) + 1e-6
    total = both.sum(axis=1)
    counts = lines.stems[:, mine].sum(axis=0)
    few = max(2.0, 2 / 3 * len(np.unique(lines.source)))
    name, number = lines.is_name[mine], lines.is_number[mine]
    names_i, names_j = weight[name].sum(), (lines.stems[js] * lines.is_name) @ (lines.rarity * lines.general / 10)
    numbers_i, numbers_j = float(number.sum()), (lines.stems[js] * lines.is_number).sum(axis=1)
    shared_numbers = shared[:, number].sum(axis=1)
    other = shared * weight * ~name * ~number
    q_i, q_j = lines.quoted[i], lines.quoted[js]
    w = lines.rarity * lines.general / 10
    qq = (q_j * q_i) @ w
    return [
        total,
        np.minimum(total / mass, total / theirs),
        np.maximum(total / mass, total / theirs),
        shared.sum(axis=1),
        top[:, 0],
        top[:, 1],
        top[:, 2],
        (shared * general).max(axis=1, initial=0),
        (shared * (counts <= few)).sum(axis=1),
        (shared * (counts <= 2 * few)).sum(axis=1),
        both[:, name].sum(axis=1),
        both[:, name].sum(axis=1) / (np.minimum(names_i, names_j) + 0.5),
        np.minimum(names_i, names_j),
        np.maximum(names_i, names_j),
        shared_numbers,
        both[:, number].sum(axis=1),
        np.minimum(numbers_i, numbers_j),
        (shared_numbers == 0) * np.minimum(numbers_i, numbers_j),
        other.sum(axis=1),
        other.max(axis=1, initial=0),
        qq,
        qq / (np.minimum(float(q_i @ w), q_j @ w) + 0.5),
        ((lines.stems[js] * q_i) @ w + (q_j * lines.stems[i]) @ w) / 2,
        np.minimum(q_i.sum(), q_j.sum(axis=1)),
        np.maximum(q_i.sum(), q_j.sum(axis=1)),
    ]


def _run_features(lines: Lines, i: int, js: Indices) -> list[Table]:
    out = []
    for table, rarity in zip(lines.runs, lines.run_rarity, strict=True):
        mine = np.flatnonzero(table[i])
        shared = table[np.ix_(js, mine)] * rarity[mine]
        out += [shared.sum(axis=1), shared.max(axis=1, initial=0)]
    return out


def _late_interaction(lines: Lines, i: int, js: Indices) -> Table:
    """Each piece against the most alike piece of the other sentence (Khattab & Zaharia 2020), weighed by rarity.

    `js` are sentences that have pieces. Eight rows: mean likeness, share of weight that has its like, over both ways;
    weight of strong likeness; the best piece; the weightiest piece without its like, over both ways.
    """
    mine, weight = lines.tokens[i], lines.token_weights[i]
    counts = np.array([len(lines.tokens[j]) for j in js])
    starts = np.cumsum(counts) - counts
    theirs = np.concatenate([lines.token_weights[j] for j in js])
    alike = mine @ np.concatenate([lines.tokens[j] for j in js]).T
    forth, back = np.maximum.reduceat(alike, starts, axis=1), alike.max(axis=0)
    mass, masses = weight.sum(), np.add.reduceat(theirs, starts)
    mean = weight @ forth / mass, np.add.reduceat(theirs * back, starts) / masses
    near = weight @ (forth > NEAR) / mass, np.add.reduceat(theirs * (back > NEAR), starts) / masses
    strong = (
        weight @ np.maximum(forth - SLIGHT, 0) ** 2,
        np.add.reduceat(theirs * np.maximum(back - SLIGHT, 0) ** 2, starts),
    )
    lost = (
        (weight[:, None] * (forth < FAR)).max(axis=0),
        np.maximum.reduceat(theirs * (back < FAR), starts),
    )
    return np.stack(
        [
            *(np.minimum(*mean), np.maximum(*mean), np.minimum(*near), np.maximum(*near), strong[0] + strong[1]),
            *((weight[:, None] * forth).max(axis=0), np.minimum(*lost), np.maximum(*lost)),
        ]
    ).astype(np.float32)


def _clause_features(lines: Lines, i: int, js: Indices) -> list[Table]:
    """Clause against clause, best and mean; best clause against the whole other sentence, both ways."""
    mine = lines.clauses[i]
    counts = np.array([len(lines.clauses[j]) for j in js])
    starts = np.cumsum(counts) - counts
    theirs = np.concatenate([lines.clauses[j] for j in js])
    alike = mine @ theirs.T
    forth = (mine @ lines.vectors[js].T).max(axis=0)
    back = np.maximum.reduceat(theirs @ lines.vectors[i], starts)
    return [
        np.maximum.reduceat(alike.max(axis=0), starts),
        np.add.reduceat(alike.mean(axis=0), starts) / counts,
        np.minimum(forth, back),
        np.maximum(forth, back),
    ]


def _meaning_features(lines: Lines, i: int, js: Indices) -> list[Table]:
    pieces = np.zeros((8, len(js)), np.float32)
    filled = np.array([len(lines.tokens[j]) > 0 for j in js])
    if len(lines.tokens[i]) and filled.any():
        pieces[:, filled] = _late_interaction(lines, i, js[filled])
    return [*pieces, *_clause_features(lines, i, js)]


def _string_features(lines: Lines, i: Indices, j: Indices) -> list[Table]:
    texts = [" ".join(t.lower for t in words.tokens(s.text)) for s in lines.sentences]
    a, b = [texts[k] for k in i], [texts[k] for k in j]
    rows = [[t.stem for t in words.tokens(s.text)] for s in lines.sentences]
    scorers = (fuzz.token_set_ratio, fuzz.token_sort_ratio, fuzz.partial_ratio)
    out = [np.asarray(process.cpdist(a, b, scorer=s, dtype=np.float32), np.float32) for s in scorers]
    order = [LCSseq.normalized_similarity(rows[p], rows[q]) for p, q in zip(i, j, strict=True)]
    return [*out, np.array(order, np.float32)]


def _place_features(lines: Lines, i: Indices, j: Indices) -> list[Table]:
    a, b = lines.length[i], lines.length[j]
    p, q = lines.place[i], lines.place[j]
    return [
        np.minimum(a, b),
        np.maximum(a, b),
        np.minimum(a, b) / np.maximum(np.maximum(a, b), 1),
        np.minimum(p, q),
        np.maximum(p, q),
        np.abs(p - q),
        np.minimum(lines.order[i], lines.order[j]).astype(np.float32),
        np.maximum(lines.order[i], lines.order[j]).astype(np.float32),
        (lines.headline[i].astype(np.float32) + lines.headline[j]),
    ]


def survey(lines: Lines, alike: Likeness, i: Indices, j: Indices) -> Table:
    """What is cheap to measure of every pair: likeness, standing, neighbours. Columns are symmetric in the two."""
    columns = chain(
        (table[i, j] for table in alike),
        *(standing(table, lines, i, j) for table in (alike.weighted, alike.centred, alike.pooled)),
        neighbours(alike.weighted + alike.pooled, lines, i, j),
    )
    out = np.empty((len(i), SURVEYED), np.float32)
    for number, column in enumerate(columns):
        out[:, number] = column
    return out


def measure(lines: Lines, i: Indices, j: Indices) -> Table:
    """What takes longer: shared words, runs and pieces of the pairs `(i[k], j[k])`, which are sorted by `i`."""
    columns = [*_place_features(lines, i, j), *_string_features(lines, i, j)]
    starts = np.flatnonzero(np.r_[True, i[1:] != i[:-1]]) if len(i) else np.array([], np.int64)
    blocks: list[Sequence[Table]] = []
    for a, b in pairwise([*starts.tolist(), len(i)]):
        k, js = int(i[a]), j[a:b]
        blocks.append([*_word_features(lines, k, js), *_run_features(lines, k, js), *_meaning_features(lines, k, js)])
    if blocks:
        columns += [np.concatenate(column) for column in zip(*blocks, strict=True)]
    return np.stack(columns, axis=1).astype(np.float32)


def promise(surveyed: Table) -> Table:
    """The columns of a survey that tell, by a weighted sum, which pairs are worth measuring."""
    ranks = surveyed[:, [6, 7, 12, 13, 18, 19]]
    return np.concatenate([surveyed[:, :6], ranks, np.log1p(np.maximum(ranks, 0))], axis=1)


def scaled(rows: Table) -> Table:
    """Long-tailed columns drawn in: sign(x) log(1 + |x|)."""
    return np.asarray(np.sign(rows) * np.log1p(np.abs(rows)), np.float32)
