"""How the other articles word the story, and what a sentence tells."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reportgen.framing.loaded import Company
from reportgen.framing.marks import quotation_at
from reportgen.grammar.words import tokens
from reportgen.model import Document, Fact, Sentence


def companies(documents: Sequence[Document], facts: Sequence[Fact]) -> Mapping[str, Company]:
    """For every sentence, the words of the other articles and of those that tell the same fact."""
    said = {d.article.id: frozenset(stem for s in d.sentences for stem in _own_words(s)) for d in documents}
    every = Counter(stem for found in said.values() for stem in found)
    used = {d.article.id: _shares(d, every, said[d.article.id], len(said)) for d in documents}
    sentences = {sentence.id: sentence for document in documents for sentence in document.sentences}
    tellings = _tellings(facts, sentences)
    return {id_: _company(sentence, used[sentence.source], tellings[id_]) for id_, sentence in sentences.items()}


def _shares(document: Document, every: Counter[str], own: frozenset[str], articles: int) -> dict[str, float]:
    """For each word of an article the share of the other articles that use it in their own voice."""
    stems = {token.stem for sentence in document.sentences for token in tokens(sentence.text)}
    return {stem: (every[stem] - (stem in own)) / max(1, articles - 1) for stem in stems}


def _own_words(sentence: Sentence) -> frozenset[str]:
    """Stems outside quotations: what somebody is quoted with is not how the paper words it."""
    return frozenset(
        token.stem
        for token in tokens(sentence.text, sentence.start)
        if quotation_at(sentence, token.start, token.end) is None
    )


def _tellings(facts: Sequence[Fact], sentences: Mapping[str, Sentence]) -> defaultdict[str, set[Sentence]]:
    others: defaultdict[str, set[Sentence]] = defaultdict(set)
    for fact in facts:
        told = {sentences[mention.sentence] for mention in fact.mentions if mention.sentence in sentences}
        for sentence in told:
            others[sentence.id] |= {other for other in told if other.source != sentence.source}
    return others


def _company(sentence: Sentence, used: dict[str, float], others: set[Sentence]) -> Company:
    told = frozenset[str]().union(*(_own_words(other) for other in others))
    return Company(used=used, tellers=len({other.source for other in others}), told=told)
