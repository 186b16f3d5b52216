"""How the other articles word the story, and what a sentence tells."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reportgen.framing.loaded import Company
from reportgen.grammar.words import tokens
from reportgen.model import Document, Fact, Sentence


def companies(documents: Sequence[Document], facts: Sequence[Fact]) -> Mapping[str, Company]:
    """For every sentence, the words of the other articles and of those that tell the same fact."""
    stems = {d.article.id: frozenset(t.stem for s in d.sentences for t in tokens(s.text)) for d in documents}
    every = Counter(stem for found in stems.values() for stem in found)
    used = {id_: {stem: (every[stem] - 1) / max(1, len(stems) - 1) for stem in found} for id_, found in stems.items()}
    sentences = {sentence.id: sentence for document in documents for sentence in document.sentences}
    tellings = _tellings(facts, sentences)
    return {id_: _company(sentence, used[sentence.source], tellings[id_]) for id_, sentence in sentences.items()}


def _tellings(facts: Sequence[Fact], sentences: Mapping[str, Sentence]) -> defaultdict[str, set[Sentence]]:
    others: defaultdict[str, set[Sentence]] = defaultdict(set)
    for fact in facts:
        told = {sentences[mention.sentence] for mention in fact.mentions if mention.sentence in sentences}
        for sentence in told:
            others[sentence.id] |= {other for other in told if other.source != sentence.source}
    return others


def _company(sentence: Sentence, used: dict[str, float], others: set[Sentence]) -> Company:
    told = frozenset(token.stem for other in others for token in tokens(other.text))
    return Company(used=used, tellers=len({other.source for other in others}), told=told)
