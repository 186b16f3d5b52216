"""The sentences of a story laid out in tables: which words, runs, names and quoted words stand in which sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportgen.grammar import encoder, wordpiece, words
from reportgen.model import Sentence

Table = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

UNSEEN_RANK = 40_000
"""Rank given to a word that the encoder's list of 30,522 pieces, ordered by frequency, does not hold whole."""
FIRST_WORD = 1_995
"""The list starts with marks and single characters; words in order of frequency follow."""


class Lines(NamedTuple):
    """One row a sentence in every table; columns of `stems`, `quoted` are those of `rarity`, `general`, `is_name`..."""

    sentences: tuple[Sentence, ...]
    source: npt.NDArray[np.int64]
    """Number of the sentence's source."""
    place: Table
    """Where the sentence stands in its article, 0 first to 1 last."""
    order: npt.NDArray[np.int64]
    headline: Flags
    length: Table
    """Number of content stems."""
    stems: Table
    quoted: Table
    """The stems that stand in quotation marks."""
    runs: tuple[Flags, ...]
    """Runs of two, three, four words that stand in more than one sentence."""
    run_rarity: tuple[Table, ...]
    vocabulary: tuple[str, ...]
    uses: Table
    """In how many sentences the stem stands."""
    rarity: Table
    """Inverse sentence frequency within the story."""
    general: Table
    """Log of the word's rank in general English."""
    is_name: Flags
    is_number: Flags
    vectors: Table
    """Unit vectors of the sentence encoder."""
    tokens: tuple[Table, ...]
    """Unit vectors, in context, of the word pieces that carry content."""
    token_weights: tuple[Table, ...]
    """Rarity in the story times rank in general."""
    clauses: tuple[Table, ...]
    """Unit vectors of the clauses, one row each."""


@cache
def general_rank(word: str) -> float:
    """Log of the frequency rank of a lower-case word in general English, by the encoder's word list."""
    number = wordpiece.vocabulary().get(word)
    return log(UNSEEN_RANK if number is None else max(1, number - FIRST_WORD))


def _incidence(bags: Sequence[Iterable[str]], column: dict[str, int]) -> Flags:
    table = np.zeros((len(bags), max(1, len(column))), np.bool_)
    for row, bag in enumerate(bags):
        for item in bag:
            if item in column:
                table[row, column[item]] = True
    return table


def _inverse_frequency(table: Flags) -> Table:
    return np.asarray(np.log((len(table) + 1) / (table.sum(axis=0) + 0.5)), np.float32)


def _quoted_stems(sentence: Sentence) -> set[str]:
    """Stems between quotation marks; an opening mark without its closing one quotes to the end, and the reverse."""
    text, found, start = words.plain(sentence.text), [], None
    marks = [place for place, char in enumerate(text) if char == '"']
    for place in marks:
        if start is None:
            start = place
        else:
            found.append((start, place))
            start = None
    if start is not None:
        found.append((start, len(text)))
    return {
        token.stem
        for token in words.tokens(sentence.text)
        if not token.is_stop and any(a < token.start < b for a, b in found)
    }


def _names(sentences: Sequence[Sentence]) -> set[str]:
    """Stems written with a capital where no sentence starts, in most of their places outside headlines."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for sentence in sentences:
        tokens = words.tokens(sentence.text)
        for token in tokens[1:] if sentence.part == "body" else ():
            if not token.is_number and not token.is_stop:
                (capital if token.is_capitalised else small)[token.stem] += 1
    return {stem for stem, count in capital.items() if count > small[stem]}


def _run_tables(tokens: Sequence[Sequence[str]]) -> tuple[tuple[Flags, ...], tuple[Table, ...]]:
    tables, weights = [], []
    for size in (2, 3, 4):
        bags = [{" ".join(row[i : i + size]) for i in range(len(row) - size + 1)} for row in tokens]
        counts = Counter(run for bag in bags for run in bag)
        column = {run: n for n, run in enumerate(sorted(r for r, count in counts.items() if count > 1))}
        tables.append(_incidence(bags, column))
        weights.append(_inverse_frequency(tables[-1]))
    return tuple(tables), tuple(weights)


def _unit(rows: Table) -> Table:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9), np.float32)


CLAUSE_OPENERS = frozenset(
    wordpiece.vocabulary()[word]
    for word in (
        "that",
        "which",
        "who",
        "while",
        "after",
        "before",
        "because",
        "as",
        "when",
        "where",
        "and",
        "but",
        "if",
    )
)
SMALLEST_CLAUSE = 4


def _clause_bounds(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of pieces between punctuation and the words that open a clause, none under four pieces."""
    stops = wordpiece.punctuation()
    bounds, start = [], 1
    for i in range(1, len(numbers)):
        if (
            numbers[i] in stops or numbers[i] in CLAUSE_OPENERS or i == len(numbers) - 1
        ) and i - start >= SMALLEST_CLAUSE:
            bounds.append((start, i))
            start = i
    return bounds or [(0, len(numbers))]


