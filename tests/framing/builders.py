"""Hand-made documents: one paragraph a sentence; what stands in “…” is a quotation."""

import re

from reportgen.cleaning import clean
from reportgen.language import analyse
from reportgen.model import (
    Article,
    Attribution,
    Block,
    Coverage,
    Details,
    Difference,
    DifferenceWords,
    Document,
    Fact,
    KnownFrom,
    Mention,
    Published,
    Quotation,
    RawArticle,
    Sentence,
    Span,
    Story,
)

OWN = Attribution(kind="own", speaker=None, cue=None, directness="none")
SAID = re.compile(r"\b([A-Z]\w+) (?:said|told)\b|\b(?:said|[Aa]ccording to) ([A-Z]\w+)")


def document(
    id_: str, *sentences: str, headline: str | None = None, agency: str | None = None, **published: object
) -> Document:
    """A document whose sentences stand one below the other, the headline first."""
    lines = ([headline] if headline else []) + list(sentences)
    text = "\n".join(lines)
    blocks, found, at = [], [], 0
    for number, line in enumerate(lines):
        part = "headline" if headline and number == 0 else "body"
        blocks.append(Block(start=at, end=at + len(line), part=part, paragraph=number))
        found.append(_sentence(id_, number, line, at, part))
        at += len(line) + 1
    article = Article(
        id=id_, file=f"{id_}.txt", sha256="0" * 64, text=text, details=Details(),
        headline=Span(start=0, end=len(headline), text=headline) if headline else None, byline=None, dateline=None,
        agency=agency, published=Published(**({"date": None, "latest": None, "basis": "unknown"} | published)),
        blocks=tuple(blocks), removed=(), language="en", excluded=None,
    )  # fmt: skip
    return Document(article=article, sentences=tuple(found))


def _sentence(id_: str, number: int, line: str, at: int, part: str) -> Sentence:
    quotations = tuple(
        Quotation(
            start=at + m.start(1),
            end=at + m.end(1),
            text=m.group(1),
            group=number,
            speaker="Speaker",
            cue="said",
            complete=True,
        )
        for m in re.finditer(r"“([^”]+)”", line)
    )
    said = SAID.search(line)
    attribution = OWN
    if said:
        attribution = Attribution(
            kind="person", speaker=said.group(1) or said.group(2), cue="said", directness="indirect"
        )
    return Sentence(
        id=f"{id_}:{number}", source=id_, start=at, end=at + len(line), text=line, paragraph=number, part=part,
        quotations=quotations, attribution=attribution,
    )  # fmt: skip


def analysed(**texts: str) -> tuple[Document, ...]:
    """Documents that the stages before made of whole articles: a headline, then paragraphs of invented text."""
    articles = tuple(
        RawArticle(id=id_, file=f"{id_}.txt", sha256="0" * 64, text=text, details=Details())
        for id_, text in texts.items()
    )
    story = Story(name="story", title=None, folder="story", note=None, articles=articles, problems=())
    return analyse(clean(story))


def fact(id_: str, *sentences: Sentence, differences: tuple[Difference, ...] = ()) -> Fact:
    """A fact told by the sentences."""
    mentions = tuple(Mention(start=s.start, end=s.end, text=s.text, source=s.source, sentence=s.id) for s in sentences)
    return Fact(
        id=id_, statement=sentences[0].text, statement_from=sentences[0].id, mentions=mentions,
        coverage={s.source: Coverage(status="stated") for s in sentences}, differences=differences,
        origins=len(mentions), known_from=KnownFrom(date=None, basis="unknown"), weight=0.5,
    )  # fmt: skip


def difference(kind: str, *words: tuple[Sentence, str]) -> Difference:
    """A difference of `kind` in the first occurrence of each word in its sentence."""
    spans = []
    for sentence, word in words:
        start = sentence.start + sentence.text.index(word)
        spans.append(DifferenceWords(start=start, end=start + len(word), text=word, sentence=sentence.id))
    between = tuple(sentence.id for sentence, _ in words)
    return Difference(kind=kind, between=between, words=tuple(spans), note="")
