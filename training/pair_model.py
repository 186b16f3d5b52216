"""Train the pair model from the bench's training stories: `python -m training.pair_model PATH_TO_BENCH`.

Cross-validates by story, so that every figure and threshold rests on stories the models had not seen, then fits on
all training stories and writes `reportgen/alignment/data/pair_model.npz`. Reads train.txt only. Seeded throughout.
"""

import argparse
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from reportgen.alignment import features, grouping, judge, scoring
from reportgen.alignment.kindred import kindred_features, kindred_pairs
from training import pair_judge, pair_trees
from training.pair_figures import Figures, figures
from training.pair_stories import Labelled, load_train

TARGET = Path("reportgen/alignment/data/pair_model.npz")
FOLDS = 5
PROMISING_SHARE = 0.3
"""Share of pairs that are measured: holds 99.5 in 100 of the pairs that the trees give more than 0.2."""
JUDGED_FROM = 0.012
PAIR_FROM = (0.33, 0.36, 0.39, 0.42, 0.45, 0.48)
GROUP_FROM = (0.2, 0.25, 0.3, 0.35, 0.4)
OWN_FROM = (0.2, 0.3, 0.4)


class Story(NamedTuple):
    """One story with the survey and measures of its pairs; `kept` are the promising ones."""

    labelled: Labelled
    alike: features.Likeness
    i: np.ndarray
    j: np.ndarray
    surveyed: np.ndarray
    label: np.ndarray
    sure: np.ndarray


def _survey(labelled: Labelled) -> Story:
    i, j = scoring.cross_pairs(labelled.lines)
    alike = features.likeness(labelled.lines)
    surveyed = features.survey(labelled.lines, alike, i, j)
    return Story(labelled, alike, i, j, surveyed, labelled.shared[i, j], labelled.optional[i, j] == 0)


def _promise(stories: Sequence[Story]) -> dict[str, Any]:
    rows = features.promise(np.concatenate([s.surveyed for s in stories]))
    fitted = LogisticRegression(C=10, max_iter=5000).fit(rows, np.concatenate([s.label for s in stories]))
    weight, bias = fitted.coef_[0].astype(np.float32), np.float32(fitted.intercept_[0])
    limit = np.quantile(rows @ weight + bias, 1 - PROMISING_SHARE)
    return {"promise.weight": weight, "promise.bias": bias, "measured_from": np.float32(limit)}


def _keep(story: Story, chosen: dict[str, Any]) -> tuple[Story, np.ndarray]:
    worth = features.promise(story.surveyed) @ chosen["promise.weight"] + chosen["promise.bias"]
    k = worth >= chosen["measured_from"]
    story = story._replace(
        i=story.i[k], j=story.j[k], surveyed=story.surveyed[k], label=story.label[k], sure=story.sure[k]
    )
    return story, np.concatenate([story.surveyed, features.measure(story.labelled.lines, story.i, story.j)], axis=1)


def _folds(count: int) -> list[set[int]]:
    order = np.random.RandomState(0).permutation(count)
    return [set(order[k::FOLDS].tolist()) for k in range(FOLDS)]


def _fit_trees(stories: Sequence[Story], rows: Sequence[np.ndarray], chosen: Sequence[int]) -> Any:
    x, y = np.concatenate([rows[n] for n in chosen]), np.concatenate([stories[n].label for n in chosen])
    sure = np.concatenate([stories[n].sure for n in chosen])
    return pair_trees.fit(x[sure], y[sure], seed=0)


def _fit_again(batches: Sequence[pair_judge.Batch]) -> Any:
    sure = np.concatenate([b.sure for b in batches])
    x, y = np.concatenate([b.features for b in batches]), np.concatenate([b.label for b in batches])
    return pair_trees.fit(x[sure], y[sure], seed=1)


def _batch(story: Story, rows: np.ndarray, odds: np.ndarray) -> tuple[pair_judge.Batch, np.ndarray]:
    lines = story.labelled.lines
    first = scoring.table(len(lines.sentences), story.i, story.j, scoring.sigmoid(odds))
    k = first[story.i, story.j] >= JUDGED_FROM
    inputs = scoring.judge_features(first, story.alike, lines, story.i[k], story.j[k], rows[k])
    pieces = judge.lay_pieces(lines)
    return pair_judge.Batch(pieces, story.i[k], story.j[k], inputs, story.label[k], story.sure[k]), k


