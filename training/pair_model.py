"""Train the pair model: `python -m training.pair_model PATH_TO_BENCH [--encoder MINILM_FOLDER]`.

From the bench's training stories and the invented ones in training/stories to the files in reportgen/alignment/data.
Cross-validates by story, so that every figure, weight and threshold rests on stories the models had not seen. Reads no
dev story. Seeded throughout. Without `--encoder` the close reader that is there is kept: four minutes on two cores.
With it, use a machine with a GPU.
"""

import argparse
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from reportgen.alignment import close, features, grouping, scoring
from reportgen.alignment.kindred import kindred_features, kindred_pairs
from training import close_export, close_fit, close_network, pair_trees
from training.pair_figures import Figures, figures
from training.pair_stories import Labelled, load_invented, load_train

TARGET = Path("reportgen/alignment/data")
TEACHER = Path(__file__).parent / "teacher_odds.npz"
FOLDS = 4
PROMISING_SHARE = 0.3
"""Share of pairs that are measured: holds 99.5 in 100 of the pairs that the trees give more than 0.2."""
JUDGED_FROM, READ_FROM = 0.02, 0.03
"""First scores from which pairs are judged a second time, in training and at run time: between the two stand a fifth of
the pairs and one in thirty of the shared ones, of which hardly one passes the threshold afterwards."""
PAIR_FROM = (0.36, 0.4, 0.44, 0.48, 0.52, 0.56)
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


def folds(real: int, invented: int) -> list[set[int]]:
    """Numbers of the stories held out together, those of the bench first; each kind spread evenly."""
    order = np.random.RandomState(0).permutation(real)
    other = real + np.random.RandomState(0).permutation(invented)
    return [{*order[k::FOLDS].tolist(), *other[k::FOLDS].tolist()} for k in range(FOLDS)]


def _fit_trees(stories: Sequence[Story], rows: Sequence[np.ndarray], chosen: Sequence[int]) -> Any:
    x, y = np.concatenate([rows[n] for n in chosen]), np.concatenate([stories[n].label for n in chosen])
    sure = np.concatenate([stories[n].sure for n in chosen])
    return pair_trees.fit(x[sure], y[sure], seed=0)


class Judged(NamedTuple):
    """The pairs of one story that are judged a second time; `features` are scaled, `place` numbers its kept pairs."""

    place: np.ndarray
    i: np.ndarray
    j: np.ndarray
    features: np.ndarray
    first: np.ndarray
    label: np.ndarray
    sure: np.ndarray


def _judged(story: Story, rows: np.ndarray, odds: np.ndarray) -> Judged:
    lines = story.labelled.lines
    first = scoring.table(len(lines.sentences), story.i, story.j, scoring.sigmoid(odds))
    k = np.flatnonzero(first[story.i, story.j] >= JUDGED_FROM)
    features = scoring.judge_features(first, story.alike, lines, story.i[k], story.j[k], rows[k])
    return Judged(k, story.i[k], story.j[k], features, odds[k], story.label[k], story.sure[k])


def _scale(judged: Sequence[Judged]) -> tuple[list[Judged], np.ndarray, np.ndarray]:
    rows = np.concatenate([each.features for each in judged])
    centre, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = [np.clip((each.features - centre) / spread, -4, 4).astype(np.float32) for each in judged]
    return [each._replace(features=rows) for each, rows in zip(judged, scaled, strict=True)], centre, spread


def _fit_again(judged: Sequence[Judged]) -> Any:
    sure = np.concatenate([each.sure for each in judged])
    x, y = np.concatenate([each.features for each in judged]), np.concatenate([each.label for each in judged])
    return pair_trees.fit(x[sure], y[sure], seed=1)


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
    """The thresholds with the highest sum of pair F0.7 and B-cubed F1.

    Precision weighs more than recall: a wrong row costs a reader's trust, a missed one is still printed as a fact of
    each article.
    """
    found = []
    for values in product(PAIR_FROM, GROUP_FROM, OWN_FROM):
        pairs = zip(stories, tables, strict=True)
        groups = [grouping.group(table, story.labelled.lines, *values) for story, table in pairs]
        found.append((figures([s.labelled for s in stories], groups), values))
    reached, best = max(found, key=lambda row: (row[0].pair_careful + row[0].cubed_f1, row[1]))
    names = ("pair_from", "group_from", "own_from")
    return {name: np.float32(value) for name, value in zip(names, best, strict=True)}, reached


def promising(real: Sequence[Labelled], invented: Sequence[Labelled]) -> tuple[list[Story], list[np.ndarray], dict]:
    """The stories with their promising pairs, what is measured of those, and what tells them from the rest."""
    surveyed = [_survey(labelled) for labelled in (*real, *invented)]
    promise = _promise(surveyed)
    stories, rows = map(list, zip(*(_keep(story, promise) for story in surveyed), strict=True))
    lost = sum(int(s.label.sum()) for s in surveyed) - sum(int(s.label.sum()) for s in stories)
    _say(f"{len(stories)} stories, {sum(len(r) for r in rows)} promising pairs, {lost} shared pairs left out")
    return stories, rows, promise


