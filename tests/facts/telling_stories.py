"""Small stories made by hand: articles as lines, groups as the numbers of their lines."""

import datetime as dt
import tomllib
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from reportgen.facts import collate
from reportgen.language import analyse
from reportgen.model import Alignment, Article, Block, Details, Document, Fact, Lineage, Nearest, Pair, Published

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def article(
    id_: str,
    *lines: str,
    published: dt.date | None = dt.date(2024, 6, 4),
    latest: dt.date | None = None,
    **details: Any,
) -> Article:
    """An article without a headline whose paragraphs are `lines`."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    return Article(
        id=id_,
        file=f"{id_}.txt",
        sha256="0" * 64,
        text=text,
        details=Details(**details),
        headline=None,
        byline=None,
        dateline=None,
        agency=None,
        published=Published(date=published, latest=latest or published, basis="given" if published else "unknown"),
        blocks=tuple(
            Block(start=start, end=start + len(line), part="body", paragraph=number)
            for number, (start, line) in enumerate(zip(starts, lines, strict=True), 1)
        ),
        removed=(),
        language="en",
        excluded=None,
    )


def aligned(documents: Sequence[Document], groups: Sequence[Sequence[str]], score: float = 0.95) -> Alignment:
    """An alignment that pairs all sentences of each group, and knows one nearest sentence for everything else."""
    ids = [sentence.id for document in documents for sentence in document.sentences]
    pairs = {pair for group in groups for pair in combinations(sorted(group), 2)}
    return Alignment(
        pairs=tuple(
            Pair(a=a, b=b, score=score, relation="same", why=())
            for a, b in sorted(pairs)
            if a.split(":")[0] != b.split(":")[0]
        ),
        nearest=tuple(
            Nearest(sentence=id_, source=document.article.id, nearest=document.sentences[0].id, score=0.1)
            for id_ in ids
            for document in documents
            if document.article.id != id_.split(":")[0]
        ),
        groups=tuple(tuple(group) for group in groups),
    )


def facts_of(
    articles: Sequence[Article], groups: Sequence[Sequence[str]], lineage: Sequence[Lineage] = ()
) -> tuple[Fact, ...]:
    documents = analyse(tuple(articles))
    return collate(documents, aligned(documents, groups), lineage)


def told(*sentences: str, **fields: Any) -> Fact:
    """The one fact that articles "a", "b", "c" ... share, each telling it in one sentence."""
    articles = [article(chr(97 + number), sentence, **fields) for number, sentence in enumerate(sentences)]
    (fact,) = facts_of(articles, [[f"{a.id}:0" for a in articles]])
    return fact
