"""From the differences of each two tellings to the differences of the fact."""

from collections.abc import Iterable, Sequence

from reportgen.catalogue import Catalogue
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
    "period", "value", "duration", "changed", "cut", "prospect", "precision", "vague", "spelling", "absent", "flat",
    "speaker", "hedge", "people", "things", "epithet", "colour", "link", "other", "paraphrase", "restriction",
    "condition", "more", "opposed",
)  # fmt: skip
"""Where a difference has several sorts, its note is worded for the first of them."""

MOSTLY = 0.6
"""Share of a detail's letters from which it is taken to be shown already."""

SAME_DETAIL = 0.6
"""Share of the shorter detail's content words from which two tellings are taken to add the same."""


def choose(judged: Iterable[Judged]) -> list[Candidate]:
    """The likeliest differences of each kind between each two sources, the likeliest first."""
    kept: dict[tuple[str, str, str], list[Candidate]] = {}
    chosen = []
    for _, candidate in sorted(judged, key=lambda entry: (-entry[0], _order(entry[1]))):
        before = kept.setdefault((candidate.kind, *_sources(candidate)), [])
        if len(before) < BETWEEN_TWO.get(candidate.kind, 1) and not any(_repeats(candidate, other) for other in before):
            before.append(candidate)
            chosen.append(candidate)
    return chosen


def merge(chosen: Iterable[Candidate], say: Catalogue) -> tuple[Difference, ...]:
    """One difference for all candidates that are the same difference; of each kind those that most tellings are in.

    Candidates are the same if they mark the same words, set the same wordings against each other, or are details that
    say much the same. `chosen` stands in order, the likeliest first, and so do the groups made of it.
    """
    groups: list[_Group] = []
    holders: dict[_Mark, _Group] = {}
    for candidate in chosen:
        group = _joined(candidate, groups, holders)
        group.candidates.append(candidate)
        group.gists.append(_gist(candidate))
        for mark in _marks(candidate):
            holders[mark] = group
    differences = [_difference(group.candidates, say) for group in groups if group.candidates]
    return tuple(sorted(_shown(differences), key=lambda d: (d.kind, d.between, d.note)))


_Mark = tuple[str, ...]


class _Group:
    """Candidates that are one difference, with the stems of the details among them."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self.gists: list[frozenset[str]] = []

    def take(self, other: "_Group") -> None:
        """All that another group holds, which is empty afterwards."""
        self.candidates += other.candidates
        self.gists += other.gists
        other.candidates, other.gists = [], []


def _joined(candidate: Candidate, groups: list[_Group], holders: dict[_Mark, _Group]) -> _Group:
    """The group that a candidate belongs to, all that it ties together made one."""
    found = [holders[mark] for mark in _marks(candidate) if mark in holders]
    if candidate.kind == "detail":
        gist = _gist(candidate)
        found += [group for group in groups if any(_alike(gist, other) for other in group.gists)]
    if not found:
        groups.append(_Group())
        return groups[-1]
    first = min(found, key=groups.index)
    for other in found:
        if other is not first and other.candidates:
            for moved in other.candidates:
                holders.update(dict.fromkeys(_marks(moved), first))
            first.take(other)
    return first


def _marks(candidate: Candidate) -> list[_Mark]:
    """What ties a candidate to others: each of its marked words, and the wordings that it sets against each other."""
    sort = "" if candidate.kind in ("number", "time") else candidate.sort
    told = "both" if candidate.a and candidate.b else "one"
    spans = [(candidate.kind, sort, told, w.sentence, str(w.start), str(w.end)) for w in (*candidate.a, *candidate.b)]
    return [*spans, (candidate.kind, sort, told, *sorted(value.casefold() for value in candidate.values))]


def _gist(candidate: Candidate) -> frozenset[str]:
    if candidate.kind != "detail":
        return frozenset()
    return frozenset(t.stem for w in (*candidate.a, *candidate.b) for t in tokens(w.text) if not t.is_stop)


def _alike(gist: frozenset[str], other: frozenset[str]) -> bool:
    return bool(gist and other) and len(gist & other) >= SAME_DETAIL * min(len(gist), len(other))


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
    """Whether two candidates of one kind between the same sources mark any of the same words."""
    return any(_touch(x, y) for x in (*candidate.a, *candidate.b) for y in (*other.a, *other.b))


def _touch(x: DifferenceWords, y: DifferenceWords) -> bool:
    return x.sentence == y.sentence and x.start < y.end and y.start < x.end


def _is_told(candidate: Candidate) -> bool:
    """Whether both tellings have words for what differs."""
    return bool(candidate.a and candidate.b)


def _difference(group: Sequence[Candidate], say: Catalogue) -> Difference:
    sides = [(c.pairing.a, c.a, c.values[0]) for c in group] + [(c.pairing.b, c.b, c.values[1]) for c in group]
    words = {span for _, spans, _ in sides for span in spans}
    values = {value.casefold(): value for value in sorted({value for _, _, value in sides if value}, reverse=True)}
    sorts = sorted({c.sort for c in group}, key=_SORT_ORDER.index)
    return Difference(
        kind=group[0].kind,
        between=tuple(sorted({telling.sentence.id for telling, _, _ in sides}, key=_place)),
        words=tuple(sorted(words, key=lambda span: (_place(span.sentence), span.start))),
        note=note(group[0].kind, sorts[0], Sides(_listed(group[0].kind, values), not _is_told(group[0])), say),
    )


def _listed(kind: str, values: dict[str, str]) -> tuple[str, ...]:
    """The wordings for the note, in alphabetical order; of alike details only the fullest."""
    if kind == "detail":
        return (max(values.values(), key=lambda value: (len(value), value)),)
    return tuple(values[key] for key in sorted(values))


def _place(sentence: str) -> tuple[str, int]:
    source, _, number = sentence.rpartition(":")
    return source, int(number)
