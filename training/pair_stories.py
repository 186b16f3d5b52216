"""The training stories as the alignment sees them: sentences, labels, encoder output."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from reportgen.alignment.lines import Lines, lay_out
from reportgen.grammar import encoder
from reportgen.model import Attribution, Sentence

INVENTED = Path(__file__).parent / "stories"
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


def lay(gold: dict[str, Any]) -> Labelled:
    """One story of gold, laid out."""
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
    return Labelled(gold["story"], gold, ids, lines, shared, optional & (1 - shared))


def read_gold(path: Path) -> dict[str, Any]:
    """A file of gold, as the bench keeps it."""
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return gold


def load_train(bench: Path) -> list[Labelled]:
    """The bench's training stories, in the order of train.txt."""
    names = (bench / "train.txt").read_text().split()
    return [lay(read_gold(bench / "gold" / f"{name}.json")) for name in names]


def load_invented() -> list[Labelled]:
    """The stories that were written for training (stories/README.md), by name."""
    return [lay(read_gold(path)) for path in invented_paths()]


def invented_paths() -> list[Path]:
    """The files of the invented stories, by name."""
    return sorted(INVENTED.glob("*.json"))


def write_folder(gold: dict[str, Any], folder: Path) -> Path:
    """The gold's sentences as a story folder: an article a source, its headline first, a paragraph a sentence."""
    folder.mkdir(parents=True, exist_ok=True)
    texts: dict[str, list[str]] = {}
    for _, sentence in _sentences(gold):
        texts.setdefault(sentence.source, []).append(sentence.text)
    for source, sentences in texts.items():
        (folder / f"{source}.txt").write_text("\n\n".join(sentences) + "\n", "utf-8")
    return folder
