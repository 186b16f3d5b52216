"""The reader: the judging part of the pipeline. The default reads locally, by rules and small models."""

from typing import Protocol

from reportgen.alignment import align
from reportgen.catalogue import ENGLISH, Catalogue
from reportgen.facts import collate
from reportgen.framing import frame
from reportgen.grammar import encoder
from reportgen.lineage import trace
from reportgen.model import Document, Judgement
from reportgen.progress import Watch


class Reader(Protocol):
    """Judges the documents of a story. Whatever it claims is checked against the texts afterwards."""

    def __call__(self, documents: tuple[Document, ...], watch: Watch, say: Catalogue) -> Judgement:
        """Read the documents and hand over the whole judgement, its sentences in the words of the catalogue."""


def local(documents: tuple[Document, ...], watch: Watch, say: Catalogue = ENGLISH) -> Judgement:
    """The default reader: offline, deterministic, the same for any order of the documents."""
    with watch.stage("alignment"):
        alignment = align(documents, say)
    with watch.stage("lineage"):
        lineage = trace(documents, alignment, say)
    with watch.stage("facts"):
        facts = collate(documents, alignment, lineage, say)
    with watch.stage("framing"):
        framing = frame(documents, facts, say)
    encoder.forget()
    return Judgement(reader="local", alignment=alignment, lineage=lineage, facts=facts, framing=framing)
