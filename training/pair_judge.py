"""The judge in PyTorch, for training; `reportgen.alignment.judge` computes the same with numpy."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from reportgen.alignment.judge import Pieces

PROJECTED, HIDDEN, COMPARED, LAST = 64, 64, 24, 96
EPOCHS, RATE, DECAY = 4, 1.5e-3, 0.02
"""A story is a batch. From the fifth round on, held-out average precision falls (NOTEBOOK.md)."""


class Batch(NamedTuple):
    """The pairs of one story; `sure` is False where the annotator could not decide."""

    pieces: Pieces
    i: np.ndarray
    j: np.ndarray
    features: np.ndarray
    label: np.ndarray
    sure: np.ndarray


class Judge(nn.Module):
    """Decomposable attention over encoder states, with measured features in the last layer."""

    def __init__(self, features: int, width: int = 384) -> None:
        super().__init__()
        self.project = nn.Linear(width, PROJECTED)
        compared = 4 * PROJECTED + 5
        self.compare = nn.Sequential(
            nn.Linear(compared, HIDDEN), nn.ReLU(), nn.Dropout(0.2), nn.Linear(HIDDEN, COMPARED), nn.ReLU()
        )
        self.gate = nn.Linear(compared, 1)
        self.sharpness = nn.Parameter(torch.tensor(2.5))
        self.last = nn.Sequential(
            nn.Linear(4 * COMPARED + features, LAST), nn.ReLU(), nn.Dropout(0.3), nn.Linear(LAST, 1)
        )
        self.drop = nn.Dropout(0.15)

    def _side(self, own, other, alike, there, there_other, weight, same):  # type: ignore[no-untyped-def]
        alike = alike.masked_fill(there_other[:, None, :] == 0, -9)
        mixed = torch.softmax(alike * torch.exp(self.sharpness), -1) @ other
        nearest = alike.max(-1).values.clamp(min=-1)
        extra = torch.stack([nearest, same, nearest - nearest.mean(1, keepdim=True)], -1)
        rows = torch.cat([own, mixed, (own - mixed).abs(), own * mixed, weight, extra], -1)
        value = self.compare(rows)
        gate = torch.sigmoid(self.gate(rows)) * there[..., None]
        total = (value * gate).sum(1)
        return torch.cat([total / 6, total / (gate.sum(1) + 0.5)], -1)

    def forward(self, batch: Batch) -> torch.Tensor:
        """Log odds of each pair of the batch."""
        pieces = [torch.from_numpy(array) for array in batch.pieces]
        number, state, unit, there, weight = pieces
        i, j = torch.from_numpy(batch.i), torch.from_numpy(batch.j)
        projected = self.drop(torch.tanh(self.project(state)))
        alike = unit[i] @ unit[j].transpose(1, 2)
        same = (number[i][:, :, None] == number[j][:, None, :]).float()
        left = self._side(projected[i], projected[j], alike, there[i], there[j], weight[i], same.max(2).values)
        right = self._side(
            projected[j], projected[i], alike.transpose(1, 2), there[j], there[i], weight[j], same.max(1).values
        )
        rows = torch.cat([torch.minimum(left, right), torch.maximum(left, right), torch.from_numpy(batch.features)], -1)
        return self.last(rows)[:, 0]


def fit(batches: Sequence[Batch], seed: int) -> Judge:
    """A judge trained on the stories' pairs, one story a step, in an order drawn from `seed`."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    order = np.random.RandomState(seed)
    judge = Judge(batches[0].features.shape[1])
    optimiser = torch.optim.AdamW(judge.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: min(1, (k + 1) / 30) * max(0, 1 - k / steps))
    judge.train()
    for _ in range(EPOCHS):
        for n in order.permutation(len(batches)):
            sure = torch.from_numpy(batches[n].sure)
            label = torch.from_numpy(batches[n].label.astype(np.float32))
            loss = functional.binary_cross_entropy_with_logits(judge(batches[n])[sure], label[sure])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return judge.eval()


def arrays(judge: Judge, prefix: str) -> dict[str, np.ndarray]:
    """The weights as `reportgen.alignment.judge` reads them, in half precision."""
    state = {name: value.detach().numpy() for name, value in judge.state_dict().items()}
    return {
        f"{prefix}.{name}": value.astype(np.float16 if value.ndim > 1 else np.float32) for name, value in state.items()
    }
