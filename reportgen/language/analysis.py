"""The stage itself: sentences of every article, in order, numbered from 0."""

import datetime as dt
from collections.abc import Iterator

from reportgen.grammar.sentences import split
from reportgen.model import Article, Attribution, Block, Document, Quantity, Sentence, TimeExpression

try:
    from reportgen.grammar.quantities import find_quantities
    from reportgen.grammar.times import find_times
except ImportError:

    def find_quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
        return ()

    def find_times(text: str, anchor: dt.date | None = None, offset: int = 0) -> tuple[TimeExpression, ...]:
        return ()


OWN = Attribution(kind="own", speaker=None, cue=None, directness="none")

ANCHOR_SPREAD = 40
"""Days by which a publication date may be unsure and still resolve "last month": a month and a few days of delay."""


def analyse(articles: tuple[Article, ...]) -> tuple[Document, ...]:
    """The sentences of every article with what they say, in the order of the articles.

    What is found in one article may depend on the others (spellings of one name), never on their order. Articles that
    are excluded from the judgement get their sentences all the same.
    """
    return tuple(_document(article) for article in articles)


def _document(article: Article) -> Document:
    spans = [(start, end, block) for block in article.blocks for start, end in _sentence_spans(article.text, block)]
    sentences = tuple(_sentence(article, number, *span) for number, span in enumerate(spans))
    return Document(article=article, sentences=sentences)


def _sentence_spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    words = text[block.start : block.end]
    if block.part == "headline":
        yield block.start + len(words) - len(words.lstrip()), block.start + len(words.rstrip())
        return
    for start, end in split(words):
        yield block.start + start, block.start + end


def _sentence(article: Article, number: int, start: int, end: int, block: Block) -> Sentence:
    text = article.text[start:end]
    return Sentence(
        id=f"{article.id}:{number}",
        source=article.id,
        start=start,
        end=end,
        text=text,
        paragraph=block.paragraph,
        part=block.part,
        attribution=OWN,
        quantities=find_quantities(text, start),
        times=find_times(text, anchor(article), start),
    )


def anchor(article: Article) -> dt.date | None:
    """The day from which the article's "yesterday" counts, where it is known closely enough."""
    first, last = article.published.date, article.published.latest
    if first is None or last is None or (last - first).days > ANCHOR_SPREAD:
        return None
    return last
