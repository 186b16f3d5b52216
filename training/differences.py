"""Train the judges of differences: `python -m training.differences BENCH [--seed 1]`, some six minutes on one core.

Reads the stories named in BENCH/train.txt and the invented ones in training/stories with their gold facts, takes from
every two tellings of a gold fact all the differences that the words bear out, and fits one logistic regression for
each way of differing: does the gold note a difference of this kind between these two sources? The thresholds are then
set on the facts that the program itself finds, each candidate judged by regressions that have not seen its story
(eight folds) and weighed by the alignment's score, so that F1 over all kinds together is highest. Writes
`reportgen/facts/data/weights.json`.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.scoring import Told, harmonic, same, stand_ins
from reportgen.alignment import align
from reportgen.cleaning import clean
from reportgen.facts.differences.comparing import candidates_of
from reportgen.facts.differences.judging import RULED
from reportgen.facts.story import Story
from reportgen.language import analyse
from reportgen.model import Alignment, Document, Pair
from reportgen.reading import read_story
from reportgen.reading.settings import ReadingSettings
from training.pair_stories import invented_paths, read_gold, write_folder

WEIGHTS = Path(__file__).parent.parent / "reportgen/facts/data/weights.json"
FOLDS = 8
PENALTY = 0.03
"""Inverse strength of the L2 penalty: the best of 0.01, 0.03, 0.1 and 0.3 on the held-out figures."""
GIVEN = {"contradiction": 0.5, "name_place": 0.25}
"""Kinds without a trained judge: how likely the two sentences must share a fact, times the rule's own probability."""
WANTED = {"number": 0.6, "time": 0.55, "quote": 0.6}
"""Kinds that a reader looks for first: of these at least this share of the gold's must be printed, if it costs F1."""
STEPS = np.round(np.arange(0.06, 0.8, 0.02), 2)


class Row(NamedTuple):
    """One candidate: where it stands, what it is, its features, and whether the gold notes its kind there.

    `score` is how likely the two sentences share a fact; 1 in the gold's own facts.
    """

    story: str
    told: Told
    judge: str
    features: dict[str, float]
    noted: bool
    score: float


class Table(NamedTuple):
    """Candidates in the gold's facts, to fit on; in the facts that the program finds, to tune on; and the gold."""

    fit: list[Row]
    found: list[Row]
    gold: dict[str, list[Told]]


def load(bench: Path) -> Table:
    """Candidates and gold differences of all training stories, those of the bench and the invented ones."""
    table = Table([], [], {})
    for name, gold, documents in _stories(bench):
        stands = stand_ins(gold, ((s.id, s.source, s.text) for d in documents for s in d.sentences))
        table.gold[name] = _gold_differences(gold)
        table.fit.extend(_rows(name, documents, stands, _gold_alignment(gold, stands), table.gold[name]))
        table.found.extend(_rows(name, documents, stands, align(documents), table.gold[name]))
    return table


def _stories(bench: Path) -> Iterator[tuple[str, dict[str, Any], tuple[Document, ...]]]:
    for name in (bench / "train.txt").read_text("utf-8").split():
        yield name, read_gold(bench / "gold" / f"{name}.json"), _documents(bench / "stories" / name)
    for path in invented_paths():
        gold = read_gold(path)
        with TemporaryDirectory() as folder:
            documents = _documents(write_folder(gold, Path(folder) / path.stem))
        yield path.stem, gold, documents


def _documents(folder: Path) -> tuple[Document, ...]:
    return analyse(clean(read_story(folder, ReadingSettings())))


def _gold_differences(gold: dict[str, Any]) -> list[Told]:
    source_of = {id_: sentence["source"] for id_, sentence in gold["sentences"].items()}
    return [
        Told(difference["kind"], pair, frozenset(fact["in"]))
        for fact in gold["facts"]
        for difference in fact["differences"]
        for pair in combinations(sorted({source_of[id_] for id_ in difference["between"]}), 2)
    ]


def _gold_alignment(gold: dict[str, Any], stands: dict[str, list[str]]) -> Alignment:
    members = defaultdict(list)
    for id_, gold_ids in stands.items():
        for gold_id in gold_ids:
            members[gold_id].append(id_)
    groups = [sorted({id_ for gold_id in fact["in"] for id_ in members[gold_id]}) for fact in gold["facts"]]
    pairs = {pair for group in groups for pair in combinations(group, 2)}
    return Alignment(
        pairs=tuple(Pair(a=a, b=b, score=1.0, relation="same", why=()) for a, b in sorted(pairs)),
        nearest=(),
        groups=tuple(tuple(group) for group in groups),
    )


def _rows(
    name: str, documents: tuple[Document, ...], stands: dict[str, list[str]], alignment: Alignment, noted: list[Told]
) -> Iterator[Row]:
    story = Story(documents, alignment)
    for group in alignment.groups:
        within = frozenset(gold_id for id_ in group for gold_id in stands[id_])
        for c in candidates_of([story.sentences[id_] for id_ in group], story):
            a, b = sorted((c.pairing.a.sentence.source, c.pairing.b.sentence.source))
            told = Told(c.kind, (a, b), within)
            right = any(same(told, other) for other in noted)
            if f"{c.kind}/{c.sort}" in RULED:
                continue
            yield Row(name, told, f"{c.kind}/{c.sort}", c.features, right, c.pairing.score)


