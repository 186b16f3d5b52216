"""What an edition prints of the articles' words when it may quote only a share of each of them.

One rule holds in every output but the data: a sentence is printed, or none of its words are quoted anywhere; what is
printed in several places counts once. Terms, names, figures and times of up to `NAMED` words are named, not quoted.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from reportgen.model import Comparison, Difference, Fact, Sentence

NAMED = 4
"""Words that are still a name or a figure ("more than a dozen"), not a quotation."""
Run = tuple[str, ...]


class Quotation:
    """Which words of a comparison an edition prints; nothing is left out where `share` is 1."""

    def __init__(self, comparison: Comparison, share: float) -> None:
        self.printed = printable(comparison, share)
        self._sentences = {sentence.id: sentence for sentence in comparison.sentences}

    def statement(self, fact: Fact) -> str | None:
        """The words that state a fact: its statement, else another telling that is printed, else None."""
        told = [(fact.statement_from, fact.statement), *((m.sentence, m.text) for m in fact.mentions)]
        shown = (words for id_, words in told if id_ in self.printed and self.allows_words(words))
        return next(map(_plain, shown), None)

    def allows_note(self, difference: Difference) -> bool:
        """Does the note on a difference, in whatever language and marks, quote printed words alone?"""
        return self.allows_words(difference.note)

    def allows_words(self, words: str) -> bool:
        """May these words stand in an output: have they no run of more than `NAMED` words of a sentence kept back?"""
        return self._held.isdisjoint(_runs(words))

    @cached_property
    def _held(self) -> frozenset[Run]:
        """Runs of words that stand in sentences kept back and in no printed one."""
        held, shown = (
            {run for s in self._sentences.values() if (s.id in self.printed) == printed for run in _runs(s.text)}
            for printed in (False, True)
        )
        return frozenset(held - shown)


def _runs(text: str) -> Iterator[Run]:
    """Every run of `NAMED` + 1 words, by their letters alone."""
    words = [word for part in text.casefold().split() if (word := re.sub(r"[\W_]+", "", part))]
    return (tuple(words[n : n + NAMED + 1]) for n in range(len(words) - NAMED))


def printable(comparison: Comparison, share: float) -> frozenset[str]:
    """Ids of the sentences that may be printed, at most `share` of each article's words.

    Fact by fact, the weightiest first: the sentence that states it, those that differ, the other tellings; then the
    rest in the order of the text. A sentence that no longer fits is passed over, so a shorter one may still find its
    place.
    """
    words = {sentence.id: len(sentence.text.split()) for sentence in comparison.sentences}
    if share >= 1:
        return frozenset(words)
    source = {sentence.id: sentence.source for sentence in comparison.sentences}
    left = {id_: 0.0 for id_ in source.values()}
    for id_, count in words.items():
        left[source[id_]] += count * share
    taken: set[str] = set()
    for id_ in _by_worth(comparison):
        if id_ not in taken and words[id_] <= left[source[id_]]:
            left[source[id_]] -= words[id_]
            taken.add(id_)
    return frozenset(taken)


def _by_worth(comparison: Comparison) -> Iterator[str]:
    for fact in comparison.facts:
        yield fact.statement_from
        yield from (words.sentence for difference in fact.differences for words in difference.words)
        yield from (mention.sentence for mention in fact.mentions)
    yield from (sentence.id for sentence in sorted(comparison.sentences, key=_place))


def _place(sentence: Sentence) -> tuple[str, int]:
    return sentence.source, sentence.start


def _plain(text: str) -> str:
    return " ".join(text.split())
