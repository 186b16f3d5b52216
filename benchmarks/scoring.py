"""How far a comparison agrees with hand-made gold: pairs of sentences, facts as clusters, differences.

Gold is a mapping with `sentences` {id: {source, text}}, `facts` [{id, in: [ids], differences: [{kind, between}]}] and
`optional` [[id, id]], pairs that count neither way. A result sentence stands for each gold sentence of its source with
which it shares a run of letters and digits longer than half of the shorter of the two.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

Gold = Mapping[str, Any]
Pairs = set[tuple[str, str]]
LEAST_LETTERS = 8
"""Shorter sentences ("Yes.") stand for nothing: they would be found everywhere."""


class Told(NamedTuple):
    """A difference as it is scored: its kind, two sources, and the gold sentences of its fact."""

    kind: str
    sources: tuple[str, str]
    within: frozenset[str]


class Figures(NamedTuple):
    """Counts that add up over stories: hits and sizes of result and gold."""

    pairs: tuple[int, int, int]
    cubed: tuple[float, int, float, int]
    differences: dict[str, tuple[int, int, int, int]]
    """By kind: gold found, gold, result right, result."""


def plain(text: str) -> str:
    """Letters and digits of a text, case folded."""
    return re.sub(r"\W+", "", text.casefold())


def stands_for(a: str, b: str) -> bool:
    """Whether two plain texts share a run longer than half of the shorter one."""
    short, long = sorted((a, b), key=len)
    if len(short) < LEAST_LETTERS:
        return False
    size = len(short) // 2 + 1
    runs = {long[start : start + size] for start in range(len(long) - size + 1)}
    return any(short[start : start + size] in runs for start in range(len(short) - size + 1))


def stand_ins(gold: Gold, sentences: Iterable[tuple[str, str, str]]) -> dict[str, list[str]]:
    """For each result sentence (id, source, text) the gold sentences that it stands for."""
    wanted: dict[str, list[tuple[str, str]]] = {}
    for id_, sentence in gold["sentences"].items():
        wanted.setdefault(sentence["source"], []).append((id_, plain(sentence["text"])))
    return {
        id_: [gold_id for gold_id, text_ in wanted.get(source, []) if stands_for(plain(text), text_)]
        for id_, source, text in sentences
    }


def compare(gold: Gold, result: Mapping[str, Any]) -> Figures:
    """Score one comparison (as in `comparison.json`) against its gold."""
    source_of = {id_: sentence["source"] for id_, sentence in gold["sentences"].items()}
    stands = stand_ins(gold, ((s["id"], s["source"], s["text"]) for s in result["sentences"]))
    found = [sorted({g for m in fact["mentions"] for g in stands[m["sentence"]]}) for fact in result["facts"]]
    wanted = [sorted(set(fact["in"])) for fact in gold["facts"]]
    gold_pairs, result_pairs = _pairs(wanted, source_of), _pairs(found, source_of)
    result_pairs -= {(min(a, b), max(a, b)) for a, b in gold.get("optional", [])} - gold_pairs
    gold_told = _told(gold["facts"], wanted, {id_: [id_] for id_ in source_of}, source_of)
    result_told = _told(result["facts"], found, stands, source_of)
    return Figures(
        pairs=(len(gold_pairs & result_pairs), len(result_pairs), len(gold_pairs)),
        cubed=_cubed(wanted, [fact for fact in found if len({source_of[g] for g in fact}) > 1]),
        differences={kind: _agreement(kind, gold_told, result_told) for kind in _kinds(gold_told, result_told)},
    )


def _pairs(facts: Iterable[Sequence[str]], source_of: Mapping[str, str]) -> Pairs:
    return {(a, b) for fact in facts for a, b in combinations(sorted(fact), 2) if source_of[a] != source_of[b]}


def _cubed(wanted: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> tuple[float, int, float, int]:
    gold, result = _together(wanted), _together(found)
    precision = sum(len(gold.get(id_, {id_}) & with_) / len(with_) for id_, with_ in result.items())
    recall = sum(len(with_ & result.get(id_, {id_})) / len(with_) for id_, with_ in gold.items())
    return precision, len(result), recall, len(gold)


def _together(facts: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in facts:
        for id_ in fact:
            found.setdefault(id_, set()).update(fact)
    return found


def _told(
    facts: Iterable[Mapping[str, Any]],
    members: Iterable[Sequence[str]],
    stands: Mapping[str, Sequence[str]],
    source_of: Mapping[str, str],
) -> list[Told]:
    return [
        Told(difference["kind"], pair, frozenset(within))
        for fact, within in zip(facts, members, strict=True)
        for difference in fact.get("differences", [])
        for pair in combinations(sorted({source_of[g] for id_ in difference["between"] for g in stands[id_]}), 2)
    ]


def _kinds(*told: Iterable[Told]) -> list[str]:
    return sorted({difference.kind for differences in told for difference in differences})


def same(a: Told, b: Told) -> bool:
    """Whether two differences are of one kind, between the same sources, in facts that share two sentences."""
    return a[:2] == b[:2] and len(a.within & b.within) >= 2


def _agreement(kind: str, gold: Sequence[Told], result: Sequence[Told]) -> tuple[int, int, int, int]:
    ours = [difference for difference in result if difference.kind == kind]
    theirs = [difference for difference in gold if difference.kind == kind]
    found = sum(any(same(g, r) for r in ours) for g in theirs)
    right = sum(any(same(g, r) for g in theirs) for r in ours)
    return found, len(theirs), right, len(ours)


def total(stories: Sequence[Figures]) -> Figures:
    """The counts of several stories added up."""
    kinds = sorted({kind for story in stories for kind in story.differences})
    nothing = (0, 0, 0, 0)
    return Figures(
        pairs=_add([story.pairs for story in stories], 3),
        cubed=_add([story.cubed for story in stories], 4),
        differences={kind: _add([story.differences.get(kind, nothing) for story in stories], 4) for kind in kinds},
    )


def _add(rows: Sequence[tuple[Any, ...]], width: int) -> Any:
    return tuple(sum(row[column] for row in rows) for column in range(width))


def pair_f1(figures: Figures) -> float:
    """F1 over pairs of sentences."""
    hits, result, gold = figures.pairs
    return harmonic(hits / max(1, result), hits / max(1, gold))


def cubed_f1(figures: Figures) -> float:
    """B-cubed F1 over sentences with facts as clusters."""
    precision, found, recall, wanted = figures.cubed
    return harmonic(precision / max(1, found), recall / max(1, wanted))


def difference_f1(figures: Figures) -> float:
    """F1 over differences of all kinds."""
    found, gold, right, result = _add(list(figures.differences.values()) or [(0, 0, 0, 0)], 4)
    return harmonic(right / max(1, result), found / max(1, gold))


def harmonic(precision: float, recall: float) -> float:
    """F1 of a precision and a recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
