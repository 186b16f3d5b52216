"""From the differences of each two tellings to the differences of the fact."""

from collections.abc import Iterable, Sequence

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.differences.notes import Sides, note
from reportgen.grammar.words import tokens
from reportgen.model import Difference, DifferenceWords

Judged = tuple[float, Candidate]

BETWEEN_TWO = {"number": 2, "name_place": 2, "quote": 2, "detail": 2}
"""Differences of one kind that are kept between two sources; of the kinds not listed, the likeliest one."""

IN_FACT = {"number": 3, "quote": 3}
"""Differences of one kind that a reader is shown for one fact; of the kinds not listed, two."""


_SORT_ORDER = (
    "period", "value", "changed", "cut", "prospect", "precision", "vague", "spelling", "absent", "flat", "speaker",
    "hedge", "people", "things", "epithet", "colour", "link", "other", "paraphrase", "restriction", "condition", "more",
    "negated", "opposed",
)  # fmt: skip
"""Where a difference has several sorts, its note is worded for the first of them."""

MOSTLY = 0.6
"""Share of a detail's letters from which it is taken to be shown already."""

SAME_DETAIL = 0.6
"""Share of the shorter detail's content words from which two tellings are taken to add the same."""


def choose(judged: Iterable[Judged]) -> list[Judged]:
    """The likeliest differences of each kind between each two sources, the likeliest first."""
    kept: list[Judged] = []
    count: dict[tuple[str, str, str], int] = {}
    for margin, candidate in sorted(judged, key=lambda entry: (-entry[0], _order(entry[1]))):
        key = (candidate.kind, *_sources(candidate))
        if count.get(key, 0) < BETWEEN_TWO.get(candidate.kind, 1) and not any(_repeats(candidate, c) for _, c in kept):
            kept.append((margin, candidate))
            count[key] = count.get(key, 0) + 1
    return kept


def merge(chosen: Sequence[Judged]) -> tuple[Difference, ...]:
    """One difference for all candidates of a kind and sort that mark the same words; of each kind the likeliest.

    `chosen` stands in order, the likeliest first, and so do the groups made of it.
    """
    groups: list[list[Candidate]] = []
    for _, candidate in chosen:
        joined = [group for group in groups if any(_meet(candidate, other) for other in group)]
        if joined:
            joined[0].extend([*(member for group in joined[1:] for member in group), candidate])
            groups = [group for group in groups if group not in joined[1:]]
        else:
            groups.append([candidate])
    return tuple(sorted(_shown([_difference(group) for group in groups]), key=lambda d: (d.kind, d.between, d.note)))


def _shown(differences: Sequence[Difference]) -> list[Difference]:
    shown: list[Difference] = []
    for difference in sorted(differences, key=lambda d: (d.kind == "detail", -len(d.words))):
        same_kind = [other for other in shown if other.kind == difference.kind]
        said = any(set(difference.words) <= set(other.words) for other in same_kind)
        said = said or (difference.kind == "detail" and _is_marked(difference, shown))
        if not said and len(same_kind) < IN_FACT.get(difference.kind, 2):
            shown.append(difference)
    return shown


def _is_marked(detail: Difference, shown: Sequence[Difference]) -> bool:
    """Whether the words of a detail are for the most part marked already, as a figure, a time or a label."""
    marked = [span for difference in shown if difference.kind != "detail" for span in difference.words]
    return all(
        sum(len(other.text) for other in marked if _touch(span, other)) >= MOSTLY * len(span.text)
        for span in detail.words
    )


def _order(candidate: Candidate) -> tuple[str, ...]:
    return (candidate.kind, candidate.sort, *sorted(words.text for words in (*candidate.a, *candidate.b)))


def _sources(candidate: Candidate) -> tuple[str, str]:
    a, b = sorted((candidate.pairing.a.sentence.source, candidate.pairing.b.sentence.source))
    return a, b


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    """Whether two candidates between the same sources say the same of the same words."""
    if candidate.kind != other.kind or _sources(candidate) != _sources(other):
        return False
    return any(_touch(x, y) for x in (*candidate.a, *candidate.b) for y in (*other.a, *other.b))


def _touch(x: DifferenceWords, y: DifferenceWords) -> bool:
    return x.sentence == y.sentence and x.start < y.end and y.start < x.end


def _meet(candidate: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one difference: the same words marked, or details that say much the same."""
    if candidate.kind != other.kind or _is_told(candidate) != _is_told(other):
        return False
    if {*candidate.a, *candidate.b} & {*other.a, *other.b} or _says_the_same(candidate, other):
        return candidate.sort == other.sort or candidate.kind in ("number", "time")
    return candidate.kind == "detail" and _alike(candidate, other)


def _says_the_same(candidate: Candidate, other: Candidate) -> bool:
    """Whether two candidates set the same wordings against each other, or one wording against silence."""
    ours, theirs = ({value.casefold() for value in c.values} for c in (candidate, other))
    return ours == theirs


def _is_told(candidate: Candidate) -> bool:
    """Whether both tellings have words for what differs."""
    return bool(candidate.a and candidate.b)


def _alike(candidate: Candidate, other: Candidate) -> bool:
    ours, theirs = ({t.stem for w in (*c.a, *c.b) for t in tokens(w.text) if not t.is_stop} for c in (candidate, other))
    return len(ours & theirs) >= SAME_DETAIL * min(len(ours), len(theirs))


def _difference(group: Sequence[Candidate]) -> Difference:
    sides = [(c.pairing.a, c.a, c.values[0]) for c in group] + [(c.pairing.b, c.b, c.values[1]) for c in group]
    words = {span for _, spans, _ in sides for span in spans}
    values = {value.casefold(): value for value in sorted({value for _, _, value in sides if value}, reverse=True)}
    sorts = sorted({c.sort for c in group}, key=_SORT_ORDER.index)
    return Difference(
        kind=group[0].kind,
        between=tuple(sorted({telling.sentence.id for telling, _, _ in sides}, key=_place)),
        words=tuple(sorted(words, key=lambda span: (_place(span.sentence), span.start))),
        note=note(group[0].kind, sorts[0], Sides(_listed(group[0].kind, values), not _is_told(group[0]))),
    )


def _listed(kind: str, values: dict[str, str]) -> tuple[str, ...]:
    """The wordings for the note, in alphabetical order; of alike details only the fullest."""
    if kind == "detail":
        return (max(values.values(), key=lambda value: (len(value), value)),)
    return tuple(values[key] for key in sorted(values))


def _place(sentence: str) -> tuple[str, int]:
    source, _, number = sentence.rpartition(":")
    return source, int(number)
