"""What can be counted about each article; the same counts for all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from msgspec import structs

from reportgen.catalogue import Catalogue
from reportgen.framing.cast import body, outlets, quoted, speaking, talked_about, voices, word_count
from reportgen.framing.order import fifths, first_tellings
from reportgen.framing.summary import paragraph
from reportgen.model import Document, Fact, Finding, Profile, Sentence, VoiceKind, is_own

KINDS: tuple[VoiceKind, ...] = get_args(VoiceKind)


def profiles(
    documents: Sequence[Document], facts: Sequence[Fact], findings: Sequence[Finding], say: Catalogue
) -> Iterator[Profile]:
    """One profile an article: who speaks in it, what it shares and where that stands, how it words it."""
    speakers, passing_on = speaking(documents), outlets(documents)
    for document in documents:
        own = [finding for finding in findings if finding.source == document.article.id]
        counted = _profile(document, facts, own, talked_about(document, speakers, passing_on))
        shared = sum(fact.id in counted.leads and len(tellers(fact)) > 1 for fact in facts)
        yield structs.replace(counted, paragraph=paragraph(counted, shared, say))


def tellers(fact: Fact) -> frozenset[str]:
    """Ids of the articles that tell a fact."""
    return frozenset(mention.source for mention in fact.mentions)


def _profile(document: Document, facts: Sequence[Fact], findings: Sequence[Finding], about: tuple[str, ...]) -> Profile:
    id_, sentences = document.article.id, body(document)
    told = [fact for fact in facts if id_ in tellers(fact)]
    shared = [fact for fact in told if len(tellers(fact)) > 1]
    lead = sentences[0].id if sentences else None
    standing = Counter(_standing(document, fact) for fact in shared)
    loaded = Counter(is_own(finding) for finding in findings if finding.kind == "loaded")
    return Profile(
        source=id_,
        words=sum(word_count(sentence.text) for sentence in sentences),
        sentences=len(sentences),
        statements=len(sentences),
        attributed=sum(sentence.attribution.kind != "own" for sentence in sentences),
        quoted_words=sum(word_count(q.text) for sentence in sentences for q in sentence.quotations),
        shares=_shares(sentences),
        voices=voices(sentences),
        quoted=quoted(sentences),
        talked_about=about,
        lead=lead,
        leads=tuple(fact.id for fact in told if any(mention.sentence == lead for mention in fact.mentions)),
        shared_facts=len(shared),
        first_fifth=standing["first"],
        last_fifth=standing["last"],
        only_here=len(told) - len(shared),
        loaded_own=loaded[True],
        loaded_quoted=loaded[False],
        paragraph="",
    )


def _shares(sentences: Sequence[Sentence]) -> dict[VoiceKind, float]:
    """Share of the words in the sentences of each kind of source; all 0 where there are no words."""
    counts = dict.fromkeys(KINDS, 0)
    for sentence in sentences:
        counts[sentence.attribution.kind] += word_count(sentence.text)
    total = max(1, sum(counts.values()))
    return {kind: count / total for kind, count in counts.items()}


def _standing(document: Document, fact: Fact) -> str:
    """In which fifth the first telling of a fact stands: "first", "last" or ""."""
    places = fifths(document)
    telling = first_tellings(fact, places).get(document.article.id)
    return places[telling.sentence] if telling else ""
