"""What a headline says in words that its article does not bear out."""

from collections.abc import Iterator, Sequence
from functools import cache

from reportgen.catalogue import Catalogue
from reportgen.framing.cast import body
from reportgen.framing.claims import claims, has_body
from reportgen.framing.classifier import class_flags, scores
from reportgen.framing.lexicon import data
from reportgen.framing.marks import Mark, mark
from reportgen.framing.masking import untitled, words
from reportgen.grammar.words import Token, stem, tokens
from reportgen.model import Document, Sentence

SHORTEST_STEM = 5
"""Letters by which two words count as kin ("migr|ation", "migr|ants"): shorter beginnings are shared by chance."""
TELLING = -1.1
"""Log odds from which a word counts as loaded: the best on BABE's topics, left out in turn."""


@cache
def _plain() -> frozenset[str]:
    return frozenset(stem(word) for word in data("headlines.toml")["plain"])


@cache
def _data_set(name: str) -> frozenset[str]:
    return frozenset(data("headlines.toml")[name])


def names(document: Document) -> frozenset[str]:
    """The words of the body that stand with a capital inside a sentence."""
    return frozenset(token.text for s in body(document) for token in tokens(s.text)[1:] if token.is_capitalised)


def headline(document: Document, say: Catalogue) -> Iterator[Mark]:
    """What the headline says and the body does not bear out: claims first, and words that stand in none of these."""
    if not has_body(document):
        return
    found = list(claims(document, say))
    yield from found
    for each in _wording(document, say):
        if not any(each.start < other.end and other.start < each.end for other in found):
            yield each


def _wording(document: Document, say: Catalogue) -> Iterator[Mark]:
    """The telling words of the headline, in runs, that stand in no form in the body.

    Telling is a verb with its particle ("rush in"), a listed loaded phrase, or a word that the classifier holds to be
    one. Names and the words that headlines commonly put for longer ones are passed over: they are short, not telling.
    """
    known = {token.stem for sentence in body(document) for token in tokens(sentence.text)}
    beginnings = {stem[:SHORTEST_STEM] for stem in known}
    for sentence in document.sentences:
        if sentence.part != "headline":
            continue
        telling = _telling(untitled(sentence.text, names(document)))
        for start, end, particle in _runs(sentence, known, beginnings):
            if particle or any(start <= place < end for place in telling):
                why = say("headline.words", words=say.quoted(sentence.text[start:end]))
                yield mark(sentence, start, end, "headline", why)


def _telling(text: str) -> list[int]:
    """Where the words begin that are listed as loaded or that the classifier holds to be."""
    every = words(text)
    found = scores(text, every).words
    listed = [bool(row.any()) for row in class_flags(text, every)]
    return [
        word.start
        for word, odds, on_list in zip(every, found, listed, strict=True)
        if (on_list or odds >= TELLING) and not word.masked
    ]


def _runs(sentence: Sentence, known: set[str], beginnings: set[str]) -> Iterator[tuple[int, int, bool]]:
    found = tokens(sentence.text)
    titled = sum(t.is_capitalised for t in found) > len(found) / 2
    at = 0
    while at < len(found):
        if not _unborne(found[at], known, beginnings, titled):
            at += 1
            continue
        end = at + 1
        while _goes_on(sentence.text, found, end) and (
            _unborne(found[end], known, beginnings, titled) or _particle(found, end)
        ):
            end += 1
        yield found[at].start, found[end - 1].end, _particle(found, end - 1)
        at = end


def _goes_on(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether nothing but a space or a hyphen parts the word from the one before it."""
    return at < len(found) and text[found[at - 1].end : found[at].start] in (" ", "-")


def _unborne(token: Token, known: set[str], beginnings: set[str], titled: bool) -> bool:
    if token.is_stop or token.stem in known or token.stem in _plain() or token.is_number:
        return False
    name = token.is_capitalised and not titled
    return not name and len(token.lower) > 2 and token.stem[:SHORTEST_STEM] not in beginnings


def _particle(found: Sequence[Token], at: int) -> bool:
    """Whether the word belongs to the verb before it: nothing that it could lead in follows."""
    following = found[at + 1].lower if at + 1 < len(found) else "and"
    bare = following in _data_set("followers") or found[at].lower in _data_set("free")
    return bare and found[at].lower in _data_set("particles") and found[at].start == found[at - 1].end + 1
