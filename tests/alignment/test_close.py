"""The close reading judges two sentences, not their order."""

import numpy as np
import pytest

from reportgen.alignment import close, scoring
from reportgen.alignment.lines import Lines, lay_out

from .test_align import QUAKE, document


@pytest.fixture(scope="module")
def lines() -> Lines:
    return lay_out([sentence for name in QUAKE for sentence in document(name, QUAKE[name]).sentences])


def _odds(lines: Lines, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """With nothing measured and no opinion of the trees."""
    features = np.zeros((len(i), len(scoring.load().centre)), np.float32)
    return close.log_odds(lines, i, j, features, np.zeros(len(i), np.float32))


def test_swapping_the_sentences_changes_nothing(lines: Lines) -> None:
    i, j = scoring.cross_pairs(lines)
    assert np.allclose(_odds(lines, i, j), _odds(lines, j, i), atol=1e-4)


def test_the_order_of_the_pairs_changes_nothing(lines: Lines) -> None:
    i, j = scoring.cross_pairs(lines)
    order = np.random.RandomState(0).permutation(len(i))
    assert np.array_equal(_odds(lines, i, j)[order], _odds(lines, i[order], j[order]))


def test_no_pairs_are_no_work(lines: Lines) -> None:
    none = np.zeros(0, np.int64)
    assert len(_odds(lines, none, none)) == 0
