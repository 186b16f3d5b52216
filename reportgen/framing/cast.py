"""Who speaks in an article, who is quoted in their own words, and who is only talked about."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reportgen.grammar.words import stem, tokens
from reportgen.model import Document, Name, Sentence

OFTEN = 3
"""Sentences in which a name makes somebody a subject of the article rather than a passing mention."""
TWICE = 2
"""Sentences for a body that speaks in another article: one may name it for a place or a meeting, unlike a person."""
WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
CHANNEL = re.compile(r"\b(?:told|tells|telling|on|via)\s+(?:the\s+)?$")
"""What stands before the name of a body that only passes words on: an outlet that is told, a network to post on."""
PHRASE = 4
"""Words from which on a quotation is somebody's sentence rather than a term in quotation marks."""


def body(document: Document) -> list[Sentence]:
    """The sentences of the body, in order."""
    return [sentence for sentence in document.sentences if sentence.part == "body"]


def word_count(text: str) -> int:
    """The number of words and numbers in a text."""
    return len(WORD.findall(text))


def voices(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The named sources of statements, in order of the text."""
    named = [s.attribution.speaker for s in sentences if s.attribution.speaker and s.attribution.kind != "vague"]
    return tuple(dict.fromkeys(named))


def quoted(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The voices of `sentences` that are quoted in their own words, the most quoted first."""
    spoken: Counter[str] = Counter()
    for quotation in (q for sentence in sentences for q in sentence.quotations):
        if quotation.speaker is not None:
            spoken[quotation.speaker] += word_count(quotation.text)
    return tuple(speaker for speaker, _ in spoken.most_common())


def speaking(documents: Sequence[Document]) -> frozenset[str]:
    """Everybody who speaks in any of the articles and is no outlet."""
    sentences = [sentence for document in documents for sentence in body(document)]
    return frozenset(voices(sentences)) - outlets(documents)


def outlets(documents: Sequence[Document]) -> frozenset[str]:
    """The names that any of the articles gives as an outlet that reported something."""
    sources = (s.attribution for document in documents for s in body(document))
    return frozenset(source.speaker for source in sources if source.kind == "outlet" and source.speaker)


def talked_about(document: Document, speakers: frozenset[str], passing_on: frozenset[str]) -> tuple[str, ...]:
    """Persons and bodies named often, or speakers of another article, that never speak here; in order of the text.

    Args:
        document: the article.
        speakers: who speaks in any article of the story.
        passing_on: outlets, which pass words on and are no subject.
    """
    sentences = body(document)
    here = _heard(sentences)
    found = [
        name for (name, kind), count in _named(sentences).items()
        if count >= OFTEN or (name in speakers and (kind == "person" or count >= TWICE))
    ]  # fmt: skip
    return tuple(name for name in dict.fromkeys(found) if not _any_like(name, here | passing_on))


def _heard(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Who speaks, and who may: those named in the words of an attribution, and beside a quotation without a speaker."""
    found = set(voices(sentences)) | set(quoted(sentences))
    for sentence in sentences:
        if any(q.speaker is None and word_count(q.text) >= PHRASE for q in sentence.quotations):
            found |= {name.canonical for name in sentence.names}
        places = [place for word in sentence.attribution.words for place in (word.start, word.end)]
        if sentence.attribution.speaker and places:
            found |= {n.canonical for n in sentence.names if min(places) <= n.start and n.end <= max(places)}
    return frozenset(found)


def _named(sentences: Sequence[Sentence]) -> dict[tuple[str, str], int]:
    """Each person or body, with its kind -> in how many sentences it is named, other than as one who is spoken to."""
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for sentence in sentences:
        for name in _subjects(sentence):
            places[name.canonical, name.kind].add(sentence.id)
    return {key: len(found) for key, found in places.items()}


def _subjects(sentence: Sentence) -> Iterator[Name]:
    for name in sentence.names:
        before, after = sentence.text[: name.start - sentence.start], sentence.text[name.end - sentence.start :]
        if name.kind == "person" or (name.kind == "body" and not CHANNEL.search(before) and not _leads_noun(after)):
            yield name


def _leads_noun(after: str) -> bool:
    """Whether a content word follows at once, of which the name only says which one it is: "Senate seat"."""
    following = tokens(after)
    return after[:1].isspace() and bool(following) and following[0].start == 1 and not following[0].is_stop


def _any_like(name: str, others: frozenset[str]) -> bool:
    return any(alike(name, other) for other in others)


def alike(one: str, other: str) -> bool:
    """Whether two names can be one: every word of the shorter stands in the longer, or is made of its initials."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    return a <= b or b <= a or _initials(one) == other.replace(".", "") or _initials(other) == one.replace(".", "")


def _words(name: str) -> frozenset[str]:
    return frozenset(stem(token.lower) for token in tokens(name) if not token.is_stop)


def _initials(name: str) -> str:
    return "".join(token.text[0] for token in tokens(name) if token.is_capitalised)