def weights_of(rows: list[Row]) -> np.ndarray:
    """Candidates of one kind between the same sources of one fact share their say: there is one question to answer."""
    count: dict[tuple[str, Told, str], int] = defaultdict(int)
    for row in rows:
        count[row.story, row.told, row.judge] += 1
    return np.array([count[row.story, row.told, row.judge] ** -0.5 for row in rows])


def fit(rows: list[Row], names: list[str]) -> tuple[float, np.ndarray]:
    """Bias and weights over raw features."""
    x, y = matrix(rows, names), np.array([row.noted for row in rows])
    if y.sum() < 3:
        share = (y.sum() + 0.5) / (len(y) + 10)
        return float(np.log(share / (1 - share))), np.zeros(len(names))
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    model = LogisticRegression(C=PENALTY, max_iter=1000)
    model.fit((x - mean) / spread, y, sample_weight=weights_of(rows))
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ mean), weights


def matrix(rows: list[Row], names: list[str]) -> np.ndarray:
    return np.array([[row.features.get(name, 0.0) for name in names] for row in rows])


def held_out(table: Table, seed: int) -> np.ndarray:
    """The probability of every candidate found, from judges that have not seen its story."""
    stories = sorted(table.gold)
    random.Random(seed).shuffle(stories)
    fold = {story: number % FOLDS for number, story in enumerate(stories)}
    out = np.zeros(len(table.found))
    for judge in sorted({row.judge for row in table.fit}):
        rows = [row for row in table.fit if row.judge == judge]
        index = [number for number, row in enumerate(table.found) if row.judge == judge]
        names = sorted({name for row in rows for name in row.features})
        for number in range(FOLDS):
            test = [i for i in index if fold[table.found[i].story] == number]
            bias, weights = fit([row for row in rows if fold[row.story] != number], names)
            if test:
                logits = bias + matrix([table.found[i] for i in test], names) @ weights
                out[test] = [table.found[i].score for i in test] / (1 + np.exp(-logits))
    return out


def figures(table: Table, probability: np.ndarray, kind: str, threshold: float) -> tuple[int, int, int, int]:
    """Gold found, gold, result right and result, for one kind."""
    printed = {
        (row.story, row.told)
        for row, p in zip(table.found, probability, strict=True)
        if row.told.kind == kind and p >= threshold
    }
    counts = [0, 0, 0, len(printed)]
    for story, noted in table.gold.items():
        ours = [told for name, told in printed if name == story]
        theirs = [told for told in noted if told.kind == kind]
        counts[0] += sum(any(same(g, r) for r in ours) for g in theirs)
        counts[1] += len(theirs)
        counts[2] += sum(any(same(g, r) for g in theirs) for r in ours)
    return counts[0], counts[1], counts[2], counts[3]


def tune(table: Table, probability: np.ndarray) -> dict[str, tuple[float, tuple[int, int, int, int]]]:
    """For each kind the threshold that serves F1 over all kinds best (Dinkelbach's method), with its figures."""
    kinds = sorted({told.kind for noted in table.gold.values() for told in noted})
    curves = {
        kind: [(float(step), figures(table, probability, kind, step)) for step in (*STEPS, 2.0)] for kind in kinds
    }
    for kind, least_recall in WANTED.items():
        enough = [(t, c) for t, c in curves[kind] if c[0] >= least_recall * c[1]]
        curves[kind] = enough or curves[kind][:1]
    best, goal = {}, 0.3
    for _ in range(6):
        best = {
            kind: max(curve, key=lambda p: p[1][0] + p[1][2] - goal * (p[1][1] + p[1][3]))
            for kind, curve in curves.items()
        }
        goal = f1([sum(counts[column] for _, counts in best.values()) for column in range(4)])
    return best


def _gain(counts: tuple[int, int, int, int], goal: float) -> float:
    found, gold, right, result = counts
    return found + right - goal * (gold + result)


def f1(counts: Any) -> float:
    found, gold, right, result = counts
    return harmonic(right / max(1, result), found / max(1, gold))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dry", action="store_true", help="print the held-out figures, write nothing")
    options = parser.parse_args()
    table = load(options.bench)
    best = tune(table, held_out(table, options.seed))
    for kind, (threshold, counts) in best.items():
        found, gold, right, result = counts
        share = f"P {right / max(1, result):.2f} of {result:4}  R {found / max(1, gold):.2f} of {gold:4}"
        print(f"{kind:14} threshold {threshold:.2f}  {share}  F1 {f1(counts):.2f}")
    found, gold, right, result = (sum(counts[column] for _, counts in best.values()) for column in range(4))
    print(f"all kinds: P {right / result:.3f} R {found / gold:.3f} F1 {f1((found, gold, right, result)):.3f}")
    if not options.dry:
        WEIGHTS.write_text(json.dumps(shipped(table, best), indent=1, sort_keys=True) + "\n", "utf-8")


def shipped(table: Table, best: dict[str, tuple[float, Any]]) -> dict[str, Any]:
    """Judges fitted on all training stories, with the thresholds, as the package reads them."""
    judges = {}
    for judge in sorted({row.judge for row in table.fit}):
        rows = [row for row in table.fit if row.judge == judge]
        names = sorted({name for row in rows for name in row.features})
        bias, weights = fit(rows, names)
        judges[judge] = {
            "bias": round(bias, 4),
            "weights": {name: round(float(w), 4) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.0005},
        }
    thresholds = {kind: threshold for kind, (threshold, _) in best.items()} | GIVEN
    return {"judges": judges, "thresholds": thresholds}


if __name__ == "__main__":
    main()
