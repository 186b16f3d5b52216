"""Quotations that put into one pair of marks what another article gives as two quotations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from reportgen.framing.quotations.departures import STRETCH
from reportgen.framing.quotations.matching import Index, Tile, tiles
from reportgen.framing.quotations.passages import Passage
from reportgen.framing.quotations.speakers import are_two

JOINT = 3
"""Words between the two parts at most: "and", "and that", "because of the"."""


LEAST_RUN = 6
"""Words of each part: four or five that agree ("it's time to get rid of this") may be said twice."""


class Part(NamedTuple):
    """A run of words that another passage has too."""

    tile: Tile
    home: Passage


def joins(passage: Passage, index: Index, known: frozenset[str]) -> bool:
    """Whether words of two quotations of one other article stand here as one, with words dropped at the joint. Where
    any article has them in one piece, or nothing is dropped, the two may have been said together; where they are two
    people's, the likeness is chance.

    Args:
        passage: the quotation in question.
        index: all quotations of the story.
        known: names of persons.
    """
    near = [other for other in index.near(passage) if other.source != passage.source]
    if not any(count > 1 for count in _counts(near).values()):
        return False
    every = [Part(tile, other) for other in near for tile in tiles(passage, other)]
    return any(
        _drops(one, other) and not are_two(one.home.speaker, other.home.speaker, known)
        for one, other in _joints(passage, _largest(every))
        if not _homes(one, every) & _homes(other, every)
    )


def _counts(passages: Iterable[Passage]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for passage in passages:
        found[passage.source] += 1
    return found


def _largest(parts: Sequence[Part]) -> list[Part]:
    """The parts that are long enough and do not lie within a longer one."""
    return [
        part
        for part in parts
        if part.tile.length >= LEAST_RUN and not any(_holds(other.tile, part.tile) for other in parts)
    ]


def _holds(tile: Tile, inner: Tile) -> bool:
    ends = tile.ours + tile.length >= inner.ours + inner.length
    return tile.length > inner.length and tile.ours <= inner.ours and ends


def _joints(passage: Passage, parts: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Two parts of one article that follow each other within one pair of marks, without an ellipsis."""
    for one, other in permutations(parts, 2):
        end, start = one.tile.ours + one.tile.length, other.tile.ours
        same_article = one.home.source == other.home.source and one.home.key != other.home.key
        parted = (passage.apart | passage.gaps) & set(range(end, start + 1))
        if same_article and 0 <= start - end <= JOINT and not parted:
            yield one, other


def _drops(one: Part, other: Part) -> bool:
    behind = len(one.home.words) - one.tile.theirs - one.tile.length
    return behind >= STRETCH or other.tile.theirs >= STRETCH


def _homes(one: Part, every: Iterable[Part]) -> set[tuple[str, int]]:
    """The quotations that have words of a part: one that has words of both parts has the joint too."""
    end = one.tile.ours + one.tile.length
    return {
        part.home.key for part in every if part.tile.ours < end and one.tile.ours < part.tile.ours + part.tile.length
    }
