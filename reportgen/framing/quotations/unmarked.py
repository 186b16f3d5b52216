"""The words of a quotation that stand in another article outside of quotation marks."""

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.catalogue import Catalogue
from reportgen.framing.quotations.matching import Index, Tile, tiles
from reportgen.framing.quotations.passages import Passage, spans
from reportgen.model import QuotationVariant

LEAST_RUN = 8
"""Words in a row that make it the quotation, not a fact told in the plainest words: reports of one event share runs of
five to seven words by chance ("was taken to hospital with minor injuries")."""

LEAST_CONTENT = 4
"""Words that carry meaning among them, half of `LEAST_RUN`."""


class Unmarked(NamedTuple):
    """A stretch of an article's own words, and the runs in it that stand in the quotation."""

    passage: Passage
    tiles: tuple[Tile, ...]


def unmarked(quotation: Passage, own_words: Index) -> Iterator[Unmarked]:
    """Where articles have words of a quotation outside of marks.

    Nothing is said where the quotation's own marks are not whole or nobody is named: its words may then be the
    article's; nor where it is another outlet's words, for that outlet may be the article in question.
    """
    if not quotation.is_complete or quotation.is_outlet or quotation.speaker is None:
        return
    for passage in own_words.near(quotation):
        found = tuple(tile for tile in tiles(passage, quotation) if _is_enough(passage, tile))
        if found:
            yield Unmarked(passage, found)


def _is_enough(passage: Passage, tile: Tile) -> bool:
    words = passage.words[tile.ours : tile.ours + tile.length]
    return len(words) >= LEAST_RUN and len({word.form for word in words if word.is_content}) >= LEAST_CONTENT


def variant(found: Unmarked, say: Catalogue) -> QuotationVariant:
    """The record of it: the words that agree, and whom the sentence credits."""
    passage = found.passage
    count = sum(tile.length for tile in found.tiles)
    credits = "somebody" if passage.speaker else "nobody"
    return QuotationVariant(
        source=passage.source,
        sentence=passage.sentence,
        spans=tuple(span for tile in found.tiles for span in spans(passage, tile.ours, tile.ours + tile.length)),
        speaker=passage.speaker,
        kinds=("marks_lost",),
        openly=False,
        words=(),
        note=say(f"variant.unmarked_{credits}", n=count),
    )
