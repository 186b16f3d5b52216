"""Tune the teacher on the prepared pairs: `python -m training.teacher_fit PAIRS START TARGET`.

Needs PyTorch and safetensors alone; meant for a GPU (five minutes a fold on an H200, four folds at once). START holds
the weights and word list of all-mpnet-base-v2 (Apache-2.0). For each fold of stories a teacher learns the annotators'
judgements on the other folds; its log odds of all pairs go to TARGET, from which the close reader learns.
"""

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.teacher_network import Teacher, start_teacher

EPOCHS, RATE, SIZE = 3, 4e-5, 96
"""Batches of 192 filled 140 GB where four folds ran at once: attention with a bias keeps its whole tables."""
FOLDS = 4
LIKELY_FROM = 0.02
"""Pairs to which the first trees give less are not read at run time either."""


class Pairs(NamedTuple):
    """The prepared pairs; `i` and `j` are rows of the token tables."""

    numbers: Tensor
    """Sentences x tokens in MPNet's numbering, padded with 1."""
    lengths: Tensor
    i: np.ndarray
    j: np.ndarray
    label: np.ndarray
    sure: np.ndarray
    fold: np.ndarray
    real: np.ndarray
    kept: np.ndarray
    """Numbers of these pairs among all that were prepared."""


def read(path: Path, vocabulary: Path, device: str) -> Pairs:
    """The file that `teacher_pairs` wrote, with the pairs worth reading."""
    stored = np.load(path)
    bounds, tokens = stored["bounds"], stored["tokens"]
    lengths = np.diff(bounds)
    other = {word: number for number, word in enumerate(vocabulary.read_text("utf-8").split("\n"))}
    marks = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
    words = np.array([other.get(marks.get(w, w), other["[UNK]"]) for w in stored["vocabulary"].tolist()])
    numbers = np.ones((len(lengths), lengths.max()), np.int64)
    for row, (start, end) in enumerate(pairwise(bounds)):
        numbers[row, : end - start] = words[tokens[start:end]]
    kept = stored["first"] >= LIKELY_FROM
    story = stored["story"][kept]
    return Pairs(
        torch.from_numpy(numbers).to(device), torch.from_numpy(lengths).to(device),
        stored["i"][kept], stored["j"][kept], stored["label"][kept], stored["sure"][kept].astype(bool),
        stored["fold"][story], story < stored["real"], np.flatnonzero(kept),
    )  # fmt: skip


def teach(teacher: Teacher, pairs: Pairs, a: Tensor, b: Tensor, widest: tuple[int, int]) -> Tensor:
    """The teacher's log odds: `<s> a </s> </s> b </s>`."""
    left, right = pairs.lengths[a], pairs.lengths[b]
    place = torch.arange(sum(widest), device=a.device)[None]
    first, there = place < left[:, None], place < (left + right)[:, None]
    own = pairs.numbers[a].gather(1, place.expand(len(a), -1).clamp(max=pairs.numbers.shape[1] - 1))
    back = (place - left[:, None]).clamp(0, pairs.numbers.shape[1] - 1)
    numbers = torch.where(first, own, pairs.numbers[b].gather(1, back))
    numbers = torch.where(place == left[:, None], torch.full_like(numbers, 2), numbers)
    return teacher(torch.where(there, numbers, torch.ones_like(numbers)), there)


class Batch(NamedTuple):
    """Some pairs on the device, and how wide their sides are."""

    rows: np.ndarray
    a: Tensor
    b: Tensor
    widest: tuple[int, int]


def _batches(pairs: Pairs, rows: np.ndarray, size: int, order: np.random.RandomState | None) -> Iterator[Batch]:
    """Rows in batches of like length; shuffled and turned round at random, if there is an order to draw from."""
    lengths = pairs.lengths.cpu().numpy()
    total = lengths[pairs.i[rows]] + lengths[pairs.j[rows]]
    noise = 0 if order is None else order.uniform(0, 8, len(rows))
    ranked = rows[np.argsort(total + noise, kind="stable")]
    starts = np.arange(0, len(ranked), size)
    for start in starts if order is None else order.permutation(starts):
        part = ranked[start : start + size]
        flip = np.zeros(len(part), bool) if order is None else order.rand(len(part)) < 0.5
        a, b = np.where(flip, pairs.j[part], pairs.i[part]), np.where(flip, pairs.i[part], pairs.j[part])
        sides = torch.from_numpy(np.stack([a, b])).to(pairs.numbers.device, non_blocking=True)
        yield Batch(part, sides[0], sides[1], (int(lengths[a].max()), int(lengths[b].max())))


