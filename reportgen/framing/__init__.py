"""How it is said: wording, labels, voice, sources, order and headline, each finding with its exact words."""

from collections.abc import Iterator, Mapping

from msgspec import structs

from reportgen.catalogue import ENGLISH, Catalogue
from reportgen.framing.company import companies
from reportgen.framing.headline import headline, names
from reportgen.framing.labels import alone, labels
from reportgen.framing.loaded import Company, loaded
from reportgen.framing.marks import Mark, findings
from reportgen.framing.masking import untitled
from reportgen.framing.order import certainty, prominence
from reportgen.framing.profiles import profiles
from reportgen.framing.quotations import quotations
from reportgen.framing.voice import own_voice, vague_source
from reportgen.model import Document, Fact, Framing

__all__ = ["frame"]


def frame(documents: tuple[Document, ...], facts: tuple[Fact, ...], say: Catalogue = ENGLISH) -> Framing:
    """The findings about wording, the terms for the same people, acts and things, the versions of each quotation, and
    a profile of each article.

    Args:
        documents: the articles with their sentences; those kept out of the judgement are left out here too.
        facts: the facts of the story; wording that only one article uses for a shared fact weighs more.
        say: the words for reasons, notes and paragraphs.

    Returns:
        Findings in order of source id and place; offsets are those of the articles' files.
    """
    judged = sorted((d for d in documents if d.article.excluded is None), key=lambda d: d.article.id)
    company = companies(judged, facts)
    groups = labels(judged, facts, say)
    marks = [
        *(each for document in judged for each in _of_one(document, company, say)),
        *prominence(judged, facts, say),
        *certainty(judged, facts),
        *alone(judged, groups.people, say),
    ]
    found = findings(judged, marks)
    return Framing(
        findings=found,
        labels=(*groups.people, *groups.others),
        quotations=quotations(judged, say),
        profiles=tuple(profiles(judged, facts, found, say)),
    )


def _of_one(document: Document, company: Mapping[str, Company], say: Catalogue) -> Iterator[Mark]:
    yield from headline(document, say)
    known = names(document)
    for sentence in document.sentences:
        is_head = sentence.part == "headline"
        small = structs.replace(sentence, text=untitled(sentence.text, known)) if is_head else sentence
        yield from loaded(small, company[sentence.id], say)
        yield from own_voice(sentence, say)
        yield from vague_source(sentence, say)
