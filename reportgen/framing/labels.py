"""What each article calls the same people, places, acts and things, by what stands in whose place in shared facts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from msgspec import structs

from reportgen.catalogue import Catalogue
from reportgen.framing.acts import acts
from reportgen.framing.marks import Mark, mark
from reportgen.framing.places import places
from reportgen.framing.terms import PLAIN_MODIFIERS, Term, nouns_of, terms
from reportgen.framing.uses import commonest, connected, occurrence, uses, vary
from reportgen.grammar.nouns import singular
from reportgen.model import Document, Fact, LabelGroup, Record, Sentence

ENOUGH = 2
"""Pairs of sentences that must put one noun where the other puts another before the two are one group; a single pair
may set two different people side by side, unless the place of the words and a difference of label both say it."""


class Labels(Record, frozen=True, kw_only=True):
    """The groups of terms for people, and those for places, acts and things."""

    people: tuple[LabelGroup, ...]
    others: tuple[LabelGroup, ...]


def labels(documents: Sequence[Document], facts: Sequence[Fact], say: Catalogue) -> Labels:
    """Groups of terms that different articles use for the same people, places, acts and things, the most used first.

    No list of contested terms is consulted: two nouns belong together where two articles tell one fact, one with the
    one noun, the other with the other, and nothing else in the two sentences fits. Every use by every article is given.
    """
    sentences = {s.id: s for document in documents for s in document.sentences}
    nouns = nouns_of(tuple(sentences.values()))
    found = {id_: tuple(terms(sentence, nouns)) for id_, sentence in sentences.items()}
    people = _numbered(_people(sentences, facts, found, say), 1)
    named = frozenset(term.noun for all_ in found.values() for term in all_)
    others = [*places(sentences, facts, say), *acts(sentences, facts, named, say)]
    return Labels(people=people, others=_numbered(others, len(people) + 1))


def _numbered(groups: Sequence[LabelGroup], first: int) -> tuple[LabelGroup, ...]:
    return tuple(structs.replace(group, id=f"l{number}") for number, group in enumerate(groups, first))


def _people(
    sentences: Mapping[str, Sentence], facts: Sequence[Fact], found: Mapping[str, Sequence[Term]], say: Catalogue
) -> list[LabelGroup]:
    groups = [_group(nouns, sentences, found, say) for nouns in _nouns(facts, found)]
    kept = [group for group in groups if group is not None]
    return sorted(kept, key=lambda group: (-sum(len(use.spans) for use in group.uses), group.about))


def _nouns(facts: Sequence[Fact], found: Mapping[str, Sequence[Term]]) -> list[frozenset[str]]:
    """Sets of nouns that stand for one another, and single nouns for the sake of their modifiers."""
    placed: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    told: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for fact in facts:
        mentions = sorted({(m.source, m.sentence) for m in fact.mentions})
        for (source, a), (other, b) in combinations(mentions, 2):
            if source != other:
                for pair in _exchanged(found.get(a, ()), found.get(b, ())):
                    placed[pair].add(frozenset((a, b)))
        for pair, where in _differing(fact):
            told[pair].add(where)
    alone_ = {frozenset((term.noun,)) for all_ in found.values() for term in all_}
    every = frozenset[str]().union(*alone_)
    links = {p for p in {*placed, *told} if p <= every and (placed[p] & told[p] or len(placed[p] | told[p]) >= ENOUGH)}
    return list(connected(alone_ | links))


def _exchanged(a: Sequence[Term], b: Sequence[Term]) -> Iterator[frozenset[str]]:
    """Nouns of `a` and `b` in each other's place: of the same people by name, or alone in their sentences and beside a
    word that both sentences have there. Plurals stand for plurals only."""
    for is_plural in (True, False):
        yield from _exchanged_of_a_number(
            [t for t in a if bool(t.plural) == is_plural], [t for t in b if bool(t.plural) == is_plural]
        )


def _exchanged_of_a_number(a: Sequence[Term], b: Sequence[Term]) -> Iterator[frozenset[str]]:
    ours, theirs = {t.noun for t in a}, {t.noun for t in b}
    for one, other in product(a, b):
        if one.noun in theirs or other.noun in ours:
            continue
        alone = len(ours) == 1 and len(theirs) == 1
        same = bool(one.peoples) and one.peoples == other.peoples
        placed = alone and bool(one.around & other.around) and not (one.peoples and other.peoples)
        if same or placed:
            yield frozenset((one.noun, other.noun))


def _differing(fact: Fact) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Pairs of nouns that are a difference of label of the fact, each with the pair of sentences."""
    for difference in fact.differences:
        if difference.kind == "label":
            for a, b in combinations(difference.words, 2):
                nouns = frozenset((singular(a.text.lower()), singular(b.text.lower())))
                if len(nouns) == 2 and a.sentence != b.sentence:
                    yield nouns, frozenset((a.sentence, b.sentence))


def _group(
    nouns: frozenset[str], sentences: Mapping[str, Sentence], found: Mapping[str, Sequence[Term]], say: Catalogue
) -> LabelGroup | None:
    of_nouns = [term for all_ in found.values() for term in all_ if term.noun in nouns]
    peoples = Counter(term.peoples for term in of_nouns if term.peoples)
    main = min(peoples, key=lambda p: (-peoples[p], sorted(p)), default=frozenset())
    used = [term for term in of_nouns if term.peoples <= main]
    kinds = {(term.noun, tuple(m for m in term.modifiers if m not in term.peoples | PLAIN_MODIFIERS)) for term in used}
    described = {kind for kind in kinds if kind[1]}
    if not (len({noun for noun, _ in kinds}) > 1 or len(described) > 1):
        return None
    plurals = {noun: min((t.plural for t in used if t.noun == noun and t.plural), default=noun) for noun in nouns}
    rows = uses(occurrence(sentences[t.sentence], t.start, t.end, _name(t, plurals[t.noun])) for t in used)
    if not vary(rows):
        return None
    about = "labelled.people" if plurals != {noun: noun for noun in nouns} else "labelled.person"
    return LabelGroup(id="", about=say(about, term=say.quoted(commonest(rows))), uses=rows)


def _name(term: Term, noun: str) -> str:
    """The term as it is listed: small letters but for the names of peoples, in the plural where the noun has one."""
    words = term.text.split()
    head = "-".join([*words[-1].split("-")[:-1], noun])
    return " ".join(w if w.lower() in term.peoples else w.lower() for w in (*words[:-1], head))


def alone(documents: Sequence[Document], groups: Sequence[LabelGroup], say: Catalogue) -> Iterator[Mark]:
    """Marks on the nouns of a group that one article alone uses, where two others or more name the same people."""
    sentences = {s.id: s for document in documents for s in document.sentences}
    for group in groups:
        by_noun: dict[str, set[str]] = defaultdict(set)
        for use in (use for use in group.uses if use.own):
            by_noun[use.term.split()[-1]].add(use.source)
        sources = set().union(*by_noun.values())
        if not sources:
            continue
        common = max(sorted(by_noun), key=lambda noun: len(by_noun[noun]))
        for use in group.uses:
            noun = use.term.split()[-1]
            if by_noun[noun] != {use.source} or len(sources) < 3 or noun == common:
                continue
            words = {"term": say.quoted(noun), "common": say.quoted(common)}
            why = say.figure("labelled.alone", len(by_noun[common]), **words)
            for span in use.spans:
                sentence = sentences[span.sentence]
                yield mark(sentence, span.start - sentence.start, span.end - sentence.start, "label", why)
