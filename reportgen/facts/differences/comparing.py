"""Every difference that the words of two tellings bear out, with what is common to all of them as features."""

import math
from collections.abc import Callable, Iterator, Sequence

from reportgen.facts.differences import (
    causes,
    certainty,
    contradictions,
    credits,
    details,
    labels,
    loaded,
    names,
    numbers,
    quotes,
    times,
)
from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.story import Story
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.words import tokens
from reportgen.model import DifferenceWords, Sentence

Marked = tuple[DifferenceWords, ...]

TOLD = 0.75
"""Share of a detail's content words from which another sentence of the silent side has it after all."""

RELATED = 0.3
"""Score from which two sentences of a fact are set against each other though two others of the same sources match
better: below it a careful reader would not put them together, and what differs between them is no difference."""

KINDS: Sequence[Callable[[Pairing], Iterator[Candidate]]] = (
    contradictions.candidates,
    numbers.candidates,
    times.candidates,
    names.candidates,
    quotes.candidates,
    causes.candidates,
    credits.candidates,
    certainty.candidates,
    details.candidates,
    labels.candidates,
    loaded.candidates,
)


def candidates_of(members: Sequence[Sentence], story: Story) -> Iterator[Candidate]:
    """All candidates between any two tellings of a fact by two sources.

    What the silent side tells in another mention of the same fact is not missing.
    """
    tellings = [story.telling(member) for member in members]
    for pairing in _related(list(_pairings(tellings, story))):
        for candidate in compare(pairing):
            weighed = _in_fact(candidate, tellings)
            both = bool(candidate.a and candidate.b) or candidate.kind in ("loaded", "quote")
            if both or (weighed.features["fact_told"] < TOLD and not _is_said_there(candidate)):
                yield weighed


def _related(pairings: Sequence[Pairing]) -> list[Pairing]:
    """Those whose two sentences tell the same by themselves, and of each two sources the likeliest."""
    best: dict[frozenset[str], float] = {}
    for pairing in pairings:
        best[_between(pairing)] = max(best.get(_between(pairing), 0.0), pairing.score)
    return [p for p in pairings if p.score >= min(RELATED, best[_between(p)])]


def _between(pairing: Pairing) -> frozenset[str]:
    return frozenset((pairing.a.sentence.source, pairing.b.sentence.source))


def compare(pairing: Pairing) -> list[Candidate]:
    """All candidates for two tellings, each with the features of the pair added to its own."""
    common = common_features(pairing)
    found = (candidate for find in KINDS for candidate in find(pairing))
    return [c._replace(features=common | c.features) for c in found if not _only_short(c)]


def _only_short(candidate: Candidate) -> bool:
    """Whether the only thing that differs is that a headline says less, as headlines do."""
    silent = [side.sentence.part for side, words in _sides(candidate) if not words]
    return "headline" in silent and candidate.kind != "loaded"


def _sides(candidate: Candidate) -> tuple[tuple[Telling, Marked], tuple[Telling, Marked]]:
    return (candidate.pairing.a, candidate.a), (candidate.pairing.b, candidate.b)


def common_features(pairing: Pairing) -> dict[str, float]:
    """What holds of a pair of tellings whatever differs between them."""
    a, b = pairing.a, pairing.b
    shares = sorted((len(pairing.shared) / max(1, len(a.stems)), len(pairing.shared) / max(1, len(b.stems))))
    lengths = sorted((len(a.tokens), len(b.tokens)))
    return {
        "pair_low_share": shares[0],
        "pair_high_share": shares[1],
        "pair_shared": math.log1p(len(pairing.shared)),
        "pair_short": math.log1p(lengths[0]),
        "pair_long": math.log1p(lengths[1]),
        "pair_headline": float("headline" in (a.sentence.part, b.sentence.part)),
        "pair_quotes": float(bool(a.quoted)) + float(bool(b.quoted)),
    }


def _in_fact(candidate: Candidate, tellings: Sequence[Telling]) -> Candidate:
    """The candidate with what the other mentions of the fact by its two sources say of the words that differ."""
    sides = ((candidate.a, candidate.pairing.b), (candidate.b, candidate.pairing.a))
    told = [
        len(stems & _others(telling, tellings)) / len(stems)
        for words, telling in sides
        if (stems := {token.stem for span in words for token in tokens(span.text) if not token.is_stop})
    ]
    group = {
        "fact_told": max(told, default=0.0),
        "fact_size": math.log(len(tellings)),
        "fact_alone": float(len(tellings) == 2),
    }
    return candidate._replace(features=candidate.features | group)


def _is_said_there(candidate: Candidate) -> bool:
    """Whether the silent side has the words that differ after all, written as one word ("then-Speaker")."""
    words, other = (candidate.a, candidate.pairing.b) if candidate.a else (candidate.b, candidate.pairing.a)
    stems = {token.stem for span in words for token in tokens(span.text.replace("-", " ")) if not token.is_stop}
    there = {token.stem for token in tokens(other.sentence.text.replace("-", " "))}
    return bool(stems) and stems <= there


def _others(telling: Telling, tellings: Sequence[Telling]) -> frozenset[str]:
    source = telling.sentence.source
    return frozenset().union(*(t.stems for t in tellings if t is not telling and t.sentence.source == source))


def _pairings(tellings: Sequence[Telling], story: Story) -> Iterator[Pairing]:
    """Every two tellings of two sources, each once."""
    for number, a in enumerate(tellings):
        for b in tellings[number + 1 :]:
            if a.sentence.source != b.sentence.source:
                score = story.score(a.sentence.id, b.sentence.id)
                yield Pairing(a, b, score, (story.elsewhere(a), story.elsewhere(b)))
