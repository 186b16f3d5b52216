"""The ladder of attribution: whom each source credits with a fact, and where credit or hedge come, go or change."""

from collections.abc import Iterator, Sequence

from reportgen.facts.descent import Descent
from reportgen.facts.reported import is_plain, is_statement, said, takes_over
from reportgen.facts.speakers import differ
from reportgen.facts.story import Story
from reportgen.facts.telling import Telling
from reportgen.facts.vouching import Vouching, bearing, hedges_at_all, is_hedging, speaks_of_future
from reportgen.model import LadderStep, Rung, Sentence, StepKind

SURE = 0.8
"""Score from which two sentences are held against each other: four careful readers in five pair them. Below it, what
one of them credits is often another part of a long sentence."""
SHARED = 0.4
"""Share of what the shorter telling says, its credit left out, that must stand in the other, each word counting by how
rare it is in the story. At less, they tell of one matter but say different things about it."""


class Ladders:
    """Makes the ladder of every fact of a story."""

    def __init__(self, story: Story, descent: Descent) -> None:
        self._story, self._descent = story, descent

    def rungs(self, members: Sequence[Sentence]) -> tuple[Rung, ...]:
        """One rung for each source of `members`, by source id.

        Args:
            members: the sentences that tell the fact, those of one source in order of its text.
        """
        by_source: dict[str, list[Telling]] = {}
        for member in members:
            by_source.setdefault(member.source, []).append(self._story.telling(member))
        chosen = {source: self._choose(source, by_source) for source in sorted(by_source)}
        return tuple(self._rung(source, chosen, by_source) for source in chosen)

    def _choose(self, source: str, by_source: dict[str, list[Telling]]) -> Telling:
        """The telling to hold against others: a comparable one, credited rather than not, the nearest to them."""
        others = [telling for other, tellings in by_source.items() if other != source for telling in tellings]

        def rank(telling: Telling) -> tuple[bool, bool, float]:
            scores = [self._score(telling, other) for other in others]
            comparable = any(self._comparable(telling, other) for other in others)
            return comparable, telling.sentence.attribution.kind != "own", max(scores, default=0.0)

        return max(by_source[source], key=rank)

    def _rung(self, source: str, chosen: dict[str, Telling], by_source: dict[str, list[Telling]]) -> Rung:
        telling, said = chosen[source], chosen[source].sentence.attribution
        others = {o: t for o, t in chosen.items() if o != source and self._comparable(telling, t)}
        hedges = bearing(telling, list(others.values()))
        found: dict[tuple[StepKind, bool], list[str]] = {}
        for other, against in others.items():
            for kind in self._kinds(telling, against, by_source):
                found.setdefault((kind, self._descent.is_from(telling, against)), []).append(other)
        return Rung(
            source=source,
            sentence=telling.sentence.id,
            kind=said.kind,
            speaker=said.speaker,
            cue=said.cue,
            directness=said.directness,
            words=said.words,
            hedges=tuple(hedge.words for hedge in hedges if is_hedging(hedge)),
            steps=tuple(
                LadderStep(kind=kind, than=tuple(than), drawn=drawn) for (kind, drawn), than in sorted(found.items())
            ),
        )

    def _kinds(self, telling: Telling, other: Telling, by_source: dict[str, list[Telling]]) -> Iterator[StepKind]:
        yield from self._credit(telling, other, by_source)
        yield from self._hedge(telling, other)

    def _credit(self, telling: Telling, other: Telling, by_source: dict[str, list[Telling]]) -> Iterator[StepKind]:
        one, two = telling.sentence, other.sentence
        if self._descent.names(one, two.source) or self._descent.names(two, one.source):
            return
        if _became_plain(telling, by_source[two.source], other):
            yield "credited"
        elif _became_plain(other, by_source[one.source], telling):
            yield "plain"
        elif is_statement(telling) and is_statement(other) and differ(telling, other):
            yield "other_source"

    def _hedge(self, telling: Telling, other: Telling) -> Iterator[StepKind]:
        own, theirs = _hedging(telling, other), _hedging(other, telling)
        later, earlier = self._descent.is_from(telling, other), self._descent.is_from(other, telling)
        if own and not earlier and not hedges_at_all(other) and _same_time(own, other):
            yield "hedge_added" if later else "hedged"
        elif theirs and later and not hedges_at_all(telling) and _same_time(theirs, telling):
            yield "hedge_dropped"

    def _score(self, a: Telling, b: Telling) -> float:
        return self._story.score(a.sentence.id, b.sentence.id)

    def _comparable(self, a: Telling, b: Telling) -> bool:
        one, two = _stems(a), _stems(b)
        shared = self._tells(one & b.meanings), self._tells(two & a.meanings)
        least = SHARED * min(self._tells(one), self._tells(two))
        return self._score(a, b) >= SURE and min(shared) >= least > 0

    def _tells(self, stems: frozenset[str]) -> float:
        return sum(self._story.rarity(stem) for stem in sorted(stems))


def _stems(telling: Telling) -> frozenset[str]:
    return frozenset(token.stem for token in said(telling))


def _became_plain(credited: Telling, tellings: Sequence[Telling], plain: Telling) -> bool:
    """Whether `plain`, one of the tellings of a source, tells as fact what `credited` credits to somebody.

    Not where the source credits somebody in another telling of the fact, nor where the two give no figure in common.
    """
    if not is_statement(credited) or not all(is_plain(telling) for telling in tellings):
        return False
    same_time = _same_time(_hedging(credited, plain), plain)
    return takes_over(plain, credited) and _same_figures(plain, credited) and same_time


def _same_figures(a: Telling, b: Telling) -> bool:
    one, other = ({q.low for q in telling.sentence.quantities} for telling in (a, b))
    return not one or not other or bool(one & other)


def _hedging(telling: Telling, other: Telling) -> tuple[Vouching, ...]:
    return tuple(each for each in bearing(telling, [other]) if is_hedging(each))


def _same_time(hedges: Sequence[Vouching], other: Telling) -> bool:
    """Not where one telling looks ahead ("is expected to") and the other, later perhaps, tells that it happened."""
    return not any(each.prospect for each in hedges) or speaks_of_future(other)
