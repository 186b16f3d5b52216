"""Where a shared fact stands in each article, and whether one tells it hedged and another flat."""

from collections.abc import Iterator, Mapping, Sequence

from reportgen.framing.marks import Mark, mark
from reportgen.model import Document, Fact, Sentence

LONG_ENOUGH = 10
"""Body sentences an article needs for its first and last fifth to hold two sentences each."""
FIFTH = 0.2


def prominence(documents: Sequence[Document], facts: Sequence[Fact]) -> Iterator[Mark]:
    """Shared facts that stand in the first fifth of one article and not before the last fifth of another."""
    places = {id_: place for document in documents for id_, place in _places(document).items()}
    sentences = {sentence.id: sentence for document in documents for sentence in document.sentences}
    for fact in facts:
        first: dict[str, str] = {}
        for mention in fact.mentions:
            here = first.get(mention.source)
            if mention.sentence in places and (here is None or places[mention.sentence] < places[here]):
                first[mention.source] = mention.sentence
        leads = sorted(id_ for id_ in first.values() if places[id_] < FIFTH)
        lasts = sorted(id_ for id_ in first.values() if places[id_] >= 1 - FIFTH)
        if leads and lasts:
            yield from _contrast(fact, leads, lasts, sentences)


def _places(document: Document) -> dict[str, float]:
    """Where each body sentence begins, as a share of the body's sentences; none for an article too short to tell."""
    body = [sentence for sentence in document.sentences if sentence.part == "body"]
    return {s.id: number / len(body) for number, s in enumerate(body)} if len(body) >= LONG_ENOUGH else {}


def _contrast(
    fact: Fact, leads: Sequence[str], lasts: Sequence[str], sentences: Mapping[str, Sentence]
) -> Iterator[Mark]:
    spans = {mention.sentence: mention for mention in fact.mentions}
    for own, where, others, there in ((leads, "first", lasts, "last"), (lasts, "last", leads, "first")):
        sources = ", ".join(sorted({sentences[id_].source for id_ in others}))
        for id_ in own:
            span, sentence = spans[id_], sentences[id_]
            why = f"Stands in the {where} fifth of this article; in {sources} it stands in the {there} fifth."
            yield mark(sentence, span.start - sentence.start, span.end - sentence.start, "prominence", why)


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
