"""The last step of the wording model: which scores are high enough to be shown to a reader."""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from reportgen.framing.lexicon import word_classes
from reportgen.framing.masking import words
from reportgen.grammar.quotes import find_quotations
from reportgen.grammar.words import stem, tokens
from training.framing_data import Example

Array = npt.NDArray[np.float32]

MOST_NEUTRAL = 0.05
"""Share of sentences without any mark of BASIL's annotators that may be flagged."""
SURE, DRAWS, DRAWN = 0.95, 1000, 16
"""The threshold keeps that promise in nineteen of twenty draws of sixteen stories, as many as are measured on: from
story to story the share varies between nothing and a fifth."""


@dataclass(frozen=True)
class Segment:
    """An article's own words of one sentence, or one quotation: its most loaded word, and whether it is marked."""

    sentence: int
    row: tuple[float, ...]
    marked: bool


def shares(examples: list[Example]) -> list[dict[str, float]]:
    """For each sentence the share of its story's other articles that use a stem."""
    by_source: dict[tuple[str, str], set[str]] = {}
    for e in examples:
        by_source.setdefault((e.topic, e.source), set()).update(t.stem for t in tokens(e.text))
    found: dict[tuple[str, str], dict[str, float]] = {}
    for story, source in by_source:
        others = [stems for (topic, other), stems in by_source.items() if topic == story and other != source]
        count = Counter(s for stems in others for s in stems)
        found[story, source] = {s: n / max(1, len(others)) for s, n in count.items()}
    return [found[e.topic, e.source] for e in examples]


def segments(
    at: int, example: Example, places: list[int], scores: Array, marked: Array, whole: float, used: dict[str, float]
) -> list[Segment]:
    """The segments of sentence `at`; `scores` are log odds by place, on the scale of ordinary news."""
    every = words(example.text)
    spans = find_quotations(example.text, [(0, len(example.text))], [(0, len(example.text))])
    home = [next((n for n, q in enumerate(spans) if q.start <= every[p].start < q.end), -1) for p in places]
    matches = [m for each in word_classes() for m in each.pattern.finditer(example.text)]
    found = []
    for segment in sorted(set(home)):
        rows = [r for r, h in enumerate(home) if h == segment]
        top = max(rows, key=lambda r: (scores[r], -r))
        word = every[places[top]]
        listed = any(m.start() <= word.start < m.end() for m in matches)
        row = (float(scores[top]), whole, used.get(stem(word.form), 0.0), float(listed), math.log1p(len(rows)))
        found.append(Segment(sentence=at, row=row, marked=bool(marked[rows].any())))
    return found


def fit_gate(found: list[Segment], examples: list[Example]) -> Array:
    """Weights of the regression, with the threshold in the last one; prints what they reach on the same sentences.

    Args:
        found: segments with scores from networks that never saw their story.
        examples: the sentences.
    """
    neutral, truth = (np.array([getattr(e, name) for e in examples]) for name in ("neutral", "biased"))
    rows = np.array([s.row for s in found])
    model = LogisticRegression(C=1.0, max_iter=1000).fit(rows, [s.marked for s in found])
    odds = np.full(len(examples), -np.inf)
    np.maximum.at(odds, [s.sentence for s in found], model.decision_function(rows))
    threshold = _threshold(odds[neutral], [e.topic for e in examples if e.neutral])
    said = odds >= threshold
    f1 = 2 * (said & truth).sum() / (said.sum() + truth.sum())
    print(f"BASIL, what would be shown: sentence F1 {f1:.3f}, {said[neutral].mean():.1%} of neutral sentences flagged")
    return np.array([*model.coef_[0], model.intercept_[0] - threshold], np.float32)


def _threshold(odds: Array, stories: list[str]) -> float:
    by_story = {story: odds[np.array(stories) == story] for story in sorted(set(stories))}
    draw = np.random.default_rng(0)
    samples = (draw.choice(sorted(by_story), DRAWN) for _ in range(DRAWS))
    needed = [np.quantile(np.concatenate([by_story[s] for s in sample]), 1 - MOST_NEUTRAL) for sample in samples]
    return float(np.quantile(needed, SURE))
