"""The story as the facts stage sees it: its judged articles, their sentences, and the nearest of each."""

import math
from collections import Counter
from collections.abc import Sequence

from reportgen.facts.telling import Telling
from reportgen.model import Alignment, Article, Document, Sentence


class Story:
    """Look-ups over the judged documents of a story."""

    def __init__(self, documents: Sequence[Document], alignment: Alignment) -> None:
        judged = [document for document in documents if document.article.excluded is None]
        self.articles: dict[str, Article] = {document.article.id: document.article for document in judged}
        self.sentences: dict[str, Sentence] = {s.id: s for document in judged for s in document.sentences}
        self._lengths = {document.article.id: len(document.sentences) for document in judged}
        self._order = {s.id: number for document in judged for number, s in enumerate(document.sentences)}
        self._nearest: dict[tuple[str, str], list[tuple[float, str]]] = {}
        for entry in alignment.nearest:
            if entry.sentence in self.sentences and entry.nearest in self.sentences:
                self._nearest.setdefault((entry.sentence, entry.source), []).append((entry.score, entry.nearest))

        self._scores = {(pair.a, pair.b): pair.score for pair in alignment.pairs}
        self._tellings = {id_: Telling(sentence) for id_, sentence in self.sentences.items()}
        self._uses = {source: Counter[str]() for source in self.articles}
        for telling in self._tellings.values():
            self._uses[telling.sentence.source].update(telling.stems)

        self._elsewhere: dict[str, frozenset[str]] = {}
        found = Counter(stem for telling in self._tellings.values() for stem in telling.stems)
        self._rarity = {stem: math.log(1 + len(self._tellings) / count) for stem, count in found.items()}

    def rarity(self, stem: str) -> float:
        """How much a word tells in this story: the log of how few of its sentences use it."""
        return self._rarity.get(stem, 0.0)

    def telling(self, sentence: Sentence) -> Telling:
        """The sentence with its words."""
        return self._tellings[sentence.id]

    def score(self, a: str, b: str) -> float:
        """How likely two sentences share a fact, as the alignment has it; 0 where it made no pair of them."""
        return max(self._scores.get((a, b), 0.0), self._scores.get((b, a), 0.0))

    def elsewhere(self, telling: Telling) -> frozenset[str]:
        """Stems that the telling's article uses in its other sentences."""
        known = self._elsewhere.get(telling.sentence.id)
        if known is None:
            uses = self._uses[telling.sentence.source]
            known = frozenset(stem for stem, count in uses.items() if count > (stem in telling.stems))
            self._elsewhere[telling.sentence.id] = known
        return known

    def place(self, sentence: Sentence) -> tuple[str, int]:
        """The order in which mentions are listed: by source, then as they stand in the text."""
        return sentence.source, self._order[sentence.id]

    def depth(self, sentence: Sentence) -> float:
        """Where a sentence stands in its article: 0 at the top, 1 at the end."""
        return self._order[sentence.id] / max(1, self._lengths[sentence.source] - 1)

    def nearest(self, members: Sequence[Sentence], source: str) -> tuple[str | None, float | None]:
        """The sentence of `source` that comes nearest to any of `members`, and its score."""
        found = [entry for member in members for entry in self._nearest.get((member.id, source), [])]
        if not found:
            return None, None
        score, sentence = min(found, key=lambda entry: (-entry[0], self._order[entry[1]]))
        return sentence, score