def piece_weights(encoded: Sequence[Sequence[int]]) -> list[Table]:
    """For each piece its rarity in the story and the log of its rank in general English, scaled to about 1."""
    counts = Counter(number for row in encoded for number in set(row))
    total = len(encoded)
    return [
        np.array(
            [(log((total + 1) / (counts[n] + 0.5)) / 4, log(max(2, n - FIRST_WORD)) / 10) for n in row], np.float32
        )
        for row in encoded
    ]


def lay_out(sentences: Sequence[Sentence], encoded: Sequence[tuple[list[int], Table]] | None = None) -> Lines:
    """Tables over `sentences`, which stand in order of source and place."""
    rows = [words.tokens(s.text) for s in sentences]
    bags = [{t.stem for t in row if not t.is_stop} for row in rows]
    vocabulary = sorted({stem for bag in bags for stem in bag})
    column = {stem: n for n, stem in enumerate(vocabulary)}
    shortest: dict[str, str] = {}
    for row in rows:
        for t in row:
            if t.stem not in shortest or general_rank(t.lower) < general_rank(shortest[t.stem]):
                shortest[t.stem] = t.lower
    stems = _incidence(bags, column)
    names = _names(sentences)
    runs, run_rarity = _run_tables([[t.lower for t in row] for row in rows])
    labels = {source: n for n, source in enumerate(dict.fromkeys(s.source for s in sentences))}
    source = np.array([labels[s.source] for s in sentences], np.int64)
    counts = np.bincount(source)
    order = np.array([sum(1 for o in source[:i] if o == source[i]) for i in range(len(source))], np.int64)
    encoded = encoder.token_vectors([s.text for s in sentences]) if encoded is None else encoded
    empty = np.array(sorted(wordpiece.without_content()))
    keep = [np.flatnonzero(~np.isin(numbers, empty)) for numbers, _ in encoded]
    weights = [w[k] for w, k in zip(piece_weights([numbers for numbers, _ in encoded]), keep, strict=True)]
    return Lines(
        sentences=tuple(sentences),
        source=source,
        place=(order / np.maximum(1, counts[source] - 1)).astype(np.float32),
        order=order,
        headline=np.array([s.part == "headline" for s in sentences]),
        length=np.array([len(bag) for bag in bags], np.float32),
        stems=stems.astype(np.float32),
        quoted=_incidence([_quoted_stems(s) for s in sentences], column).astype(np.float32),
        runs=runs,
        run_rarity=run_rarity,
        vocabulary=tuple(vocabulary),
        uses=stems.sum(axis=0, dtype=np.float32),
        rarity=_inverse_frequency(stems),
        general=np.array([general_rank(shortest[stem]) for stem in vocabulary] or [0.0], np.float32),
        is_name=np.array([stem in names for stem in vocabulary] or [False]),
        is_number=np.array([stem[0].isdigit() for stem in vocabulary] or [False]),
        vectors=encoder.sentence_vectors(encoded),
        tokens=tuple(_unit(v[k]) for (_, v), k in zip(encoded, keep, strict=True)),
        token_weights=tuple(4 * w[:, 0] * w[:, 1] for w in weights),
        clauses=tuple(_unit(np.stack([v[a:b].mean(axis=0) for a, b in _clause_bounds(n)])) for n, v in encoded),
    )
