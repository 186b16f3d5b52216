"""The close reader as the package reads it: two ONNX graphs with int8 weights."""

import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.close_network import WIDTH, Lower, Side, Upper


class Flat(nn.Module):
    """The upper layers with every input by itself, as a graph wants them."""

    def __init__(self, upper: Upper) -> None:
        super().__init__()
        self.upper = upper

    def forward(self, *inputs: Tensor) -> Tensor:
        """Both sides, features, first log odds; log odds."""
        return self.upper(Side(*inputs[:4]), inputs[4], inputs[5])


def export(lower: Lower, upper: Upper, features: int, folder: Path) -> None:
    """Write `close_lower.onnx` and `close_upper.onnx`."""
    free: dict[int, str] = {0: "rows", 1: "tokens"}
    example: tuple[Tensor, ...] = (torch.ones(2, 7, dtype=torch.long), torch.ones(2, 7))
    _graph(lower.eval(), example, ["numbers", "there"], "states", {n: free for n in ("numbers", "there", "states")},
           folder / "close_lower.onnx")  # fmt: skip
    sides = (torch.randn(4, 7, WIDTH), torch.ones(4, 7, dtype=torch.long), torch.rand(4, 7, 2), torch.ones(4, 7))
    axes = {name: {0: "sides", 1: "tokens"} for name in Side._fields}
    example = (*sides, torch.zeros(2, features), torch.zeros(2))
    _graph(Flat(upper).eval(), example, [*axes, "features", "first"], "odds",
           axes | {name: {0: "pairs"} for name in ("features", "first", "odds")},
           folder / "close_upper.onnx")  # fmt: skip


def _graph(module: nn.Module, example: tuple[Tensor, ...], names: list[str], out: str, axes: Any, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(module, example, str(whole), input_names=names, output_names=[out], dynamic_axes=axes,
                          opset_version=17, dynamo=False)  # fmt: skip
        quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True)
    made = onnx.load(target)
    made.doc_string = ""
    onnx.save(made, target)
