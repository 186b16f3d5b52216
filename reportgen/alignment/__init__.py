"""Alignment: which sentences of two articles share a fact, and which sentences group into one.

Sees the words alone: no outlet, no country, no order of the articles.
"""

import re
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from reportgen.alignment import grouping, terms
from reportgen.grammar import encoder
from reportgen.model import Alignment, Document, Nearest, Pair, Relation, Sentence, Why

Matrix = npt.NDArray[np.float64]

THRESHOLD = 0.2
"""Chosen on the training stories for the highest pair F1."""


def _tfidf(sentences: Sequence[Sentence]) -> Matrix:
    bags = [terms.stems(sentence.text) for sentence in sentences]
    rarity = terms.rarity(bags)
    column = {stem: number for number, stem in enumerate(sorted(rarity))}
    weights = np.zeros((len(bags), max(1, len(column))))
    for row, bag in enumerate(bags):
        for stem in set(bag):
            weights[row, column[stem]] = rarity[stem]
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    return np.asarray(weights @ weights.T)


def _scores(sentences: Sequence[Sentence]) -> Matrix:
    """Logistic of tf-idf and encoder cosine; the weights were fitted on the training stories."""
    vectors = encoder.sentence_vectors(encoder.token_vectors([sentence.text for sentence in sentences]))
    cosine = (vectors @ vectors.T).astype(np.float64)
    return np.asarray(1 / (1 + np.exp(-(-6.72 + 15.47 * _tfidf(sentences) + 6.95 * cosine))))


def _relation(a: str, b: str) -> Relation:
    if fuzz.ratio(a, b) >= 90:
        return "copy"
    return "part" if min(len(a), len(b)) < 0.5 * max(len(a), len(b)) else "same"


def _why(a: str, b: str) -> tuple[Why, ...]:
    shared = sorted(set(terms.words(a)) & set(terms.words(b)) - terms.STOPWORDS, key=lambda w: (-len(w), w))[:4]
    numbers = [word for word in re.findall(r"\d[\d,.]*\d|\d", a) if word in b]
    out = [Why(feature="number", note=f"both give {numbers[0]}", value=1.0)] if numbers else []
    if shared:
        out.append(Why(feature="words", note="words in common: " + ", ".join(shared), value=float(len(shared))))
    return tuple(out)


def align(documents: tuple[Document, ...]) -> Alignment:
    """Pairs, nearest sentences and groups over the sentences of all documents that take part.

    Pure: the same for any order of `documents` and any name of their outlets.
    """
    sentences = sorted(
        (s for d in documents if d.article.excluded is None for s in d.sentences),
        key=lambda s: (s.source, int(s.id.rpartition(":")[2])),
    )
    if not sentences:
        return Alignment(pairs=(), nearest=(), groups=())
    sources = np.array([s.source for s in sentences])
    scores = np.where(sources[:, None] != sources[None, :], _scores(sentences).round(4), 0.0)
    pairs = tuple(
        Pair(
            a=sentences[i].id, b=sentences[j].id, score=float(scores[i, j]),
            relation=_relation(sentences[i].text, sentences[j].text), why=_why(sentences[i].text, sentences[j].text),
        )
        for i, j in combinations(range(len(sentences)), 2)
        if scores[i, j] >= THRESHOLD
    )  # fmt: skip
    nearest = []
    for i, sentence in enumerate(sentences):
        for source in sorted(set(sources) - {sentence.source}):
            others = np.flatnonzero(sources == source)
            j = int(others[np.argmax(scores[i, others])])
            nearest.append(
                Nearest(sentence=sentence.id, source=source, nearest=sentences[j].id, score=float(scores[i, j]))
            )
    groups = grouping.group(scores, THRESHOLD)
    return Alignment(
        pairs=pairs, nearest=tuple(nearest), groups=tuple(tuple(sentences[i].id for i in g) for g in groups)
    )
