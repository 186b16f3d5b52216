"""How the tellings of one fact differ, with the exact words on both sides."""

from collections.abc import Sequence

from reportgen.facts.differences.comparing import compare, pairings
from reportgen.facts.differences.judging import matters
from reportgen.facts.differences.merging import choose, merge
from reportgen.facts.story import Story
from reportgen.model import Difference, Sentence


def differences_of(members: Sequence[Sentence], story: Story) -> tuple[Difference, ...]:
    """Every difference between tellings of two sources that a careful reader would note, by kind."""
    found = [
        (margin, candidate)
        for pairing in pairings([story.telling(member) for member in members], story)
        for candidate in compare(pairing)
        if (margin := matters(candidate)) >= 0 and (candidate.a or candidate.b)
    ]
    return merge(choose(found))
