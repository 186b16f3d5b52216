"""How the other articles word what a sentence tells."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportgen.framing.loaded import Company
from reportgen.grammar.words import tokens
from reportgen.model import Document, Fact


def companies(documents: Sequence[Document], facts: Sequence[Fact]) -> Mapping[str, Company]:
    """For every sentence that tells a shared fact, the other articles that tell it and the stems that they use."""
    sentences = {sentence.id: sentence for document in documents for sentence in document.sentences}
    others: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        told = {mention.sentence for mention in fact.mentions if mention.sentence in sentences}
        for id_ in told:
            others[id_] |= {other for other in told if sentences[other].source != sentences[id_].source}
    return {
        id_: Company(
            articles=len({sentences[other].source for other in found}),
            stems=frozenset(token.stem for other in found for token in tokens(sentences[other].text)),
        )
        for id_, found in others.items()
        if found
    }
