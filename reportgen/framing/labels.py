"""What each article calls the same people, acts and things, by what stands in whose place in shared facts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from msgspec import structs

from reportgen.framing.acts import acts
from reportgen.framing.lexicon import data
from reportgen.framing.marks import Mark, mark, quotation_at
from reportgen.framing.terms import Term, nominalised, terms
from reportgen.model import DifferenceWords, Document, Fact, LabelGroup, LabelUse, Record, Sentence

ENOUGH = 2
"""Pairs of sentences that must put one noun where the other puts another before the two are one group; a single pair
may set two different people side by side."""


class Labels(Record, frozen=True, kw_only=True):
    """The groups of terms for people, and those for acts and things."""

    people: tuple[LabelGroup, ...]
    acts: tuple[LabelGroup, ...]


def labels(documents: Sequence[Document], facts: Sequence[Fact]) -> Labels:
    """Groups of terms that different articles use for the same people, acts and things, the most used first.

    No list of contested terms is consulted: two nouns belong together where two articles tell one fact, one with the
    one noun, the other with the other, and nothing else in the two sentences fits. Every use by every article is given.
    """
    sentences = {s.id: s for document in documents for s in document.sentences}
    also = nominalised(tuple(sentences.values()))
    found = {id_: tuple(terms(sentence, also)) for id_, sentence in sentences.items()}
    groups = [_group(nouns, sentences, found) for nouns in _nouns(facts, found)]
    people = sorted(
        (g for g in groups if g is not None), key=lambda g: (-sum(u.own + u.quoted for u in g.uses), g.about)
    )
    nouns = frozenset(term.noun for all_ in found.values() for term in all_)
    return Labels(
        people=tuple(structs.replace(group, id=f"l{number}") for number, group in enumerate(people, 1)),
        acts=tuple(
            structs.replace(group, id=f"l{number}")
            for number, group in enumerate(acts(sentences.values(), facts, nouns), len(people) + 1)
        ),
    )


def _nouns(facts: Sequence[Fact], found: dict[str, tuple[Term, ...]]) -> list[frozenset[str]]:
    """Sets of nouns that stand for one another, and single nouns for the sake of their modifiers."""
    support: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for fact in facts:
        places = sorted({(m.source, m.sentence) for m in fact.mentions})
        for (source, a), (other, b) in combinations(places, 2):
            if source != other:
                for pair in _exchanged(found.get(a, ()), found.get(b, ())):
                    support[pair].add(frozenset((a, b)))
    parent: dict[str, str] = {term.noun: term.noun for all_ in found.values() for term in all_}
    for pair in sorted(support, key=sorted):
        if len(support[pair]) >= ENOUGH:
            one, other = sorted(_root(parent, noun) for noun in pair)
            parent[other] = one
    sets: dict[str, set[str]] = defaultdict(set)
    for noun in parent:
        sets[_root(parent, noun)].add(noun)
    return [frozenset(sets[root]) for root in sorted(sets)]


def _root(parent: dict[str, str], noun: str) -> str:
    while parent[noun] != noun:
        noun = parent[noun]
    return noun


def _exchanged(a: Sequence[Term], b: Sequence[Term]) -> Iterator[frozenset[str]]:
    """Nouns of `a` and `b` in each other's place: of the same people by name, or alone in their sentences and beside a
    word that both sentences have there."""
    ours, theirs = {t.noun for t in a}, {t.noun for t in b}
    for one, other in product(a, b):
        if one.noun in theirs or other.noun in ours:
            continue
        alone = len(ours) == 1 and len(theirs) == 1
        same = bool(one.peoples) and one.peoples == other.peoples
        placed = alone and bool(one.around & other.around) and not (one.peoples and other.peoples)
        if same or placed:
            yield frozenset((one.noun, other.noun))


def _group(
    nouns: frozenset[str], sentences: dict[str, Sentence], found: dict[str, tuple[Term, ...]]
) -> LabelGroup | None:
    uses = [term for all_ in found.values() for term in all_ if term.noun in nouns]
    peoples = Counter(term.peoples for term in uses if term.peoples)
    main = min(peoples, key=lambda p: (-peoples[p], sorted(p)), default=frozenset())
    uses = [term for term in uses if term.peoples <= main]
    sources = {sentences[term.sentence].source for term in uses}
    kinds = {(term.noun, tuple(m for m in term.modifiers if m not in term.peoples)) for term in uses}
    described = {kind for kind in kinds if kind[1]}
    if len(sources) < 2 or not (len({noun for noun, _ in kinds}) > 1 or len(described) > 1):
        return None
    return _record(uses, sentences)


def _record(uses: Sequence[Term], sentences: dict[str, Sentence]) -> LabelGroup:
    by: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in uses:
        by[sentences[term.sentence].source, _name(term)].append(term)
    rows = tuple(_use(source, name, by[source, name], sentences) for source, name in sorted(by))
    spread = Counter(name for _, name in by)
    count = Counter(_name(term) for term in uses)
    commonest = min(count, key=lambda name: (-spread[name], -count[name], name))
    words = {word for term in uses for word in _name(term).lower().split()}
    return LabelGroup(id="", about=f"the people also called “{commonest}”", uses=rows, guides=_guides(words))


def _name(term: Term) -> str:
    """The term as it is listed: small letters but for the names of peoples."""
    return " ".join(w if w.lower() in term.peoples else w.lower() for w in term.text.split())


def _use(source: str, name: str, terms_: Sequence[Term], sentences: dict[str, Sentence]) -> LabelUse:
    ordered = sorted(terms_, key=lambda term: term.start)
    quoted = sum(quotation_at(sentences[t.sentence], t.start, t.end) is not None for t in ordered)
    spans = tuple(DifferenceWords(start=t.start, end=t.end, text=t.text, sentence=t.sentence) for t in ordered)
    return LabelUse(source=source, term=name, own=len(ordered) - quoted, quoted=quoted, spans=spans)


def _guides(words: set[str]) -> tuple[str, ...]:
    lines = [line for line in data("style_guides.toml")["says"] if words & set(line["terms"])]
    return tuple(f"{line['guide']} ({line['year']}): {line['text']}." for line in lines)


def alone(documents: Sequence[Document], groups: Sequence[LabelGroup]) -> Iterator[Mark]:
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
            why = f"Only this article says “{noun}” of these people; {len(by_noun[common])} articles say “{common}”."
            for span in use.spans:
                sentence = sentences[span.sentence]
                yield mark(sentence, span.start - sentence.start, span.end - sentence.start, "label", why)
