"""Which of the differences that the words bear out matter to a reader.

A logistic regression for each way of differing, trained on annotated stories by `training/differences.py`, which writes
`data/weights.json`. It sees counts and shares of words, never an outlet, a name or a topic.
"""

import math
from functools import cache
from importlib.resources import files

import msgspec

from reportgen.facts.differences.candidate import Candidate


class Judge(msgspec.Struct, frozen=True):
    """One way of differing: its logistic model over features, missing features counting 0."""

    bias: float
    weights: dict[str, float]


class Judges(msgspec.Struct, frozen=True):
    """The judges by "kind/sort", and by kind the probability from which a difference is printed."""

    judges: dict[str, Judge]
    thresholds: dict[str, float]


@cache
def judges() -> Judges:
    """The shipped judges."""
    data = files("reportgen.facts").joinpath("data/weights.json").read_bytes()
    return msgspec.json.decode(data, type=Judges)


RULED = {
    "cause/link": 0.6,
    "detail/restriction": 0.6,
    "contradiction/opposed": 1.0,
    "name_place/spelling": 1.0,
    "name_place/value": 0.6,
    "time/period": 1.0,
}
"""Ways of differing that are plain to see and too rare in the training stories for a judge of their own.

Of the places that the rule sets against each other there, annotators noted about half.
"""


def probability(candidate: Candidate) -> float:
    """How likely a careful reader notes this difference, given that the two sentences tell one fact."""
    name = f"{candidate.kind}/{candidate.sort}"
    if name in RULED:
        return RULED[name]
    judge = judges().judges.get(name)
    if judge is None:
        return 0.0
    logit = judge.bias + sum(judge.weights.get(name, 0.0) * value for name, value in sorted(candidate.features.items()))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


def matters(candidate: Candidate) -> float:
    """By how much a candidate passes its threshold, weighed by how likely the sentences share a fact."""
    return probability(candidate) * candidate.pairing.score - judges().thresholds.get(candidate.kind, 2.0)
