"""The training stories as the alignment sees them: sentences, labels, encoder output."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from reportgen.alignment.lines import Lines, lay_out
from reportgen.grammar import encoder
from reportgen.model import Attribution, Sentence

OWN_VOICE = Attribution(kind="own", speaker=None, cue=None, directness="none")


class Labelled(NamedTuple):
    """One story: `gold` as the bench keeps it; row k of `lines` is the gold sentence `ids[k]`."""

    story: str
    gold: dict[str, Any]
    ids: tuple[str, ...]
    lines: Lines
    shared: np.ndarray
    """Table: 1 where two sentences of two sources stand in one fact."""
    optional: np.ndarray
    """Table: 1 where the annotator could not decide."""


def _sentences(gold: dict[str, Any]) -> list[tuple[str, Sentence]]:
    found = []
    for key, value in gold["sentences"].items():
        number, text = int(key[1:]), value["text"]
        part = "headline" if number == 0 else "body"
        found.append(
            (
                key,
                Sentence(
                    start=0, end=len(text), text=text, id=f"{value['source']}:{number}", source=value["source"],
                    paragraph=number, part=part, attribution=OWN_VOICE,
                ),
            )
        )  # fmt: skip
    return sorted(found, key=lambda pair: (pair[1].source, int(pair[0][1:])))


def load(bench: Path, story: str) -> Labelled:
    """One story of the bench's gold, laid out."""
    gold = json.loads((bench / "gold" / f"{story}.json").read_text("utf-8"))
    keyed = _sentences(gold)
    ids = tuple(key for key, _ in keyed)
    sentences = [sentence for _, sentence in keyed]
    place = {key: row for row, key in enumerate(ids)}
    shared = np.zeros((len(ids), len(ids)), np.int8)
    optional = np.zeros_like(shared)
    for fact in gold["facts"]:
        for a, b in combinations(fact["in"], 2):
            shared[place[a], place[b]] = shared[place[b], place[a]] = 1
    for a, b in gold["optional"]:
        optional[place[a], place[b]] = optional[place[b], place[a]] = 1
    lines = lay_out(sentences, encoder.token_vectors([s.text for s in sentences]))
    return Labelled(story, gold, ids, lines, shared, optional & (1 - shared))


def load_train(bench: Path) -> list[Labelled]:
    """The training stories, in the order of train.txt."""
    return [load(bench, story) for story in (bench / "train.txt").read_text().split()]
