"""How it is said: wording, labels, voice, sources, order and headline, each finding with its exact words."""

from reportgen.framing.loaded import loaded
from reportgen.framing.marks import findings
from reportgen.framing.profiles import profile
from reportgen.model import Document, Fact, Framing

__all__ = ["frame"]


def frame(documents: tuple[Document, ...], facts: tuple[Fact, ...]) -> Framing:
    """The findings about wording, the terms for the same people and things, and a profile of each article.

    Args:
        documents: the articles with their sentences; those kept out of the judgement are left out here too.
        facts: the facts of the story; wording that only one article uses for a shared fact weighs more.

    Returns:
        Findings in order of source id and place; offsets are those of the articles' files.
    """
    judged = sorted((d for d in documents if d.article.excluded is None), key=lambda d: d.article.id)
    marks = [each for document in judged for sentence in document.sentences for each in loaded(sentence)]
    found = findings(judged, marks)
    profiles = tuple(profile(document, facts, found) for document in judged)
    return Framing(findings=found, labels=(), profiles=profiles)
