"""Which sentences an edition prints when it may quote only a share of each article."""

from collections.abc import Iterator

from reportgen.model import Comparison


def printable(comparison: Comparison, share: float) -> frozenset[str]:
    """Ids of the sentences that may be printed, at most `share` of each article's words.

    Sentences that tell facts come first, in the order of the facts; then the others in the order of the text.
    A sentence that no longer fits is passed over, so a shorter one may still find its place.
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
        for mention in fact.mentions:
            yield mention.sentence
    for sentence in comparison.sentences:
        yield sentence.id