def train(bench: Path, encoder: Path, teacher: Path | None, target: Path) -> None:
    """Everything from the bench's folder to the shipped files in the folder `target`."""
    real, invented = load_train(bench), load_invented()
    stories, rows, stored = promising(real, invented)
    parts = folds(len(real), len(invented))
    first = held_out_trees(stories, rows, parts)
    judged, centre, spread = _scale([_judged(*each) for each in zip(stories, rows, first, strict=True)])
    if encoder is not None:
        _tune_close_reader(stories, judged, parts[0], encoder, teacher, target)
    again = _held_out_again(judged, parts)
    close = {n: _close(stories[n], judged[n]) for n in parts[0]}
    weights, offset = _blend([judged[n] for n in close], [again[n] for n in close], list(close.values()))
    held = [n for n in range(len(stories)) if n in parts[0]]
    tables = [
        _table(stories[n], judged[n], first[n], weights[0] * again[n] + weights[1] * close[n] + offset) for n in held
    ]
    own = [stories[n] for n in held]
    kindred = _fit_kindred(own, tables, range(len(own)))
    thresholds, reached = _choose(own, [_with_kindred(*each, kindred) for each in zip(own, tables, strict=True)])
    _say(f"held out: {reached} at {thresholds}")
    stored |= thresholds | kindred
    stored |= {
        "trees": pair_trees.graph(_fit_trees(stories, rows, range(len(stories)))),
        "again": pair_trees.graph(_fit_again(judged)),
        "judged_from": np.float32(READ_FROM), "centre": centre, "spread": spread,
        "blend": np.array([*weights, offset], np.float32),
    }  # fmt: skip
    np.savez_compressed(target / "pair_model.npz", **stored)
    _say(f"wrote {target}, {(target / 'pair_model.npz').stat().st_size / 1e6:.2f} MB")


def _tune_close_reader(
    stories: Sequence[Story],
    judged: Sequence[Judged],
    held: set[int],
    encoder: Path,
    teacher: Path | None,
    target: Path,
) -> None:
    """Tune the close reader on all stories but those held out, and write its graphs."""
    start = close_network.start_weights(encoder)
    lower, upper = close_network.Lower(start), close_network.Upper(start, judged[0].features.shape[1])
    texts = [[sentence.text for sentence in story.labelled.lines.sentences] for story in stories]
    starts = np.cumsum([0, *map(len, texts)])
    taught = _taught(stories, judged, teacher)
    lessons = [
        close_fit.Lesson(
            judged[n].i + starts[n], judged[n].j + starts[n], judged[n].features, judged[n].first,
            close_fit.goals(judged[n].label, taught[n]),
        )
        for n in range(len(stories)) if n not in held
    ]  # fmt: skip
    lesson = close_fit.Lesson(*(np.concatenate(column) for column in zip(*lessons, strict=True)))
    worth = (scoring.sigmoid(lesson.first) >= close_fit.WORTH_FROM) | (lesson.goal > 2 * close_fit.WORTH_FROM)
    lesson = close_fit.Lesson(*(column[worth] for column in lesson))
    _say(f"close reader: {len(lesson.i)} pairs")
    close_fit.fit(lower, upper, close_fit.read(texts, close.LONGEST), lesson, seed=1)
    close_export.export(lower, upper, judged[0].features.shape[1], target)


def _taught(stories: Sequence[Story], judged: Sequence[Judged], teacher: Path | None) -> list[np.ndarray]:
    """The teachers' log odds of each story's judged pairs; nan where there are none."""
    counts = [len(story.i) for story in stories]
    whole = np.full(sum(counts), np.nan, np.float32)
    if teacher is not None:
        kept, odds = close_fit.teachers(teacher)
        whole[kept] = odds
    return [part[each.place] for part, each in zip(np.split(whole, np.cumsum(counts)[:-1]), judged, strict=True)]


def _close(story: Story, judged: Judged) -> np.ndarray:
    return close.log_odds(story.labelled.lines, judged.i, judged.j, judged.features, judged.first)


def _held_out_again(judged: Sequence[Judged], parts: Sequence[set[int]]) -> list[np.ndarray]:
    """Log odds of each story's judged pairs by second trees that had not seen the story."""
    again = [np.zeros(0)] * len(judged)
    for part in parts:
        trees = _fit_again([judged[n] for n in range(len(judged)) if n not in part])
        for n in part:
            again[n] = pair_trees.log_odds(trees, judged[n].features)
    return again


def _blend(
    judged: Sequence[Judged], again: Sequence[np.ndarray], close_odds: Sequence[np.ndarray]
) -> tuple[tuple[float, float], float]:
    """Weights of the second trees' and the close reader's log odds, and an offset (Platt 1999)."""
    sure, label = np.concatenate([e.sure for e in judged]), np.concatenate([e.label for e in judged])
    columns = np.stack([np.concatenate(again), np.concatenate(close_odds)], axis=1)
    fitted = LogisticRegression(C=1e6).fit(columns[sure], label[sure])
    both = fitted.decision_function(columns)
    for name, odds in (("second trees", columns[:, 0]), ("close reader", columns[:, 1]), ("both", both)):
        _say(f"held out, average precision: {name} {average_precision_score(label[sure], odds[sure]):.4f}")
    return (float(fitted.coef_[0, 0]), float(fitted.coef_[0, 1])), float(fitted.intercept_[0])


def _table(story: Story, judged: Judged, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The scores of a story: the second where there is one, else the first."""
    scores = scoring.table(len(story.labelled.ids), story.i, story.j, scoring.sigmoid(first))
    scores[judged.i, judged.j] = scores[judged.j, judged.i] = scoring.sigmoid(second)
    return scores.round(4)


def held_out_trees(stories: Sequence[Story], rows: Sequence[np.ndarray], parts: Sequence[set[int]]) -> list[np.ndarray]:
    """Log odds of each story's pairs by trees that had not seen the story."""
    odds = [np.zeros(0)] * len(stories)
    for fold in parts:
        model = _fit_trees(stories, rows, [n for n in range(len(stories)) if n not in fold])
        for n in fold:
            odds[n] = pair_trees.log_odds(model, rows[n])
    return odds


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2: tune the close reader anew")
    parser.add_argument("--teacher", type=Path, default=TEACHER, help="log odds by training.teacher_fit")
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    train(arguments.bench, arguments.encoder, arguments.teacher, arguments.target)