def _scale(batches: Sequence[pair_judge.Batch]) -> tuple[list[pair_judge.Batch], np.ndarray, np.ndarray]:
    rows = np.concatenate([b.features for b in batches])
    centre, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    return [b._replace(features=np.clip((b.features - centre) / spread, -4, 4)) for b in batches], centre, spread


def _platt(odds: np.ndarray, label: np.ndarray) -> tuple[float, float]:
    fitted = LogisticRegression(C=1e6).fit(odds[:, None], label)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def _networks(judges: Sequence[pair_judge.Judge]) -> tuple[judge.Network, ...]:
    stored = {k: v for n, j in enumerate(judges) for k, v in pair_judge.arrays(j, f"judge.{n}").items()}
    return tuple(judge.Network.of(stored, f"judge.{n}") for n in range(len(judges)))


def _judge(networks: Sequence[judge.Network], batch: pair_judge.Batch) -> np.ndarray:
    return judge.log_odds(networks, batch.pieces, batch.i, batch.j, batch.features)


def _fit_kindred(stories: Sequence[Story], tables: Sequence[np.ndarray], chosen: Sequence[int]) -> dict[str, Any]:
    rows, labels = [], []
    for n in chosen:
        i, j = kindred_pairs(tables[n], stories[n].labelled.lines)
        rows.append(kindred_features(tables[n], stories[n].alike, stories[n].labelled.lines, i, j))
        labels.append(stories[n].labelled.shared[i, j])
    fitted = LogisticRegression(C=1, max_iter=5000).fit(np.concatenate(rows), np.concatenate(labels))
    return {"kindred.weight": fitted.coef_[0].astype(np.float32), "kindred.bias": np.float32(fitted.intercept_[0])}


def _with_kindred(story: Story, table: np.ndarray, fitted: dict[str, Any]) -> np.ndarray:
    lines = story.labelled.lines
    i, j = kindred_pairs(table, lines)
    odds = kindred_features(table, story.alike, lines, i, j) @ fitted["kindred.weight"] + fitted["kindred.bias"]
    out = table.copy()
    out[i, j] = out[j, i] = scoring.sigmoid(odds)
    return out.round(4)


def _choose(stories: Sequence[Story], tables: Sequence[np.ndarray]) -> tuple[dict[str, Any], Figures]:
    """The thresholds with the highest sum of pair F0.5 and B-cubed F1.

    Precision weighs twice as much as recall in F0.5 (van Rijsbergen 1979): a wrong row costs a reader's trust, a
    missed one is still printed as a fact of each article.
    """
    found = []
    for values in product(PAIR_FROM, GROUP_FROM, OWN_FROM):
        pairs = zip(stories, tables, strict=True)
        groups = [grouping.group(table, story.labelled.lines, *values) for story, table in pairs]
        found.append((figures([s.labelled for s in stories], groups), values))
    reached, best = max(found, key=lambda row: (row[0].pair_half + row[0].cubed_f1, row[1]))
    names = ("pair_from", "group_from", "own_from")
    return {name: np.float32(value) for name, value in zip(names, best, strict=True)}, reached


