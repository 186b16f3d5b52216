"""Gradient-boosted regression trees (Friedman 2001), run by onnxruntime."""

from typing import Any

import numpy as np
import numpy.typing as npt

from reportgen.alignment.lines import Table
from reportgen.grammar.graphs import open_graph


class Trees:
    """Trees kept as an ONNX graph: rows of features in, log odds out."""

    def __init__(self, graph: npt.NDArray[np.uint8]) -> None:
        """Load `graph`, the bytes of the ONNX file."""
        self._session: Any = open_graph(graph.tobytes(), threads=1)

    def log_odds(self, rows: Table) -> Table:
        """The sum of all trees' values for each row: the log odds that it is a pair."""
        if not len(rows):
            return np.zeros(0, np.float32)
        odds = self._session.run(None, {"rows": np.ascontiguousarray(rows, np.float32)})[0]
        return np.asarray(odds[:, 0], np.float32)
