"""Shared wording of two articles, sentence by sentence: what was kept, trimmed, reworded or added."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from rapidfuzz.distance import Indel, LCSseq

from reportgen.model import Document, LedgerEntry, Record
from reportgen.model import Sentence as SentenceRecord

LedgerKind = Literal["verbatim", "trimmed", "reworded", "added"]

WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
SEED = 3
"""Words in a row that two sentences must share before they are compared: fewer are common phrases."""
VERBATIM = 0.95
"""One word in twenty may differ: agencies' copy is re-spelled ("US", "U.S.") without being rewritten."""
KEPT = 0.9
"""Share of a sentence's words that must stand in the other, in order, for it to be a trimmed one."""
REWORDED = 0.5
"""Likeness from which a sentence counts as reworded: over half of both sentences' words, in the same order.
Among the training stories of three newsrooms, 1 sentence in 75 has such a counterpart, most of them a statement
given out to all or agency copy."""
CREDITED = 0.35
"""The same where the article names the other as its source: the credit vouches for the kinship, and likeness need only
tell which sentences it covers. Below a third, what two sentences share is mostly the names and the topic."""
FEWEST_WORDS = 6
"""Own words that a sentence needs to bear witness: shorter ones ("he said on Monday") are alike by chance."""


class Worded(Record, frozen=True, kw_only=True):
    """A sentence as its words, and as the words that are the article's own (outside quotation marks)."""

    id: str
    words: tuple[str, ...]
    own: tuple[str, ...]


class Match(Record, frozen=True, kw_only=True):
    """The nearest wording of one sentence in another article, over all words and over the own words alone."""

    entry: LedgerEntry
    words: int
    own_words: int
    own_similarity: float
    own_run: int


def worded(document: Document) -> tuple[Worded, ...]:
    """The body's sentences of an article as lower-case words."""
    return tuple(_worded(sentence) for sentence in document.sentences if sentence.part == "body")


def _worded(sentence: SentenceRecord) -> Worded:
    words, own = [], []
    for match in WORD.finditer(sentence.text):
        word = match.group().casefold().replace("’", "'").replace(".", "")
        words.append(word)
        place = sentence.start + match.start()
        if not any(quotation.start <= place < quotation.end for quotation in sentence.quotations):
            own.append(word)
    return Worded(id=sentence.id, words=tuple(words), own=tuple(own))


def matches(
    source: Sequence[Worded], origin: Sequence[Worded], paired: frozenset[tuple[str, str]], credited: bool
) -> tuple[Match, ...]:
    """For each sentence of `source`, its nearest in `origin` by wording, in the order of `source`.

    Args:
        source: the sentences of the article that may draw on the other.
        origin: those of the article that it may draw on.
        paired: (source sentence, origin sentence) that alignment holds to tell the same.
        credited: whether `source` names `origin`, which lowers the likeness that a reworded sentence needs.
    """
    index = _index(origin)
    partners: dict[str, set[str]] = defaultdict(set)
    for own_id, other_id in paired:
        partners[own_id].add(other_id)
    by_id = {sentence.id: sentence for sentence in origin}
    least = CREDITED if credited else REWORDED
    found = []
    for sentence in source:
        candidates = {id_ for gram in _grams(sentence.words) for id_ in index.get(gram, ())} | partners[sentence.id]
        found.append(_best(sentence, [by_id[id_] for id_ in sorted(candidates) if id_ in by_id], least))
    return tuple(found)


def _grams(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[i : i + SEED]) for i in range(len(words) - SEED + 1))


def _index(sentences: Sequence[Worded]) -> dict[tuple[str, ...], set[str]]:
    index: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for sentence in sentences:
        for gram in _grams(sentence.words):
            index[gram].add(sentence.id)
    return index


def _best(sentence: Worded, candidates: Sequence[Worded], least: float) -> Match:
    best = max(candidates, key=lambda other: _strength(sentence, other), default=None)
    kind: LedgerKind = "added"
    similarity = 0.0
    if best is not None:
        kind, similarity = kind_of(sentence, best, least)
    own_similarity = 0.0 if best is None else Indel.normalized_similarity(sentence.own, best.own)
    return Match(
        entry=LedgerEntry(
            sentence=sentence.id,
            source_sentence=None if best is None or kind == "added" else best.id,
            kind=kind,
            similarity=round(similarity, 3),
        ),
        words=len(sentence.words),
        own_words=len(sentence.own),
        own_similarity=own_similarity,
        own_run=0 if best is None else longest_run(sentence.own, best.own),
    )


def _strength(sentence: Worded, other: Worded) -> tuple[float, float]:
    contained = LCSseq.similarity(sentence.words, other.words) / max(1, len(sentence.words))
    return (contained if contained >= KEPT else 0.0, Indel.normalized_similarity(sentence.words, other.words))


def kind_of(sentence: Worded, other: Worded, least: float) -> tuple[LedgerKind, float]:
    """What became of the words of `other` in `sentence`, and how alike the two are (Indel, over words)."""
    similarity = Indel.normalized_similarity(sentence.words, other.words)
    contained = LCSseq.similarity(sentence.words, other.words) / max(1, len(sentence.words))
    if similarity >= VERBATIM:
        return "verbatim", similarity
    if contained >= KEPT and len(sentence.words) >= FEWEST_WORDS:
        return "trimmed", similarity
    return ("reworded", similarity) if similarity >= least else ("added", similarity)


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Length in words of the longest run that stands in both."""
    best, before = 0, [0] * (len(b) + 1)
    for word in a:
        here = [0]
        for place, other in enumerate(b):
            here.append(before[place] + 1 if word == other else 0)
        best, before = max(best, *here), here
    return best


def bears_witness(match: Match) -> bool:
    """Whether a match of own words shows that one text came from the other, or both from a third."""
    kept = match.entry.kind in ("verbatim", "trimmed") and match.own_run >= FEWEST_WORDS
    return match.own_words >= FEWEST_WORDS and (kept or match.own_similarity >= REWORDED)
