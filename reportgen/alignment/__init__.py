"""Alignment: which sentences of two articles share a fact, and which sentences group into one.

Sees the words and their order alone: no outlet, no country, no order of the articles.
"""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from reportgen.alignment import grouping, reasons, scoring
from reportgen.alignment.lines import Lines, Table, lay_out
from reportgen.catalogue import ENGLISH, Catalogue
from reportgen.grammar import words
from reportgen.model import Alignment, Document, Nearest, Pair, Sentence

VERBATIM = 0.99
"""Least score of two sentences with the very same words; a headline of two words may be one by chance."""
VERBATIM_WORDS = 3


def align(documents: tuple[Document, ...], say: Catalogue = ENGLISH) -> Alignment:
    """Pairs, nearest sentences and groups over the sentences of all documents that take part.

    Args:
        documents: the articles with their sentences; an article with a reason to be excluded takes no part.
        say: the words for the reasons.

    Returns:
        Pairs by the ids of their sentences in the order (source, number), with calibrated scores; for every sentence
        the nearest of each other source; groups of sentence ids, which may overlap. The result is the same for any
        order of the documents and any name of their outlets.
    """
    sentences = _sentences(documents)
    if len({sentence.source for sentence in sentences}) < 2:
        return Alignment(pairs=(), nearest=(), groups=())
    lines = lay_out(sentences)
    scored = scoring.score(lines)
    scores = _raise_copies(scored.scores, lines)
    model = scoring.load()
    groups = grouping.group(scores, lines, model.pair_from, model.group_from, model.own_from)
    return Alignment(
        pairs=_pairs(lines, scores, groups, model.pair_from, say),
        nearest=_nearest(lines, scores, scored.likeness),
        groups=tuple(sorted(tuple(sentences[row].id for row in sorted(group, key=_place(lines))) for group in groups)),
    )


def _sentences(documents: tuple[Document, ...]) -> tuple[Sentence, ...]:
    """Sentences of the judged documents, source by source in an order that their words alone decide."""
    judged = [document.sentences for document in documents if document.article.excluded is None and document.sentences]
    judged.sort(key=lambda rows: (tuple(sentence.text for sentence in rows), rows[0].source))
    return tuple(sentence for rows in judged for sentence in rows)


def _place(lines: Lines) -> Callable[[int], tuple[str, int]]:
    return lambda row: (lines.sentences[row].source, int(lines.order[row]))


def _raise_copies(scores: Table, lines: Lines) -> Table:
    """Two sentences of two sources with the very same words are a pair, whatever the model thinks."""
    rows: dict[str, list[int]] = {}
    for row, sentence in enumerate(lines.sentences):
        if lines.length[row] >= VERBATIM_WORDS:
            rows.setdefault(" ".join(token.lower for token in words.tokens(sentence.text)), []).append(row)
    out = scores.copy()
    for same in rows.values():
        for a, b in combinations(same, 2):
            if lines.source[a] != lines.source[b]:
                out[a, b] = out[b, a] = max(out[a, b], VERBATIM)
    return out


def _pairs(
    lines: Lines, scores: Table, groups: Sequence[tuple[int, ...]], pair_from: float, say: Catalogue
) -> tuple[Pair, ...]:
    """Every pair over the threshold and every pair within a group."""
    place = _place(lines)
    column = {stem: number for number, stem in enumerate(lines.vocabulary)}
    apart = lines.source[:, None] != lines.source[None, :]
    wanted = np.triu(np.where(apart, scores, 0), 1) >= pair_from
    chosen = {(int(a), int(b)) for a, b in zip(*np.nonzero(wanted), strict=True)}
    chosen |= {
        pair for group in groups for pair in combinations(group, 2) if lines.source[pair[0]] != lines.source[pair[1]]
    }
    found = []
    for pair in sorted(tuple(sorted(pair, key=place)) for pair in chosen):
        a, b = pair
        score = round(float(scores[a, b]), 4)
        found.append(
            Pair(
                a=lines.sentences[a].id,
                b=lines.sentences[b].id,
                score=score,
                relation=reasons.relation(lines, a, b),
                why=reasons.why(lines, column, a, b, say),
            )
        )
    return tuple(sorted(found, key=lambda pair: _key(pair.a) + _key(pair.b)))


def _key(sentence: str) -> tuple[str, int]:
    source, _, number = sentence.rpartition(":")
    return source, int(number)


def _nearest(lines: Lines, scores: Table, likeness: Table) -> tuple[Nearest, ...]:
    """For every sentence and other source the best scored sentence; of equal scores the likest in words and meaning."""
    found = []
    for source in np.unique(lines.source):
        rows = np.flatnonzero(lines.source == source)
        for k in np.flatnonzero(lines.source != source):
            best = rows[np.lexsort((rows, -likeness[k, rows], -scores[k, rows]))[0]]
            found.append(
                Nearest(
                    sentence=lines.sentences[k].id,
                    source=lines.sentences[best].source,
                    nearest=lines.sentences[best].id,
                    score=round(float(scores[k, best]), 4),
                )
            )
    return tuple(sorted(found, key=lambda nearest: (*_key(nearest.sentence), nearest.source)))