def train(bench: Path, target: Path, count: int) -> None:
    """Everything from the bench's folder to the shipped file, with `count` networks in the judge."""
    surveyed = [_survey(labelled) for labelled in load_train(bench)]
    promise = _promise(surveyed)
    stories, rows = map(list, zip(*(_keep(story, promise) for story in surveyed), strict=True))
    lost = sum(int(s.label.sum()) for s in surveyed) - sum(int(s.label.sum()) for s in stories)
    _say(f"{len(stories)} stories, {sum(len(r) for r in rows)} promising pairs, {lost} shared pairs left out")
    first = _held_out_trees(stories, rows)
    batches, judged = map(list, zip(*(_batch(*each) for each in zip(stories, rows, first, strict=True)), strict=True))
    batches, centre, spread = _scale(batches)
    second = _held_out_second(batches, [odds[k] for odds, k in zip(first, judged, strict=True)], count)
    sure = np.concatenate([batch.sure for batch in batches])
    label = np.concatenate([batch.label for batch in batches])
    slope, offset = _platt(np.concatenate(second)[sure], label[sure])
    tables = [
        _table(story, batch, one, slope * two + offset)
        for story, batch, one, two in zip(stories, batches, first, second, strict=True)
    ]
    thresholds, reached = _choose(stories, _held_out_kindred(stories, tables))
    _say(f"held out: {reached} at {thresholds}")
    stored = promise | thresholds | _fit_kindred(stories, tables, range(len(stories)))
    stored |= {
        "trees": pair_trees.graph(_fit_trees(stories, rows, range(len(stories)))),
        "again": pair_trees.graph(_fit_again(batches)),
        "judged_from": np.float32(JUDGED_FROM), "centre": centre, "spread": spread,
        "slope": np.float32(slope), "offset": np.float32(offset), "judge.count": np.array(count),
    }  # fmt: skip
    for n in range(count):
        stored |= pair_judge.arrays(pair_judge.fit(batches, seed=100 + n), f"judge.{n}")
    np.savez_compressed(target, **stored)
    _say(f"wrote {target}, {target.stat().st_size / 1e6:.2f} MB")


def _say(text: str) -> None:
    print(text, flush=True)


def _held_out_trees(stories: Sequence[Story], rows: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Log odds of each story's pairs by trees that had not seen the story."""
    odds = [np.zeros(0)] * len(stories)
    for fold in _folds(len(stories)):
        model = _fit_trees(stories, rows, [n for n in range(len(stories)) if n not in fold])
        for n in fold:
            odds[n] = pair_trees.log_odds(model, rows[n])
    return odds


def _held_out_second(batches: Sequence[pair_judge.Batch], first: Sequence[np.ndarray], count: int) -> list[np.ndarray]:
    """Log odds of each story's judged pairs by second trees and networks that had not seen the story."""
    again, second, both = ([np.zeros(0)] * len(batches) for _ in range(3))
    for k, fold in enumerate(_folds(len(batches))):
        own = [batches[n] for n in range(len(batches)) if n not in fold]
        trees = _fit_again(own)
        networks = _networks([pair_judge.fit(own, seed=10 * k + s) for s in range(count)])
        for n in fold:
            again[n] = pair_trees.log_odds(trees, batches[n].features)
            second[n] = _judge(networks, batches[n])
            both[n] = (again[n] + second[n]) / 2
        opinions = {"first trees": first, "second trees": again, "networks": second, "both": both}
        reached = (f"{name} {_precision(batches, odds, sorted(fold)):.4f}" for name, odds in opinions.items())
        _say(f"fold {k}, average precision: {', '.join(reached)}")
    return both


def _table(story: Story, batch: pair_judge.Batch, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The scores of a story: the second where there is one, else the first."""
    scores = scoring.table(len(story.labelled.ids), story.i, story.j, scoring.sigmoid(first))
    scores[batch.i, batch.j] = scores[batch.j, batch.i] = scoring.sigmoid(second)
    return scores.round(4)


def _held_out_kindred(stories: Sequence[Story], tables: Sequence[np.ndarray]) -> list[np.ndarray]:
    """The tables with scores within a source, by a regression that had not seen the story."""
    held = list(tables)
    for fold in _folds(len(stories)):
        fitted = _fit_kindred(stories, tables, [n for n in range(len(stories)) if n not in fold])
        for n in fold:
            held[n] = _with_kindred(stories[n], tables[n], fitted)
    return held


def _precision(batches: Sequence[pair_judge.Batch], odds: Sequence[np.ndarray], chosen: Sequence[int]) -> float:
    sure = np.concatenate([batches[n].sure for n in chosen])
    label = np.concatenate([batches[n].label for n in chosen])
    return float(average_precision_score(label[sure], np.concatenate([odds[n] for n in chosen])[sure]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--networks", type=int, default=1, help="networks of which the judge takes the mean")
    arguments = parser.parse_args()
    train(arguments.bench, arguments.target, arguments.networks)
