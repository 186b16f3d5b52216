"""Tune the close reader: part of `python -m training.pair_model`.

It learns, on the stories of all folds but the first, what the teachers think of each pair (teacher_fit.py); ten rounds,
two and a half minutes of a GPU, some hours of two cores. What it says of the first fold is held out: there the weights
of the opinions and the thresholds are set.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reportgen.alignment.lines import piece_weights
from reportgen.grammar import wordpiece
from training.close_network import Lower, Side, Upper

ROUNDS, SIZE = 10, 128
"""Held-out average precision, weighed with the second trees, still rises in the ninth round (NOTEBOOK.md, 37 to 41)."""
UPPER_RATE, LOWER_RATE, NEW_RATE, DECAY = 2e-4, 1e-4, 1.6e-3, 0.01
DROP, TOKENS_DROPPED, TOKENS_MASKED = 0.15, 0.1, 0.15
"""Shares: of states, of tokens hidden from the upper layers, of content tokens masked before the lower ones. A sentence
stands in ten pairs and would be learned by heart."""
KEPT = 0.99
"""Share of the running mean of the weights that each batch keeps."""
WORTH_FROM = 0.05
"""Pairs to which the trees give less are only learned from if a teacher thinks more of them."""
MASK = 103
"""BERT's mark for a hidden token."""


class Sentences(NamedTuple):
    """All sentences of all stories, padded: rows are sentences, columns tokens."""

    numbers: Tensor
    content: Tensor
    rarity: Tensor
    there: Tensor


class Lesson(NamedTuple):
    """Pairs to learn from; `i` and `j` number the sentences, `goal` holds probabilities."""

    i: np.ndarray
    j: np.ndarray
    features: np.ndarray
    first: np.ndarray
    goal: np.ndarray


def read(texts: list[list[str]], longest: int) -> Sentences:
    """The sentences of each story in `texts`, in order."""
    stories = [[wordpiece.encode(text, longest) for text in story] for story in texts]
    encoded = [row for story in stories for row in story]
    weights = [row for story in stories for row in piece_weights(story)]
    empty = np.array(sorted(wordpiece.without_content()))
    size = (len(encoded), max(map(len, encoded)))
    numbers, content = np.zeros(size, np.int64), np.zeros(size, bool)
    rarity, there = np.zeros((*size, 2), np.float32), np.zeros(size, np.float32)
    for place, (row, rare) in enumerate(zip(encoded, weights, strict=True)):
        numbers[place, : len(row)], there[place, : len(row)] = row, 1
        content[place, : len(row)] = ~np.isin(row, empty)
        rarity[place, : len(row)] = rare * content[place, : len(row), None]
    return Sentences(*map(torch.from_numpy, (numbers, content, rarity, there)))


def sides(lower: Lower, sentences: Sentences, i: Tensor, j: Tensor) -> Side:
    """The left sentences of the pairs and below them the right ones; in training with tokens masked and dropped."""
    own, other = torch.cat([i, j]), torch.cat([j, i])
    width = int(sentences.there[own].sum(1).max())
    numbers, content, rarity, there = (values[own, :width] for values in sentences)
    theirs = sentences.numbers[other, :width]
    shared = ((numbers[:, :, None] == theirs[:, None, :]) & (sentences.there[other, None, :width] > 0)).any(2)
    match = torch.where(content, 1 + shared.long(), torch.zeros_like(numbers))
    seen, kept = numbers, there
    if lower.training:
        seen = torch.where(_some(there, TOKENS_MASKED) & content, torch.full_like(numbers, MASK), numbers)
        kept = there * ~_some(there, TOKENS_DROPPED)
        kept[:, 0] = 1
    return Side(lower(seen, there), match, rarity, kept)


def _some(like: Tensor, share: float) -> Tensor:
    return torch.rand(like.shape, device=like.device) < share


def fit(lower: Lower, upper: Upper, sentences: Sentences, lesson: Lesson, seed: int) -> None:
    """Tune both in place, the rate falling to nothing; the mean of the weights is kept. The word vectors stay."""
    torch.manual_seed(seed)
    order = np.random.RandomState(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    lower, upper = lower.to(device).train(), upper.to(device).train()
    sentences = Sentences(*(values.to(device) for values in sentences))
    rows = Lesson(*(torch.from_numpy(values).to(device) for values in lesson))
    widest = _widest(sentences, lesson)
    optimiser, values = _optimiser(lower, upper)
    steps = ROUNDS * -(-len(widest) // SIZE)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min((k + 1) / (0.1 * steps + 1), max(0.02, 1 - k / steps))
    )
    mean, done = [value.data.clone() for value in values], 0
    for _ in range(ROUNDS):
        ranked = np.argsort(widest + order.uniform(0, 8, len(widest)))
        for start in order.permutation(np.arange(0, len(ranked), SIZE)):
            part = torch.from_numpy(ranked[start : start + SIZE]).to(device)
            optimiser.zero_grad()
            _loss(lower, upper, sentences, Lesson(*(column[part] for column in rows)), device.type).backward()
            nn.utils.clip_grad_norm_(values, 1.0)
            optimiser.step()
            rate.step()
            done += 1
            kept = min(KEPT, (done + 1) / (done + 10))
            torch._foreach_lerp_(mean, [value.data for value in values], 1 - kept)
    for value, kept_value in zip(values, mean, strict=True):
        value.data.copy_(kept_value)
    for part_ in (lower, upper):
        part_.cpu().eval()


def _widest(sentences: Sentences, lesson: Lesson) -> np.ndarray:
    lengths = sentences.there.sum(1).cpu().numpy()
    return np.maximum(lengths[lesson.i], lengths[lesson.j])


def _optimiser(lower: Lower, upper: Upper) -> tuple[torch.optim.Optimizer, list[Tensor]]:
    tuned = [value for name, value in upper.named_parameters() if name.startswith("layers")]
    new = [value for name, value in upper.named_parameters() if not name.startswith("layers")]
    below = list(lower.layers.parameters())
    groups = [(tuned, UPPER_RATE), (new, NEW_RATE), (below, LOWER_RATE)]
    made = torch.optim.AdamW([{"params": part, "lr": rate} for part, rate in groups], weight_decay=DECAY)
    return made, [*tuned, *new, *below]


def _loss(lower: Lower, upper: Upper, sentences: Sentences, part: Lesson, kind: str) -> Tensor:
    with torch.autocast(kind, torch.bfloat16):
        odds = upper(sides(lower, sentences, part.i, part.j), part.features, part.first, DROP)
    return functional.binary_cross_entropy_with_logits(odds.float(), part.goal)


def goals(label: np.ndarray, taught: np.ndarray) -> np.ndarray:
    """What is learned: the teachers' judgement and, where there is none (nan), the annotators'."""
    return np.where(np.isnan(taught), label, 1 / (1 + np.exp(-taught))).astype(np.float32)


def teachers(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of the judged pairs among the prepared ones, and the teachers' log odds.

    Of a story's own fold the teacher that has not seen it counts as much as all others together.
    """
    stored = np.load(path)
    odds = {name: stored[name].astype(np.float32) for name in stored.files if name.startswith("teacher-")}
    mean = np.mean(list(odds.values()), axis=0)
    held = mean.copy()
    for name, values in odds.items():
        own = stored["fold"] == int(name.removeprefix("teacher-"))
        held[own] = values[own]
    return stored["kept"], (held + mean) / 2
