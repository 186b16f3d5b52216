"""The collation of a story: every fact that its articles tell, with all that is said about it."""

from collections.abc import Iterable, Sequence

import msgspec

from reportgen.facts.coverage import cover
from reportgen.facts.dates import known_from
from reportgen.facts.differences import differences_of
from reportgen.facts.origins import Origins
from reportgen.facts.statement import is_checkable, state
from reportgen.facts.story import Story
from reportgen.facts.weight import weigh
from reportgen.model import Alignment, Document, Fact, Lineage, Mention, Sentence


def collate(documents: Sequence[Document], alignment: Alignment, lineage: Sequence[Lineage]) -> tuple[Fact, ...]:
    """All facts of a story, the weightiest first.

    Args:
        documents: the articles with their sentences; excluded articles take no part.
        alignment: the groups of sentences that share a fact, and the nearest sentences.
        lineage: who draws on whom, which decides how many independent origins a fact has.

    Returns:
        One fact for each group that holds sentences of two judged articles, then one for each checkable body sentence
        that stands in no such group. Neither the order of the articles nor the names of outlets have any influence.
    """
    story = Story(documents, alignment)
    origins = Origins(story, lineage)
    facts = [_fact(members, story, origins) for members in _members(story, alignment)]
    facts.sort(key=lambda fact: (-fact.weight, fact.statement, tuple(m.text for m in fact.mentions)))
    return tuple(msgspec.structs.replace(fact, id=f"f{number}") for number, fact in enumerate(facts, 1))


def _members(story: Story, alignment: Alignment) -> Iterable[tuple[Sentence, ...]]:
    shared = [
        tuple(sorted((story.sentences[i] for i in set(group) if i in story.sentences), key=story.place))
        for group in alignment.groups
    ]
    shared = [group for group in shared if len({sentence.source for sentence in group}) > 1]
    shared = [group for group in shared if not any(set(group) < set(other) for other in shared)]
    grouped = {sentence.id for group in shared for sentence in group}
    alone = [(s,) for s in story.sentences.values() if s.id not in grouped and is_checkable(s)]
    return [*dict.fromkeys(shared), *alone]


def _fact(members: tuple[Sentence, ...], story: Story, origins: Origins) -> Fact:
    differences = differences_of(members, story)
    known = known_from(members, story)
    statement, sentence = state(members, story)
    return Fact(
        id="",
        statement=statement,
        statement_from=sentence.id,
        mentions=tuple(Mention(start=s.start, end=s.end, text=s.text, source=s.source, sentence=s.id) for s in members),
        coverage=cover(members, differences, known, sentence, story),
        differences=differences,
        origins=origins.count(members),
        known_from=known,
        weight=weigh(members, differences, story),
    )