def fit(network: Teacher, pairs: Pairs, rows: np.ndarray, seed: int) -> Teacher:
    """`network` tuned to the annotators' judgements on `rows` of the pairs."""
    device = pairs.numbers.device
    torch.manual_seed(seed)
    order = np.random.RandomState(seed)
    network = network.to(device).train()
    tuned = [parameter for parameter in network.parameters() if parameter.requires_grad]
    groups = [{"params": [p for p in tuned if p.ndim > 1], "weight_decay": 0.01},
              {"params": [p for p in tuned if p.ndim <= 1], "weight_decay": 0.0}]  # fmt: skip
    optimiser = torch.optim.AdamW(groups, lr=RATE, fused=device.type != "cpu")
    steps = EPOCHS * -(-len(rows) // SIZE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: min((k + 1) / (0.08 * steps), 1 - k / steps))
    goals = torch.from_numpy(pairs.label.astype(np.float32)).to(device)
    for _ in range(EPOCHS):
        for batch in _batches(pairs, rows, SIZE, order):
            with torch.autocast(device.type, torch.bfloat16):
                odds = teach(network, pairs, batch.a, batch.b, batch.widest)
            wanted = goals[torch.from_numpy(batch.rows).to(device)]
            loss = functional.binary_cross_entropy_with_logits(odds.float(), wanted)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(tuned, 1.0)
            optimiser.step()
            schedule.step()
    return network.eval()


@torch.no_grad()
def odds_of(network: Teacher, pairs: Pairs, rows: np.ndarray) -> np.ndarray:
    """Log odds of `rows`."""
    out = np.zeros(len(pairs.i), np.float32)
    for batch in _batches(pairs, rows, 512, None):
        with torch.autocast(pairs.numbers.device.type, torch.bfloat16):
            out[batch.rows] = teach(network, pairs, batch.a, batch.b, batch.widest).float().cpu().numpy()
    return out[rows]


def precision(pairs: Pairs, rows: np.ndarray, odds: np.ndarray) -> float:
    """Average precision over the sure pairs of the bench's own stories."""
    keep = pairs.sure[rows] & pairs.real[rows]
    order = np.argsort(-odds[keep], kind="stable")
    hits = pairs.label[rows][keep][order] == 1
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def weights(path: Path) -> dict[str, Tensor]:
    """A model's own weights, without what its first training needed beside them."""
    found = load_file(path / "model.safetensors")
    own = {name.removeprefix("mpnet.").removeprefix("bert."): value for name, value in found.items()}
    return {k: v for k, v in own.items() if not k.startswith(("pooler", "lm_head")) and "position_ids" not in k}


def hold_out(pairs: Pairs, start: dict[str, Tensor], fold: int) -> np.ndarray:
    """Log odds of all pairs by a teacher that has not seen the fold's stories."""
    own, held = (np.flatnonzero((pairs.fold == fold) == side) for side in (False, True))
    teacher = fit(start_teacher(start), pairs, own[pairs.sure[own]], seed=fold)
    odds = odds_of(teacher, pairs, np.arange(len(pairs.i)))
    print(f"fold {fold}: average precision {precision(pairs, held, odds[held]):.4f}", flush=True)
    return odds


def main() -> None:
    """From the prepared pairs to the odds of each fold's teacher."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pairs", "start", "target"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--folds", type=int, nargs="*", default=range(FOLDS))
    arguments = parser.parse_args()
    pairs = read(arguments.pairs, arguments.start / "vocab.txt", arguments.device)
    start = weights(arguments.start)
    found = {}
    for fold in arguments.folds:
        found[f"teacher-{fold}"] = hold_out(pairs, start, fold).astype(np.float16)
        np.savez_compressed(arguments.target, kept=pairs.kept, fold=pairs.fold, **found)


if __name__ == "__main__":
    main()
