"""What each article calls the same places: other forms of one name, and what stands in a name's slot in one fact."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, Levenshtein, Opcode

from reportgen.catalogue import Catalogue
from reportgen.framing.lexicon import data
from reportgen.framing.uses import Occurrence, commonest, connected, occurrence, uses, vary
from reportgen.grammar.words import Token, tokens
from reportgen.model import Fact, LabelGroup, Sentence

KINDS = frozenset(data("terms.toml")["places"]["kinds"])
BARE = frozenset(data("terms.toml")["places"]["bare"])
LIKENESS = 0.5
"""Share of its words that a sentence must have in common with another, in their order, before a word of the one is held
against that of the other: below, two tellings are built too differently to have common slots."""
BESIDE = 2
"""Words to each side of a slot of which one must carry meaning, and be in both sentences."""
LONGEST = 4
"""Words of a term for a place."""
ENOUGH = 2
"""Pairs of sentences that must put one name where the other has another: one pair may name two places of one event."""
SLIPS = 2
"""Letters in which two forms of a name must differ at least; one is mostly a slip of the keys."""
ARTICLES = frozenset({"the", "a", "an", "this", "that"})
JOINTS = frozenset({"and", "of", "the"})
_ABBREVIATED = re.compile(r"^(?:[^\W\d_]\.?){1,5}$|\.$")


class _Slot(NamedTuple):
    """The words of two sentences between words that both have, and the pair of sentences."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    where: frozenset[str]


def places(sentences: Mapping[str, Sentence], facts: Sequence[Fact], say: Catalogue) -> list[LabelGroup]:
    """Groups of terms for one place, the most used first.

    Two forms of one name belong together, short forms left aside. A description ("the breakaway region") belongs to a
    name, and a name to another, where two tellings of a fact have the one in the place of the other between words that
    both have: once for a description, twice for two names, which no sentence may name side by side.
    """
    forms = set(_forms(sentences))
    groups = []
    for group in connected(frozenset(map(" ".join, pair)) for pair in {*forms, *_slotted(sentences, facts)}):
        terms = sorted(tuple(term.split()) for term in group)
        rows = uses(each for id_ in sorted(sentences) for each in _occurrences(sentences[id_], terms))
        about = "labelled.place" if frozenset(terms) in forms else "labelled.in_place_of"
        if vary(rows):
            groups.append(LabelGroup(id="", about=say(about, term=say.quoted(commonest(rows))), uses=rows))
    return sorted(groups, key=lambda group: (-sum(len(use.spans) for use in group.uses), group.about))


def _forms(sentences: Mapping[str, Sentence]) -> Iterator[frozenset[tuple[str, ...]]]:
    """Two forms of one name that share no word, where the name has no short form in the story."""
    forms: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences.values():
        for name in sentence.names:
            if name.kind == "place":
                forms[name.canonical].add(name.text)
    for found in forms.values():
        if any(_ABBREVIATED.search(form) and form.isupper() for form in found):
            continue
        for one, other in combinations(sorted({_words(form) for form in found}), 2):
            if not set(one) & set(other) and not _is_short_or_misspelt("".join(one), "".join(other)):
                yield frozenset((one, other))


