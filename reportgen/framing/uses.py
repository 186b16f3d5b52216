"""Occurrences of terms in the articles -> how often each article uses which term, own voice and quoted apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportgen.framing.marks import quotation_at
from reportgen.model import DifferenceWords, LabelUse, Record, Sentence


class Occurrence(Record, frozen=True, kw_only=True):
    """One place where `source` uses a term: `name` is the term as it is listed, `words` what stands there."""

    source: str
    name: str
    words: DifferenceWords
    is_quoted: bool


def occurrence(sentence: Sentence, start: int, end: int, name: str) -> Occurrence:
    """The words from `start` to `end` of the sentence's own text as a use of the term `name`."""
    first, last = sentence.start + start, sentence.start + end
    words = DifferenceWords(start=first, end=last, text=sentence.text[start:end], sentence=sentence.id)
    is_quoted = quotation_at(sentence, first, last) is not None
    return Occurrence(source=sentence.source, name=name, words=words, is_quoted=is_quoted)


def uses(occurrences: Iterable[Occurrence]) -> tuple[LabelUse, ...]:
    """One record an article and term, in order of both, with every place in order of the text."""
    by: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for each in occurrences:
        by[each.source, each.name].append(each)
    return tuple(_use(source, name, by[source, name]) for source, name in sorted(by))


def _use(source: str, name: str, found: Sequence[Occurrence]) -> LabelUse:
    ordered = sorted(found, key=lambda each: each.words.start)
    quoted = sum(each.is_quoted for each in ordered)
    spans = tuple(each.words for each in ordered)
    return LabelUse(source=source, term=name, own=len(ordered) - quoted, quoted=quoted, spans=spans)


def commonest(rows: Sequence[LabelUse]) -> str:
    """The term that most articles use; of several, the one that is used most often."""
    spread = Counter(use.term for use in rows)
    count = {term: sum(len(use.spans) for use in rows if use.term == term) for term in spread}
    return min(spread, key=lambda term: (-spread[term], -count[term], term))


def vary(rows: Sequence[LabelUse]) -> bool:
    """Whether two articles or more name what the group is about, and not all by the same terms."""
    by: dict[str, set[str]] = defaultdict(set)
    for use in rows:
        by[use.source].add(use.term)
    return len({frozenset(terms) for terms in by.values()}) > 1


def connected(links: Iterable[frozenset[str]]) -> Iterator[frozenset[str]]:
    """The sets of terms that links hold together, in the order of their first terms."""
    linked: dict[str, set[str]] = defaultdict(set)
    for link in links:
        for term in link:
            linked[term] |= link
    left = set(linked)
    while left:
        group, edge = set[str](), {min(left)}
        while edge:
            group |= edge
            edge = set().union(*(linked[term] for term in edge)) - group
        left -= group
        yield frozenset(group)
