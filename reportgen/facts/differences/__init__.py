"""How the tellings of one fact differ, with the exact words on both sides."""

from collections.abc import Sequence

from reportgen.catalogue import Catalogue
from reportgen.facts.differences.comparing import candidates_of
from reportgen.facts.differences.judging import matters
from reportgen.facts.differences.merging import choose, merge
from reportgen.facts.story import Story
from reportgen.model import Difference, Sentence


def differences_of(members: Sequence[Sentence], story: Story, say: Catalogue) -> tuple[Difference, ...]:
    """Every difference between tellings of two sources that a careful reader would note, by kind."""
    judged = ((matters(candidate), candidate) for candidate in candidates_of(members, story))
    found = [(margin, candidate) for margin, candidate in judged if margin >= 0 and (candidate.a or candidate.b)]
    return merge(choose(found), say)
