"""What each article calls the same acts and things: single nouns that shared facts set in each other's place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportgen.framing.marks import quotation_at
from reportgen.grammar.nouns import singular
from reportgen.grammar.words import Token, tokens
from reportgen.model import DifferenceWords, Fact, LabelGroup, LabelUse, Sentence

ENOUGH = 3
"""Articles that must use nouns of a group, or facts that must set them in each other's place, for it to be listed: one
pair of sentences may set two different things side by side."""


def acts(sentences: Iterable[Sentence], facts: Sequence[Fact], people: frozenset[str]) -> Iterator[LabelGroup]:
    """Groups of nouns that stand for one act or thing where articles tell one fact, the most used first.

    The facts say which nouns these are: the words of a difference of label, one word in each telling. Uses are counted
    in the tellings of those facts alone, as the same noun elsewhere may be another thing.

    Args:
        sentences: of the judged articles.
        facts: of the story.
        people: nouns that name people in this story; they are listed elsewhere.
    """
    by_id = {sentence.id: sentence for sentence in sentences}
    told: dict[str, set[str]] = defaultdict(set)
    facts_of: dict[str, set[str]] = defaultdict(set)
    linked: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for nouns in _exchanged(fact, people):
            for noun in nouns:
                linked[noun] |= nouns
                facts_of[noun].add(fact.id)
                told[noun] |= {mention.sentence for mention in fact.mentions}
    groups = (
        _group(
            nouns,
            [by_id[id_] for id_ in sorted(set().union(*(told[n] for n in nouns)) & by_id.keys())],
            len(set().union(*(facts_of[n] for n in nouns))),
        )
        for nouns in _connected(linked)
    )
    kept = [group for group in groups if group is not None]
    yield from sorted(kept, key=lambda group: (-sum(use.own + use.quoted for use in group.uses), group.about))


def _exchanged(fact: Fact, people: frozenset[str]) -> Iterator[frozenset[str]]:
    for difference in fact.differences:
        words = [singular(span.text.lower()) for span in difference.words]
        silent = len({span.sentence for span in difference.words}) < 2
        if difference.kind == "label" and not silent and all(w.isalpha() and w not in people for w in words):
            yield frozenset(words)


def _connected(linked: dict[str, set[str]]) -> Iterator[frozenset[str]]:
    left = set(linked)
    while left:
        group, edge = set[str](), {min(left)}
        while edge:
            group |= edge
            edge = set().union(*(linked[noun] for noun in edge)) - group
        left -= group
        yield frozenset(group)


def _group(nouns: frozenset[str], told: Sequence[Sentence], facts: int) -> LabelGroup | None:
    uses: dict[tuple[str, str], list[tuple[Sentence, Token]]] = defaultdict(list)
    for sentence in told:
        for token in tokens(sentence.text):
            if singular(token.lower) in nouns:
                uses[sentence.source, singular(token.lower)].append((sentence, token))
    by_source: dict[str, set[str]] = defaultdict(set)
    for source, noun in uses:
        by_source[source].add(noun)
    if not any(a - b and b - a for a, b in combinations(by_source.values(), 2)) or max(len(by_source), facts) < ENOUGH:
        return None
    spread = Counter(noun for _, noun in uses)
    count = Counter({noun: sum(len(found) for (_, n), found in uses.items() if n == noun) for noun in spread})
    commonest = min(spread, key=lambda noun: (-spread[noun], -count[noun], noun))
    rows = tuple(_use(source, noun, uses[source, noun]) for source, noun in sorted(uses))
    return LabelGroup(id="", about=f"what is also called “{commonest}”", uses=rows)


def _use(source: str, noun: str, found: Sequence[tuple[Sentence, Token]]) -> LabelUse:
    places = [(sentence, sentence.start + token.start, sentence.start + token.end, token) for sentence, token in found]
    quoted = sum(quotation_at(sentence, start, end) is not None for sentence, start, end, _ in places)
    spans = tuple(
        DifferenceWords(start=start, end=end, text=token.text, sentence=sentence.id)
        for sentence, start, end, token in places
    )
    return LabelUse(source=source, term=noun, own=len(places) - quoted, quoted=quoted, spans=spans)
