"""Where two passages have the same words, and where they part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from reportgen.framing.quotations.passages import Passage, Word

LEAST_RUN = 4
"""Words in a row that two versions share at least. Three are still a turn of phrase ("on the table", "all of them")."""

LEAST_CONTENT = 2
"""Words that carry meaning among them: "it is going to be" is anybody's."""

TURNED_RUN = 6
"""Words of each of two stretches that stand in another order: shorter ones may be said twice."""

NEAR = 8
"""Words of a gap within which single words that agree are taken for the same word in its place, not for chance."""

SEED = 3
"""Words in a row by which passages are looked up."""


class Tile(NamedTuple):
    """`length` words that stand in a row in both: from `ours` in one passage, from `theirs` in the other."""

    ours: int
    theirs: int
    length: int


class Gap(NamedTuple):
    """Where two passages part: words `first`:`last` of one stand against words `left`:`right` of the other.

    At an edge no words in common follow, or none go before.
    """

    first: int
    last: int
    left: int
    right: int
    is_edge: bool


class Match(NamedTuple):
    """Two passages side by side: the tiles in the order of both, the gaps around them, and the tiles that the first has
    in another order than the second."""

    tiles: tuple[Tile, ...]
    gaps: tuple[Gap, ...]
    turned: tuple[Tile, ...]

    @property
    def shared(self) -> int:
        """How many words agree."""
        return sum(tile.length for tile in (*self.tiles, *self.turned))


Seeds = Mapping[tuple[str, ...], Sequence[int]]


def seeds(forms: Sequence[str]) -> Seeds:
    """Every `SEED` words in a row, with where they begin."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(forms) - SEED + 1):
        found[tuple(forms[place : place + SEED])].append(place)
    return found


class Index:
    """Passages by the words in a row that they hold."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        self._seeds = [seeds(passage.forms) for passage in self.passages]
        self._holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, own in enumerate(self._seeds):
            for seed in own:
                self._holders[seed].append(number)

    def near(self, passage: Passage) -> list[Passage]:
        """The other passages that share a seed with this one, in order."""
        numbers = {number for seed in seeds(passage.forms) for number in self._holders.get(seed, ())}
        return [each for number in sorted(numbers) if (each := self.passages[number]).key != passage.key]


def tiles(one: Passage, other: Passage) -> tuple[Tile, ...]:
    """The runs of words of `one` that stand in `other` too, left to right, each as long as it can be.

    Only runs of `LEAST_RUN` words with `LEAST_CONTENT` that carry meaning are taken.
    """
    ours, theirs = one.forms, other.forms
    places, found, place, after = seeds(theirs), [], 0, 0
    while place <= len(ours) - SEED:
        starts = places.get(tuple(ours[place : place + SEED]), ())
        runs = [Tile(place, start, _run(ours, theirs, place, start)) for start in starts]
        best = max(runs, key=lambda tile: (tile.length, tile.theirs >= after, -tile.theirs), default=None)
        if best is None or not _is_telling(one.words[place : place + best.length]):
            place += 1
            continue
        found.append(best)
        place, after = place + best.length, best.theirs + best.length
    return tuple(found)


def _run(ours: Sequence[str], theirs: Sequence[str], place: int, start: int) -> int:
    length = 0
    while (
        place + length < len(ours) and start + length < len(theirs) and ours[place + length] == theirs[start + length]
    ):
        length += 1
    return length


def _is_telling(words: Sequence[Word]) -> bool:
    return len(words) >= LEAST_RUN and len({w.form for w in words if w.is_content}) >= LEAST_CONTENT


def match(one: Passage, other: Passage) -> Match | None:
    """Lay `one` along `other`; None where they share no run of words that tells them from chance."""
    strong = tiles(one, other)
    if not strong:
        return None
    rising = _rising(strong)
    found = list(_filled(one.forms, other.forms, rising))
    turned = tuple(tile for tile in strong if _is_turned(tile, rising, one))
    gaps = _gaps(found, len(one.words), len(other.words))
    return Match(tuple(found), tuple(gap for gap in gaps if not any(_lies_in(tile, gap) for tile in turned)), turned)


def _lies_in(tile: Tile, gap: Gap) -> bool:
    return gap.first <= tile.ours < gap.last or gap.left <= tile.theirs < gap.right


def _rising(found: Sequence[Tile]) -> tuple[Tile, ...]:
    """Of all tiles those that stand in the same order in both, with the most words."""
    best: list[tuple[int, tuple[Tile, ...]]] = []
    for tile in found:
        before = [each for each in best if each[1][-1].theirs + each[1][-1].length <= tile.theirs]
        words, chain = max(before, key=lambda each: each[0], default=(0, ()))
        best.append((words + tile.length, (*chain, tile)))
    return max(best, key=lambda each: each[0])[1]


def _is_turned(tile: Tile, rising: Sequence[Tile], one: Passage) -> bool:
    """Whether a tile stands beside one that it is far from in the other passage, in the same pair of marks; not where
    words are only said twice."""
    if tile in rising or tile.length < TURNED_RUN:
        return False
    if any(tile.theirs < each.theirs + each.length and each.theirs < tile.theirs + tile.length for each in rising):
        return False
    beside = [each for each in rising if each.length >= TURNED_RUN]
    return any(not one.parted(min(tile.ours, each.ours), max(tile.ours, each.ours)) for each in beside)


def _filled(ours: Sequence[str], theirs: Sequence[str], strong: Sequence[Tile]) -> Iterator[Tile]:
    """The tiles, and the words that agree in the gaps between and beside them."""
    ends = Tile(0, 0, 0), Tile(len(ours), len(theirs), 0)
    for before, after in pairwise((ends[0], *strong, ends[1])):
        yield from (before,) if before.length else ()
        first, left = before.ours + before.length, before.theirs + before.length
        last, right = after.ours, after.theirs
        if not before.length:
            left = max(left, right - (last - first) - SEED)
        if not after.length:
            right = min(right, left + (last - first) + SEED)
        yield from _within(ours, theirs, Gap(first, last, left, right, False))


def _within(ours: Sequence[str], theirs: Sequence[str], gap: Gap) -> Iterator[Tile]:
    """The words that agree in a gap: in a small one each in its place, in a large one the longest runs only."""
    first, last, left, right, _ = gap
    if max(last - first, right - left) <= NEAR:
        for code in Indel.opcodes(ours[first:last], theirs[left:right]):
            if code.tag == "equal":
                yield Tile(first + code.src_start, left + code.dest_start, code.src_end - code.src_start)
        return
    places = seeds(theirs[left:right])
    runs = [
        Tile(place, left + start, min(_run(ours, theirs, place, left + start), last - place, right - left - start))
        for place in range(first, last - SEED + 1)
        for start in places.get(tuple(ours[place : place + SEED]), ())
    ]
    best = max(runs, key=lambda tile: (tile.length, -tile.ours, -tile.theirs), default=None)
    if best is not None:
        yield from _within(ours, theirs, Gap(first, best.ours, left, best.theirs, False))
        yield best
        behind = Gap(best.ours + best.length, last, best.theirs + best.length, right, False)
        yield from _within(ours, theirs, behind)


def _gaps(found: Sequence[Tile], size: int, their_size: int) -> Iterator[Gap]:
    ends = Tile(0, 0, 0), Tile(size, their_size, 0)
    for before, after in pairwise((ends[0], *found, ends[1])):
        gap = Gap(
            before.ours + before.length,
            after.ours,
            before.theirs + before.length,
            after.theirs,
            not before.length or not after.length,
        )
        if gap.last > gap.first or gap.right > gap.left:
            yield gap
