"""Groups: no drifting chains, room for a sentence with several statements."""

from types import SimpleNamespace

import numpy as np

from reportgen.alignment.grouping import group


def grouped(sources: list[int], scores: dict[tuple[int, int], float]) -> list[tuple[int, ...]]:
    table = np.zeros((len(sources), len(sources)), np.float32)
    for (a, b), score in scores.items():
        table[a, b] = table[b, a] = score
    return group(table, SimpleNamespace(source=np.array(sources)), 0.4, 0.2, 0.3)  # type: ignore[arg-type]


def test_three_sources_that_agree_make_one_group() -> None:
    assert grouped([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}) == [(0, 1, 2)]


def test_a_chain_of_likeness_does_not_drift() -> None:
    assert grouped([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.05}) == [(0, 1), (1, 2)]


def test_a_pair_that_the_group_bears_out_is_made_from_less() -> None:
    assert grouped([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3}) == [(0, 1, 2)]


def test_a_long_sentence_may_stand_in_two_groups() -> None:
    scores = {(0, 2): 0.9, (0, 3): 0.8, (2, 3): 0.1, (4, 5): 0.1, (2, 4): 0.9, (0, 4): 0.9, (3, 5): 0.7, (0, 5): 0.7}
    assert grouped([0, 0, 1, 1, 2, 2], scores) == [(0, 2, 4), (0, 3, 5)]


def test_a_second_mention_in_one_source_joins_the_group() -> None:
    assert grouped([0, 1, 1], {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.5}) == [(0, 1, 2)]


def test_two_statements_of_one_source_are_not_run_together() -> None:
    assert grouped([0, 1, 1], {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.1}) == [(0, 1), (0, 2)]


def test_doubtful_pairs_make_no_group() -> None:
    assert grouped([0, 1], {(0, 1): 0.39}) == []
