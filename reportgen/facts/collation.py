"""The collation of a story: every fact that its articles tell, with all that is said about it."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from reportgen.catalogue import ENGLISH, Catalogue
from reportgen.facts.coverage import cover
from reportgen.facts.dates import known_from
from reportgen.facts.descent import Descent
from reportgen.facts.differences import differences_of
from reportgen.facts.ladder import Ladders
from reportgen.facts.origins import Origins
from reportgen.facts.statement import is_checkable, state
from reportgen.facts.story import Story
from reportgen.facts.weight import weigh
from reportgen.model import Alignment, Difference, Document, Fact, Lineage, Mention, Sentence


def collate(
    documents: Sequence[Document], alignment: Alignment, lineage: Sequence[Lineage], say: Catalogue = ENGLISH
) -> tuple[Fact, ...]:
    """All facts of a story, the weightiest first.

    Args:
        documents: the articles with their sentences; excluded articles take no part.
        alignment: the groups of sentences that share a fact, and the nearest sentences.
        lineage: who draws on whom, which decides how many independent origins a fact has, and which telling of it
            came from which.
        say: the words for notes and reasons.

    Returns:
        One fact for each group that holds sentences of two judged articles, then one for each checkable body sentence
        that stands in no such group. Neither the order of the articles nor the names of outlets have any influence.
    """
    story = Story(documents, alignment)
    origins, ladders = Origins(story, lineage), Ladders(story, Descent(story, lineage))
    drafts = [_draft(members, story, say) for members in _members(story, alignment)]
    drafts.sort(key=lambda draft: (-draft.weight, tuple(sentence.text for sentence in draft.members)))
    facts: list[Fact] = []
    taken: set[str] = set()
    for number, draft in enumerate(drafts, 1):
        fact = _fact(f"f{number}", draft, story, origins, ladders, taken, say)
        taken.add(fact.statement)
        facts.append(fact)
    return tuple(facts)


class _Draft(NamedTuple):
    """A fact before it has its place in the list."""

    members: tuple[Sentence, ...]
    differences: tuple[Difference, ...]
    weight: float


def _draft(members: tuple[Sentence, ...], story: Story, say: Catalogue) -> _Draft:
    differences = differences_of(members, story, say)
    return _Draft(members, differences, weigh(members, differences, story))


def _members(story: Story, alignment: Alignment) -> list[tuple[Sentence, ...]]:
    """The tellings of each fact: every group of two sources that no larger one holds, then the sentences left over."""
    shared = [
        tuple(sorted((story.sentences[id_] for id_ in set(group) if id_ in story.sentences), key=story.place))
        for group in alignment.groups
    ]
    shared = [group for group in dict.fromkeys(shared) if len({sentence.source for sentence in group}) > 1]
    sets = [frozenset(sentence.id for sentence in group) for group in shared]
    shared = [group for group, ids in zip(shared, sets, strict=True) if not any(ids < other for other in sets)]
    grouped = frozenset[str]().union(*sets)
    alone = [(s,) for s in story.sentences.values() if s.id not in grouped and is_checkable(s)]
    return [*shared, *alone]


def _fact(
    id_: str, draft: _Draft, story: Story, origins: Origins, ladders: Ladders, taken: Set[str], say: Catalogue
) -> Fact:
    members = draft.members
    groups = origins.groups(members)
    known = known_from(members, story)
    statement, sentence = state(members, story, taken)
    return Fact(
        id=id_,
        statement=statement,
        statement_from=sentence.id,
        mentions=tuple(Mention(start=s.start, end=s.end, text=s.text, source=s.source, sentence=s.id) for s in members),
        coverage=cover(members, draft.differences, known, sentence, story, say),
        differences=draft.differences,
        origins=len(groups),
        known_from=known,
        weight=draft.weight,
        ladder=ladders.rungs(members),
        origin_groups=groups,
    )
