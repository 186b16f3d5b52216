"""How well loaded wording is found: `python -m benchmarks.framing BENCH`.

Four figures. On BABE (Spinde et al. 2021), on the fifth of its sentences whose topics were never trained on:
macro-F1 of the sentence labels and F1 of the marked words. On the dev stories, by the product's own reading of them:
F1 of the sentences with loaded (`lexical`) spans of BASIL (Fan et al. 2019), and the share of the sentences without any
span that are flagged. Beside them, on the same sentences, the word lists alone.
"""

import sys
from pathlib import Path

from reportgen.cleaning import clean
from reportgen.config import Settings
from reportgen.framing.classifier import class_flags, scores
from reportgen.framing.masking import plain, words
from reportgen.language import analyse
from reportgen.model import Document, Finding
from reportgen.progress import Silent
from reportgen.reader import local
from reportgen.reading import read_story
from training.framing_data import Example, babe, basil, held_out_topics

TARGETS = {"BABE sentences": 0.72, "BABE words": 0.35, "BASIL sentences": 0.30, "neutral flagged": 0.05}
WORD_ODDS = -1.1
"""Log odds from which a word counts as marked: the best on the training topics of BABE, left out in turn."""


def f1(said: list[bool], truth: list[bool]) -> float:
    hits = sum(s and t for s, t in zip(said, truth, strict=True))
    return 2 * hits / max(1, sum(said) + sum(truth))


def macro_f1(said: list[bool], truth: list[bool]) -> float:
    return (f1(said, truth) + f1([not s for s in said], [not t for t in truth])) / 2


def on_babe(bench: Path) -> dict[str, float]:
    examples = babe(bench)
    held = held_out_topics(examples)
    examples = [e for e in examples if e.topic in held]
    sentences, listed, words_said, words_marked, words_listed = [], [], [], [], []
    for example in examples:
        every = words(example.text)
        found = scores(example.text, every)
        flags = class_flags(example.text, every).any(axis=1)
        sentences.append(found.sentence >= 0)
        listed.append(bool(flags.any()))
        for place in plain(every)[1]:
            words_said.append(found.words[place] >= WORD_ODDS)
            words_listed.append(bool(flags[place]))
            words_marked.append(example.marked[place])
    truth = [e.biased for e in examples]
    print(f"BABE: {len(examples)} sentences of the topics {', '.join(sorted(held))}")
    print(f"  word lists alone: sentences {macro_f1(listed, truth):.3f}, words {f1(words_listed, words_marked):.3f}")
    return {"BABE sentences": macro_f1(sentences, truth), "BABE words": f1(words_said, words_marked)}


def on_basil(bench: Path, split: str) -> dict[str, float]:
    by_article: dict[tuple[str, str], list[Example]] = {}
    for example in basil(bench, split):
        by_article.setdefault((example.topic, example.source), []).append(example)
    said, listed, truth, neutral = [], [], [], []
    for story in sorted({story for story, _ in by_article}):
        documents = analyse(clean(read_story(bench / "stories" / story, Settings().reading)))
        places = [(f.source, f.start, f.end) for f in _read(documents) if f.kind == "loaded"]
        for document in documents:
            for example in by_article[story, document.article.id]:
                start = _place(document, example.text)
                end = start + len(example.text)
                source = document.article.id
                said.append(any(s == source and a < end and start < b for s, a, b in places))
                listed.append(bool(class_flags(example.text, words(example.text)).any()))
                truth.append(example.biased)
                neutral.append(example.neutral)
    print(f"BASIL {split}: {len(truth)} sentences, {sum(truth)} with loaded spans, {sum(neutral)} without any span")
    at_list = sum(s and n for s, n in zip(listed, neutral, strict=True)) / sum(neutral)
    print(f"  word lists alone: sentences {f1(listed, truth):.3f}, neutral flagged {at_list:.3f}")
    flagged = sum(s and n for s, n in zip(said, neutral, strict=True)) / sum(neutral)
    return {"BASIL sentences": f1(said, truth), "neutral flagged": flagged}


def _read(documents: tuple[Document, ...]) -> tuple[Finding, ...]:
    return local(documents, Silent()).framing.findings


def _place(document: Document, text: str) -> int:
    at = document.article.text.find(text)
    if at < 0:
        raise SystemExit(f"{document.article.file}: a sentence of the gold is not in the article: {text[:60]!r}")
    return at


def main() -> None:
    bench = Path(sys.argv[1])
    found = on_babe(bench) | on_basil(bench, sys.argv[2] if len(sys.argv) > 2 else "dev")
    for name, value in found.items():
        good = value <= TARGETS[name] if name == "neutral flagged" else value >= TARGETS[name]
        print(f"{name:16} {value:.3f}  target {TARGETS[name]}  {'reached' if good else 'not reached'}")


if __name__ == "__main__":
    main()
