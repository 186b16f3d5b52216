"""What each article calls the same acts and things: single nouns that shared facts set in each other's place."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from reportgen.catalogue import Catalogue
from reportgen.framing.lexicon import data
from reportgen.framing.terms import names_people
from reportgen.framing.uses import Occurrence, commonest, connected, occurrence, uses, vary
from reportgen.grammar.nouns import is_plural, singular
from reportgen.grammar.words import tokens
from reportgen.model import Difference, Fact, LabelGroup, Sentence

ENOUGH = 3
"""Articles that must use one of two nouns for a fact, or facts (one fewer) that must set them in each other's place:
one pair of sentences may set two different things side by side."""
PLAIN = frozenset(data("terms.toml")["plain"])
"""Nouns for what is said, written and passed, which writers exchange for variety: a group of these alone is out."""


class _Pair(NamedTuple):
    """Two nouns that a difference sets against each other: `other` is that of the article `source`."""

    one: str
    other: str
    source: str
    all_: frozenset[str]


class _Told(NamedTuple):
    """All nouns of a difference, and the sentences that tell its fact."""

    nouns: frozenset[str]
    where: frozenset[str]


def acts(
    sentences: Mapping[str, Sentence], facts: Sequence[Fact], people: frozenset[str], say: Catalogue
) -> list[LabelGroup]:
    """Groups of nouns that stand for one act or thing where articles tell one fact, the most used first.

    The facts say which nouns these are: the words of a difference of label, one word in each telling. Uses are counted
    in the tellings of those facts alone, as the same noun elsewhere may be another thing.

    Args:
        sentences: of the judged articles, by id.
        facts: of the story.
        people: nouns that name people in this story; they are listed elsewhere.
        say: the words for what a group is about.
    """
    told: dict[frozenset[str], dict[str, _Told]] = defaultdict(dict)
    for fact in facts:
        where = frozenset(mention.sentence for mention in fact.mentions if mention.sentence in sentences)
        for nouns, all_ in _exchanged(fact, people):
            told[nouns][fact.id] = _Told(all_, where)
    sound = {nouns: by_fact for nouns, by_fact in told.items() if _is_sound(by_fact, sentences)}
    groups = []
    for nouns in connected(sound):
        told_by = [each for link, by_fact in sound.items() if link <= nouns for each in by_fact.values()]
        told_in = sorted(frozenset[str]().union(*(each.where for each in told_by)))
        rows = uses(each for id_ in told_in for each in _occurrences(sentences[id_], nouns))
        if vary(rows) and not nouns <= PLAIN:
            groups.append(LabelGroup(id="", about=say("labelled.thing", term=say.quoted(commonest(rows))), uses=rows))
    return sorted(groups, key=lambda group: (-sum(len(use.spans) for use in group.uses), group.about))


def _exchanged(fact: Fact, people: frozenset[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Pairs of nouns of the fact's differences of label, each with all nouns of its difference.

    Nouns of which an article has two for one of another article are left out: which of them is meant cannot be told.
    """
    pairs = {pair for difference in fact.differences if difference.kind == "label" for pair in _pairs(difference)}
    sound = [pair for pair in pairs if _is_thing(pair.one, people) and _is_thing(pair.other, people)]
    options = Counter((one, source) for one, source, _ in {(p.one, p.source, p.other) for p in sound})
    unclear = {noun for (noun, _), count in options.items() if count > 1}
    yield from {(frozenset((p.one, p.other)), p.all_) for p in sound if not unclear & {p.one, p.other}}


def _pairs(difference: Difference) -> Iterator[_Pair]:
    """The words of a difference two by two, in the singular; both must be of one number."""
    nouns = [(span, span.text.lower()) for span in difference.words]
    all_ = frozenset(singular(noun) for _, noun in nouns)
    for (a, one), (b, other) in permutations(nouns, 2):
        same_number = is_plural(one) == is_plural(other)
        if a.sentence != b.sentence and singular(one) != singular(other) and same_number:
            yield _Pair(singular(one), singular(other), b.sentence.rpartition(":")[0], all_)


def _is_thing(word: str, people: frozenset[str]) -> bool:
    return word.isalpha() and word not in people and not names_people(word)


def _is_sound(by_fact: Mapping[str, _Told], sentences: Mapping[str, Sentence]) -> bool:
    tellers = [
        {each.source for id_ in told.where for each in _occurrences(sentences[id_], told.nouns)}
        for told in by_fact.values()
    ]
    return len(by_fact) >= ENOUGH - 1 or max(map(len, tellers)) >= ENOUGH


def _occurrences(sentence: Sentence, nouns: frozenset[str]) -> Iterator[Occurrence]:
    for token in tokens(sentence.text):
        noun = singular(token.lower)
        if noun in nouns:
            yield occurrence(sentence, token.start, token.end, noun)
