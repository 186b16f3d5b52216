"""The annotated sentences that the wording model learns from; read from the bench folder, never copied from it."""

import ast
import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from reportgen.framing.masking import words

SAME_TOPIC = {
    "black lives matter": "blm",
    "vaccines": "vaccine",
    "coronavirus": "vaccine",
    "gun-control": "gun control",
}
"""Topics of BABE that go by two names: held out together, so that no topic stands on both sides."""
HELD_OUT_SHARE = 0.2


@dataclass(frozen=True)
class Example:
    """One sentence, whether annotators call it biased in its words, and which of its words (aligned with `words`)."""

    text: str
    biased: bool
    marked: tuple[bool, ...]
    topic: str
    corpus: str
    source: str = ""
    neutral: bool = False
    """True where annotators marked nothing at all in the sentence, neither its words nor its selection."""


def babe(bench: Path) -> list[Example]:
    """BABE (Spinde et al. 2021): 3,673 news sentences with a label, and the words that annotators marked."""
    path = bench / "public" / "babe" / "final_labels_SG2.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["label_bias"] in ("Biased", "Non-biased")]
    return [
        Example(
            text=row["text"],
            biased=row["label_bias"] == "Biased",
            marked=_marked(row["text"], ast.literal_eval(row["biased_words"])),
            topic=SAME_TOPIC.get(row["topic"], row["topic"]),
            corpus="babe",
        )
        for row in rows
    ]


def basil(bench: Path, split: str) -> list[Example]:
    """The bench's stories with BASIL's lexical spans (Fan et al. 2019); `split` is "train" or "dev"."""
    spans: dict[tuple[str, str], list[str]] = {}
    touched: set[tuple[str, str]] = set()
    for span in json.loads((bench / "public" / "basil_bias" / "spans.json").read_text(encoding="utf-8")):
        touched.add((span["story"], span["sentence"]))
        if span["bias"] == "lexical":
            spans.setdefault((span["story"], span["sentence"]), []).append(span["text"])
    found = []
    for story in (bench / f"{split}.txt").read_text(encoding="utf-8").split():
        gold = json.loads((bench / "gold" / f"{story}.json").read_text(encoding="utf-8"))
        for id_, sentence in gold["sentences"].items():
            marked = spans.get((story, id_), [])
            text = sentence["text"]
            found.append(
                Example(
                    text=text,
                    biased=bool(marked),
                    marked=_marked(text, marked),
                    topic=story,
                    corpus="basil",
                    source=sentence["source"],
                    neutral=(story, id_) not in touched,
                )
            )
    return found


def held_out_topics(examples: list[Example]) -> frozenset[str]:
    """The topics of a fifth of the sentences, drawn by the hash of their names."""
    held: set[str] = set()
    count = 0
    for topic in sorted({e.topic for e in examples}, key=lambda t: hashlib.sha256(t.encode()).hexdigest()):
        size = sum(e.topic == topic for e in examples)
        if count + size <= 1.05 * HELD_OUT_SHARE * len(examples):
            held.add(topic)
            count += size
    return frozenset(held)


def _marked(text: str, phrases: list[str]) -> tuple[bool, ...]:
    lower = text.casefold()
    places: set[int] = set()
    for phrase in phrases:
        needle = phrase.casefold().strip(" .,;:!?\"'“”‘’")
        at = lower.find(needle) if needle else -1
        while at >= 0:
            if _whole(lower, at, at + len(needle)):
                places.update(range(at, at + len(needle)))
            at = lower.find(needle, at + 1)
    return tuple(word.start in places and text[word.start].isalnum() for word in words(text))


def _whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