def _is_short_or_misspelt(one: str, other: str) -> bool:
    """Whether the letters of the shorter word all stand in the longer one ("Calif"), or one slip parts the two."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    is_short = short[0] == long[0] and all(letter in letters for letter in short)
    return is_short or DamerauLevenshtein.distance(one, other) < SLIPS


def _words(text: str) -> tuple[str, ...]:
    found = [token.lower for token in tokens(text)]
    return tuple(word for at, word in enumerate(found) if word != "'s" and (at or word not in ARTICLES))


def _slotted(sentences: Mapping[str, Sentence], facts: Sequence[Fact]) -> Iterator[frozenset[tuple[str, ...]]]:
    pairs = {pair for fact in facts for pair in combinations(sorted({m.sentence for m in fact.mentions}), 2)}
    told: dict[frozenset[tuple[str, ...]], set[frozenset[str]]] = defaultdict(set)
    for a, b in sorted(pairs):
        if a in sentences and b in sentences and sentences[a].source != sentences[b].source:
            for slot in _slots(sentences[a], sentences[b]):
                told[frozenset((slot.one, slot.other))].add(slot.where)
    partners: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for one, other in (sorted(pair) for pair in told):
        partners[one].add(other)
        partners[other].add(one)
    for pair, where in told.items():
        is_alone = all(len(partners[term]) == 1 for term in pair)
        is_described = any(map(_describes, pair))
        if is_alone and (is_described or len(where) >= ENOUGH) and not _side_by_side(sentences, pair):
            yield pair


def _describes(term: tuple[str, ...]) -> bool:
    """Whether a term is a description that tells more than "the country"."""
    return term[-1] in KINDS and (len(term) > 1 or term[-1] not in BARE)


def _side_by_side(sentences: Mapping[str, Sentence], pair: frozenset[tuple[str, ...]]) -> bool:
    """Whether a sentence names both: then they are two places."""
    return any(
        all(any(True for _ in _occurrences(sentence, [term])) for term in pair) for sentence in sentences.values()
    )


def _slots(a: Sentence, b: Sentence) -> Iterator[_Slot]:
    """Where two sentences of like build have other words between the same, one of the two a name of a place."""
    ours, theirs = tokens(a.text), tokens(b.text)
    left, right = [t.stem for t in ours], [t.stem for t in theirs]
    if Levenshtein.normalized_similarity(left, right) < LIKENESS:
        return
    same = [b for b in Levenshtein.opcodes(left, right) if b.tag == "equal"]
    for before, after in pairwise(same):
        one, other = ours[before.src_end : after.src_start], theirs[before.dest_end : after.dest_start]
        term_a, term_b = _term(one), _term(other)
        if not (term_a and term_b and _is_framed(before, after, ours)):
            continue
        named = _is_named(a, one), _is_named(b, other)
        fits = all(is_named or _describes(term) for term, is_named in zip((term_a, term_b), named, strict=True))
        if any(named) and fits:
            yield _Slot(term_a, term_b, frozenset((a.id, b.id)))


def _is_framed(before: Opcode, after: Opcode, ours: Sequence[Token]) -> bool:
    """Whether of the same words beside a slot one on each side has a meaning of its own."""
    left = ours[before.src_start : before.src_end][-BESIDE:]
    right = ours[after.src_start : after.src_end][:BESIDE]
    return any(not t.is_stop for t in left) and any(not t.is_stop for t in right)


def _term(found: Sequence[Token]) -> tuple[str, ...]:
    """The words without a leading article; () where they are no noun phrase of fitting length."""
    kept = found[1:] if found and found[0].lower in ARTICLES else found
    is_phrase = 0 < len(kept) <= LONGEST and not any(t.is_number or (t.is_stop and t.lower not in JOINTS) for t in kept)
    return tuple(t.lower for t in kept) if is_phrase and not kept[-1].is_stop else ()


def _is_named(sentence: Sentence, found: Sequence[Token]) -> bool:
    """Whether the words are a name, and hold that of a place."""
    start, end = sentence.start + found[0].start, sentence.start + found[-1].end
    has_place = any(name.kind == "place" and start <= name.start and name.end <= end for name in sentence.names)
    return has_place and all(t.is_capitalised or t.lower in JOINTS for t in found)


def _occurrences(sentence: Sentence, terms: Sequence[tuple[str, ...]]) -> Iterator[Occurrence]:
    """Every place of the terms in the sentence that is not a part of a longer name."""
    found = tokens(sentence.text)
    for term in terms:
        for at in range(len(found) - len(term) + 1):
            here = found[at : at + len(term)]
            if tuple(t.lower for t in here) == term and not _is_part(sentence, here[0].start, here[-1].end, term):
                words = sentence.text[here[0].start : here[-1].end]
                yield occurrence(sentence, here[0].start, here[-1].end, _listed(words, term))


def _is_part(sentence: Sentence, start: int, end: int, term: tuple[str, ...]) -> bool:
    first, last = sentence.start + start, sentence.start + end
    return any(name.start <= first and last <= name.end and _words(name.text) != term for name in sentence.names)


def _listed(words: str, term: tuple[str, ...]) -> str:
    return " ".join(term) if _describes(term) else " ".join(words.split())
