"""Which telling of a fact came from which: by lineage, or by dates that are surely apart and words used again."""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from reportgen.facts.story import Story
from reportgen.facts.telling import Telling
from reportgen.model import Lineage, Sentence

WHOLE = ("copy", "rewrite")
"""Relations in which an article as a whole draws on another; in the others only the sentences of the ledger do."""
REUSED = 0.5
"""Likeness of two sentences, over their words in order, from which the later one uses the earlier one's words: over
half of both. Among stories of three newsrooms 1 sentence in 75 has such a counterpart."""


class Descent:
    """Look-ups of who draws on whom among the articles of a story."""

    def __init__(self, story: Story, lineage: Sequence[Lineage]) -> None:
        self._story = story
        inside = [link for link in lineage if link.origin in story.articles]
        told = [link for link in inside if link.direction != "cannot_tell"]
        self._whole = {(link.source, link.origin) for link in told if link.relation in WHOLE}
        self._lines = {(e.sentence, link.origin) for link in told for e in link.ledger if e.kind != "added"}
        self._credits = {(link.source, link.origin): link.evidence for link in inside}

    def is_from(self, telling: Telling, other: Telling) -> bool:
        """Whether `telling` draws on `other`, as far as lineage or dates and wording tell."""
        one, two = telling.sentence, other.sentence
        if (one.source, two.source) in self._whole or (one.id, two.source) in self._lines:
            return True
        if (two.source, one.source) in self._whole or (two.id, one.source) in self._lines:
            return False
        return self._later(one.source, two.source) and _reused(telling, other)

    def names(self, sentence: Sentence, origin: str) -> bool:
        """Whether whom a sentence credits is the article `origin` itself ("the Gazette reported")."""
        credits = self._credits.get((sentence.source, origin), ())
        return any(
            words.start < credit.end and credit.start < words.end
            for words in sentence.attribution.words
            for credit in credits
            if sentence.attribution.kind == "outlet"
        )

    def _later(self, a: str, b: str) -> bool:
        one, other = self._story.articles[a].published, self._story.articles[b].published
        return bool(one.date and other.latest and one.date > other.latest)


def _reused(a: Telling, b: Telling) -> bool:
    one, other = ([token.lower for token in telling.tokens] for telling in (a, b))
    return Indel.normalized_similarity(one, other) >= REUSED
