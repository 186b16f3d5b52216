"""Tune the close reader: part of `python -m training.pair_model`.

It learns, on the stories of all folds but the first, the annotators' judgements and those of the teachers
(teacher_fit.py), if their odds are at hand; some 15 minutes on two cores. What it says of the first fold is held out:
there the weights of the opinions and the thresholds are set.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reportgen.alignment.lines import piece_weights
from reportgen.grammar import wordpiece
from training.close_network import WIDTH, Lower, Side, Upper

SIZE, STEPS, TUNED_RATE, NEW_RATE, DROP = 32, 920, 5e-5, 4e-4, 0.15
"""One round; from the second on, held-out average precision falls (NOTEBOOK.md, 33 and 34)."""
KEPT = 0.994
"""Share of the running mean of the weights that each batch keeps."""
GOLD_SHARE = 0.3
"""Share of the annotators' judgements in what is learned where there is a teacher's."""
WORTH_FROM = 0.05
"""Pairs to which the trees give less are only learned from if an annotator or a teacher thinks more of them."""


class Sentences(NamedTuple):
    """All sentences of all stories: tokens, and what the lower layers make of them."""

    numbers: list[np.ndarray]
    content: list[np.ndarray]
    rarity: list[np.ndarray]
    states: list[Tensor]


class Lesson(NamedTuple):
    """Pairs to learn from or to judge; `i` and `j` number the sentences, `goal` holds probabilities."""

    i: np.ndarray
    j: np.ndarray
    features: np.ndarray
    first: np.ndarray
    goal: np.ndarray


def read(texts: list[list[str]], lower: Lower, longest: int) -> Sentences:
    """The sentences of each story in `texts`, in order."""
    numbers, content, rarity = [], [], []
    empty = np.array(sorted(wordpiece.without_content()))
    for story in texts:
        encoded = [wordpiece.encode(text, longest) for text in story]
        for row, weights in zip(encoded, piece_weights(encoded), strict=True):
            numbers.append(np.array(row))
            content.append(~np.isin(numbers[-1], empty))
            rarity.append(weights * content[-1][:, None])
    return Sentences(numbers, content, rarity, _states(numbers, lower.eval()))


@torch.no_grad()
def _states(numbers: list[np.ndarray], lower: Lower) -> list[Tensor]:
    found: list[Tensor] = [torch.zeros(0)] * len(numbers)
    order = sorted(range(len(numbers)), key=lambda row: len(numbers[row]))
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        block = torch.zeros(len(part), len(numbers[part[-1]]), dtype=torch.long)
        there = torch.zeros(block.shape)
        for place, row in enumerate(part):
            block[place, : len(numbers[row])], there[place, : len(numbers[row])] = torch.from_numpy(numbers[row]), 1
        for place, (row, states) in enumerate(zip(part, lower(block, there), strict=True)):
            found[row] = states[: len(numbers[part[place]])].bfloat16().clone()
            assert row == part[place]
    return found


def sides(sentences: Sentences, i: np.ndarray, j: np.ndarray) -> Side:
    """The left sentences of the pairs and below them the right ones."""
    own, other = np.concatenate([i, j]), np.concatenate([j, i])
    width = max(len(sentences.numbers[row]) for row in own)
    states = torch.zeros(len(own), width, WIDTH)
    match = np.zeros((len(own), width), np.int64)
    rarity, there = np.zeros((len(own), width, 2), np.float32), np.zeros((len(own), width), np.float32)
    for place, (mine, theirs) in enumerate(zip(own, other, strict=True)):
        numbers = sentences.numbers[mine]
        states[place, : len(numbers)] = sentences.states[mine].float()
        match[place, : len(numbers)] = np.where(
            sentences.content[mine], 1 + np.isin(numbers, sentences.numbers[theirs]), 0
        )
        rarity[place, : len(numbers)], there[place, : len(numbers)] = sentences.rarity[mine], 1
    return Side(states, torch.from_numpy(match), torch.from_numpy(rarity), torch.from_numpy(there))


def fit(upper: Upper, sentences: Sentences, lesson: Lesson, seed: int) -> Upper:
    """`upper` tuned for `STEPS` batches, its rate falling to nothing; the mean of its weights is kept."""
    torch.manual_seed(seed)
    order = np.random.RandomState(seed)
    tuned = [value for name, value in upper.named_parameters() if name.startswith("layers")]
    new = [value for name, value in upper.named_parameters() if not name.startswith("layers")]
    optimiser = torch.optim.AdamW(
        [{"params": tuned, "lr": TUNED_RATE}, {"params": new, "lr": NEW_RATE}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: min((k + 1) / 150, max(0.02, 1 - k / STEPS)))
    upper.train()
    mean = [value.data.clone() for value in upper.parameters()]
    lengths = np.array([len(row) for row in sentences.numbers])
    widest = np.maximum(lengths[lesson.i], lengths[lesson.j])
    done = 0
    while True:
        ranked = np.argsort(widest + order.uniform(0, 6, len(widest)))
        for start in order.permutation(np.arange(0, len(ranked), SIZE)):
            rows = ranked[start : start + SIZE]
            odds = judge(upper, sentences, lesson, rows, DROP)
            loss = functional.binary_cross_entropy_with_logits(odds, torch.from_numpy(lesson.goal[rows]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            for kept, value in zip(mean, upper.parameters(), strict=True):
                kept.mul_(KEPT).add_(value.data, alpha=1 - KEPT)
            if done == STEPS:
                for kept, value in zip(mean, upper.parameters(), strict=True):
                    value.data.copy_(kept)
                return upper.eval()


def judge(upper: Upper, sentences: Sentences, lesson: Lesson, rows: np.ndarray, drop: float) -> Tensor:
    """Log odds of `rows` of the lesson."""
    features, first = (torch.from_numpy(values[rows]) for values in (lesson.features, lesson.first))
    with torch.autocast("cpu", torch.bfloat16):
        found = upper(sides(sentences, lesson.i[rows], lesson.j[rows]), features, first, drop)
    return found.float()


def goals(label: np.ndarray, sure: np.ndarray, taught: np.ndarray) -> np.ndarray:
    """What is learned: the annotators' judgement where there is no teacher's (nan), the teacher's where they doubt."""
    odds = 1 / (1 + np.exp(-taught))
    mixed = np.where(sure, GOLD_SHARE * label + (1 - GOLD_SHARE) * odds, odds)
    return np.where(np.isnan(taught), label, mixed).astype(np.float32)


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
