"""From the differences of each two tellings to the differences of the fact."""

from collections.abc import Iterable, Sequence

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.differences.notes import Sides, note
from reportgen.model import Difference, DifferenceWords

Judged = tuple[float, Candidate]

MOST = {"number": 2, "name_place": 2, "quote": 2, "detail": 2}
"""Differences of one kind that are shown between two sources; of the kinds not listed, the likeliest one."""


def choose(judged: Iterable[Judged]) -> list[Candidate]:
    """The likeliest differences of each kind between each two sources."""
    kept: list[Candidate] = []
    count: dict[tuple[str, str, str], int] = {}
    for _, candidate in sorted(judged, key=lambda entry: (-entry[0], _order(entry[1]))):
        key = (candidate.kind, *_sources(candidate))
        if count.get(key, 0) < MOST.get(candidate.kind, 1) and not any(_overlap(candidate, other) for other in kept):
            kept.append(candidate)
            count[key] = count.get(key, 0) + 1
    return kept


def merge(candidates: Sequence[Candidate]) -> tuple[Difference, ...]:
    """One difference for all candidates of a kind and sort that mark the same words."""
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        joined = [group for group in groups if any(_meet(candidate, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([*(member for group in joined for member in group), candidate])
    return tuple(sorted((_difference(group) for group in groups), key=lambda d: (d.kind, d.between, d.note)))


def _order(candidate: Candidate) -> tuple[str, ...]:
    return (candidate.kind, candidate.sort, *sorted(words.text for words in (*candidate.a, *candidate.b)))


def _sources(candidate: Candidate) -> tuple[str, str]:
    a, b = sorted((candidate.pairing.a.sentence.source, candidate.pairing.b.sentence.source))
    return a, b


def _overlap(candidate: Candidate, other: Candidate) -> bool:
    """Whether two candidates between the same sources say the same of the same words."""
    if candidate.kind != other.kind or _sources(candidate) != _sources(other):
        return False
    return any(_touch(x, y) for x in (*candidate.a, *candidate.b) for y in (*other.a, *other.b))


def _touch(x: DifferenceWords, y: DifferenceWords) -> bool:
    return x.sentence == y.sentence and x.start < y.end and y.start < x.end


def _meet(candidate: Candidate, other: Candidate) -> bool:
    if (candidate.kind, candidate.sort) != (other.kind, other.sort):
        return False
    return bool({*candidate.a, *candidate.b} & {*other.a, *other.b})


def _difference(group: Sequence[Candidate]) -> Difference:
    sides = [(c.pairing.a, c.a, c.values[0]) for c in group] + [(c.pairing.b, c.b, c.values[1]) for c in group]
    words = {span for _, spans, _ in sides for span in spans}
    values = sorted({value for _, _, value in sides if value}, key=lambda value: (value.casefold(), value))
    distinct = {value.casefold(): value for value in reversed(values)}
    return Difference(
        kind=group[0].kind,
        between=tuple(sorted({telling.sentence.id for telling, _, _ in sides}, key=_place)),
        words=tuple(sorted(words, key=lambda span: (_place(span.sentence), span.start))),
        note=note(
            group[0].kind,
            group[0].sort,
            Sides(tuple(distinct[key] for key in sorted(distinct)), any(not spans for _, spans, _ in sides)),
        ),
    )


def _place(sentence: str) -> tuple[str, int]:
    source, _, number = sentence.rpartition(":")
    return source, int(number)
