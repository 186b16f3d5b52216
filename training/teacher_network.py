"""The teacher in PyTorch: MPNet (Song et al. 2020) over two sentences in a row, to judge whether they share a fact."""

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

ABSENT = -1e4


class Shape(NamedTuple):
    """Of a transformer of the BERT family."""

    words: int
    width: int
    inner: int
    layers: int
    heads: int
    positions: int
    tiny: float


MPNET = Shape(30527, 768, 3072, 12, 12, 514, 1e-5)


class Layer(nn.Module):
    """One layer, normalised after each half as in BERT (Devlin et al. 2019)."""

    def __init__(self, shape: Shape, drop: float) -> None:
        super().__init__()
        self.heads, self.drop = shape.heads, drop
        self.query, self.key, self.value = (nn.Linear(shape.width, shape.width) for _ in range(3))
        self.out = nn.Linear(shape.width, shape.width)
        self.widen, self.narrow = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.first, self.second = (nn.LayerNorm(shape.width, eps=shape.tiny) for _ in range(2))

    def _split(self, rows: Tensor) -> Tensor:
        return rows.view(rows.shape[0], rows.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, rows: Tensor, bias: Tensor) -> Tensor:
        """`rows` pairs x tokens x width; `bias` is added to the attention, pairs x heads (or 1) x tokens x tokens."""
        drop = self.drop if self.training else 0.0
        query, key, value = (self._split(made(rows)) for made in (self.query, self.key, self.value))
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=bias.to(query.dtype), dropout_p=drop
        )
        mixed = self.out(mixed.transpose(1, 2).reshape(rows.shape))
        rows = self.first(rows + functional.dropout(mixed, drop))
        inner = self.narrow(functional.gelu(self.widen(rows)))
        return self.second(rows + functional.dropout(inner, drop))


class Teacher(nn.Module):
    """MPNet (Song et al. 2020) over both sentences in a row, with a head on its first token."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        shape = MPNET
        self.words = nn.Embedding(shape.words, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.tiny)
        self.relative = nn.Embedding(32, shape.heads)
        self.layers = nn.ModuleList(Layer(shape, drop) for _ in range(shape.layers))
        self.head = nn.Sequential(nn.Linear(shape.width, shape.width), nn.Tanh(), nn.Dropout(0.1))
        self.last = nn.Linear(shape.width, 1)

    def forward(self, numbers: Tensor, there: Tensor) -> Tensor:
        """`numbers` and `there` (bool), pairs x tokens; log odds of each pair."""
        place = torch.arange(numbers.shape[1], device=numbers.device)
        rows = self.norm(self.words(numbers) + self.places(place + 2))
        relative = self.relative(_buckets(place)).permute(2, 0, 1)[None]
        bias = relative + torch.where(there, 0.0, ABSENT)[:, None, None, :]
        for layer in self.layers:
            rows = layer(rows, bias)
        return self.last(self.head(rows[:, 0]))[:, 0]


def _buckets(place: Tensor) -> Tensor:
    """T5's buckets of relative distance (Raffel et al. 2020), as MPNet uses them."""
    apart = place[:, None] - place[None, :]
    half, exact = 16, 8
    side = (apart < 0).long() * half
    apart = apart.abs()
    far = exact + (torch.log(apart.clamp(min=1).float() / exact) / 2.772588722239781 * (half - exact)).long()
    return side + torch.where(apart < exact, apart, far.clamp(max=half - 1))


def start_teacher(weights: dict[str, Any]) -> Teacher:
    """A teacher from the weights of all-mpnet-base-v2 (Apache-2.0); its word vectors stay as they are."""
    state = _layers(weights) | {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"], "norm.bias": weights["embeddings.LayerNorm.bias"],
        "relative.weight": weights["encoder.relative_attention_bias.weight"],
    }  # fmt: skip
    teacher = Teacher()
    missing, unexpected = teacher.load_state_dict({k: v.float() for k, v in state.items()}, strict=False)
    if unexpected or {name for name in missing if not name.startswith(("head.", "last."))}:
        raise ValueError(f"weights that do not fit: {missing} {unexpected}")
    teacher.words.weight.requires_grad_(False)
    return teacher


def _layers(weights: dict[str, Any]) -> dict[str, Any]:
    names = {"attention.attn.q": "query", "attention.attn.k": "key", "attention.attn.v": "value",
             "attention.attn.o": "out", "attention.LayerNorm": "first", "intermediate.dense": "widen",
             "output.dense": "narrow", "output.LayerNorm": "second"}  # fmt: skip
    found = {}
    for name, value in weights.items():
        if name.startswith("encoder.layer."):
            number, _, rest = name.removeprefix("encoder.layer.").partition(".")
            part, _, kind = rest.rpartition(".")
            found[f"layers.{number}.{names[part]}.{kind}"] = value
    return found
