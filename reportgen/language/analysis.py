"""The stage itself: sentences of every article, in order, numbered from 0, and what stands in each."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from reportgen.grammar.quantities import find_quantities
from reportgen.grammar.quotes import find_quotations
from reportgen.grammar.sentences import split
from reportgen.grammar.times import find_times
from reportgen.language.attribution import OWN, attribute
from reportgen.language.names import Line, find_names
from reportgen.language.people import People
from reportgen.model import Article, Block, Document, Name, Published, Quotation, Sentence, TimeExpression

NEARLY_A_DATE = 40
"""Days between which an article's date may lie and "last month" still be a rough stretch: a month and some delay."""

MONTH = dt.timedelta(days=31)
"""Past the first day of a month by so much, the month's name means that very month."""


class Bounds(NamedTuple):
    """Where a sentence stands, and in which block."""

    start: int
    end: int
    block: Block


def analyse(articles: tuple[Article, ...]) -> tuple[Document, ...]:
    """The sentences of every article with what stands in them, in the order of the articles.

    What is found in one article may depend on the others (spellings of one name), never on their order. An article that
    is excluded from the judgement gets its sentences, as own voice, and nothing more.
    """
    bounds = [tuple(_bounds(article)) for article in articles]
    judged = [index for index, article in enumerate(articles) if article.excluded is None]
    names = find_names([_lines(articles[index], bounds[index]) for index in judged])
    found = dict(zip(judged, names.found, strict=True))
    return tuple(
        Document(article=article, sentences=_sentences(article, bounds[index], found.get(index), names.people))
        for index, article in enumerate(articles)
    )


def _bounds(article: Article) -> Iterator[Bounds]:
    for block in article.blocks:
        words = article.text[block.start : block.end]
        whole = ((len(words) - len(words.lstrip()), len(words.rstrip())),)
        for start, end in whole if block.part == "headline" else split(words):
            yield Bounds(block.start + start, block.start + end, block)


def _lines(article: Article, bounds: tuple[Bounds, ...]) -> list[Line]:
    return [Line(article.text[start:end], start, block.part == "headline") for start, end, block in bounds]


def _sentences(
    article: Article, bounds: tuple[Bounds, ...], names: tuple[tuple[Name, ...], ...] | None, people: People
) -> tuple[Sentence, ...]:
    bare = tuple(
        Sentence(
            id=f"{article.id}:{number}",
            source=article.id,
            start=start,
            end=end,
            text=article.text[start:end],
            paragraph=block.paragraph,
            part=block.part,
            attribution=OWN,
        )
        for number, (start, end, block) in enumerate(bounds)
    )
    if names is None:
        return bare
    quotations = _quotations(article, bare)
    read = (
        structs.replace(
            sentence,
            quotations=tuple(each for each in quotations if sentence.start <= each.start < sentence.end),
            quantities=find_quantities(sentence.text, sentence.start),
            times=times(sentence.text, article.published, sentence.start),
            names=names[number],
        )
        for number, sentence in enumerate(bare)
    )
    return attribute(tuple(read), people)


def _quotations(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    paragraphs = [(block.start, block.end) for block in article.blocks]
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    return tuple(
        Quotation(
            start=start, end=end, text=article.text[start:end], group=group, speaker=None, cue=None, complete=complete
        )
        for start, end, group, complete in find_quotations(article.text, paragraphs, spans)
    )


def times(text: str, published: Published, offset: int = 0) -> tuple[TimeExpression, ...]:
    """The times in a text, resolved as far as the article's date allows.

    Where the article appeared on one of several days, an expression is resolved from the first and from the last of
    them: if both agree ("last year", "in December" of an article of some day in May), that is the answer; if they do
    not, it is all the days between, as long as the article's date is nearly known, and else nothing.
    """
    first, last = published.date, published.latest
    if first is None:
        return find_times(text, None, offset)
    if last is None:
        return _by_the_bound(find_times(text, None, offset), find_times(text, first + MONTH, offset), published)
    early = find_times(text, first, offset)
    if first == last:
        return early
    late = find_times(text, last, offset)
    if [each.start for each in early] != [each.start for each in late]:
        return find_times(text, None, offset)
    nearly = (last - first).days <= NEARLY_A_DATE
    return tuple(_agreed(one, two, nearly) for one, two in zip(early, late, strict=True))


def _by_the_bound(
    loose: tuple[TimeExpression, ...], bound: tuple[TimeExpression, ...], published: Published
) -> tuple[TimeExpression, ...]:
    """Of an article that appeared some day or later: the words that this day rests on mean it, the others stay open."""
    starts = {word.start for word in published.words}
    meant = {each.start: each for each in bound if each.start in starts}
    return tuple(meant.get(each.start, each) for each in loose)


def _agreed(early: TimeExpression, late: TimeExpression, nearly: bool) -> TimeExpression:
    if (early.first, early.last) == (late.first, late.last):
        return early
    days = [day for day in (early.first, early.last, late.first, late.last) if day is not None]
    known: tuple[dt.date | None, dt.date | None] = (min(days), max(days)) if nearly and len(days) == 4 else (None, None)
    return structs.replace(early, first=known[0], last=known[1])
