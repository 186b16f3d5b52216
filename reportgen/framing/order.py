"""Where a shared fact stands in each article, and whether one tells it hedged and another flat."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from reportgen.catalogue import Catalogue
from reportgen.framing.cast import body
from reportgen.framing.marks import Mark, mark
from reportgen.model import Document, Fact, Mention, Sentence

Fifth = Literal["first", "last", ""]
LONG_ENOUGH = 10
"""Body sentences an article needs for its first and last fifth to hold two sentences each."""
FIFTH = 5


def fifths(document: Document) -> dict[str, Fifth]:
    """Which fifth each body sentence stands in, "" between the first and the last; the two are of one size.

    The first holds the sentences that begin in it, the last those that end in it: at least one each.
    """
    sentences = body(document)
    size = -(-len(sentences) // FIFTH)
    return {s.id: _fifth(number, len(sentences), size) for number, s in enumerate(sentences)}


def _fifth(number: int, total: int, size: int) -> Fifth:
    return "first" if number < size else "last" if number >= total - size else ""


def prominence(documents: Sequence[Document], facts: Sequence[Fact], say: Catalogue) -> Iterator[Mark]:
    """Shared facts that stand in the first fifth of one article and not before the last fifth of another."""
    long = [document for document in documents if len(body(document)) >= LONG_ENOUGH]
    places = {id_: fifth for document in long for id_, fifth in fifths(document).items()}
    sentences = {sentence.id: sentence for document in documents for sentence in document.sentences}
    for fact in facts:
        tellings = first_tellings(fact, places).values()
        firsts = [telling for telling in tellings if places[telling.sentence] == "first"]
        lasts = [telling for telling in tellings if places[telling.sentence] == "last"]
        if firsts and lasts:
            yield from _contrast(firsts, lasts, say.figure("place.first", len(lasts)), sentences)
            yield from _contrast(lasts, firsts, say.figure("place.last", len(firsts)), sentences)


def first_tellings(fact: Fact, places: Mapping[str, Fifth]) -> dict[str, Mention]:
    """Source id -> where it first tells the fact, among the sentences in `places`; in order of the source ids."""
    found: dict[str, Mention] = {}
    for mention in sorted(fact.mentions, key=lambda m: (m.source, m.start)):
        if mention.sentence in places:
            found.setdefault(mention.source, mention)
    return found


def _contrast(
    own: Sequence[Mention], others: Sequence[Mention], why: str, sentences: Mapping[str, Sentence]
) -> Iterator[Mark]:
    for telling in own:
        sentence = sentences[telling.sentence]
        start, end = telling.start - sentence.start, telling.end - sentence.start
        elsewhere = tuple(other.source for other in others)
        yield mark(sentence, start, end, "prominence", why, elsewhere)


def certainty(documents: Sequence[Document], facts: Sequence[Fact]) -> Iterator[Mark]:
    """The hedging or confirming words by which the tellings of one fact differ."""
    sentences = {sentence.id: sentence for document in documents for sentence in document.sentences}
    for fact in facts:
        for difference in fact.differences:
            if difference.kind != "certainty":
                continue
            for words in difference.words:
                if (sentence := sentences.get(words.sentence)) is not None:
                    start = words.start - sentence.start
                    yield mark(sentence, start, words.end - sentence.start, "certainty", difference.note)
