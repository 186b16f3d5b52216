"""How many independent origins stand behind the articles that tell a fact, and which articles count as one."""

from collections.abc import Iterator, Sequence

from reportgen.facts.story import Story
from reportgen.model import Lineage, OriginGroup, Sentence

DRAWN = ("copy", "rewrite", "reuse", "shared_origin")
OUTSIDE = "outlet: "
"""Before the name of an outlet outside the story, so that it is never mistaken for an article's id."""


class Origins:
    """Groups articles: those that draw on one another, or go back to one outlet or article, are one origin."""

    def __init__(self, story: Story, lineage: Sequence[Lineage]) -> None:
        self._story = story
        self._links = [entry for entry in lineage if entry.relation in DRAWN]

    def groups(self, members: Sequence[Sentence]) -> tuple[OriginGroup, ...]:
        """The sources of `members`, those that count as one origin together, by their first source."""
        sources = sorted({member.source for member in members})
        links = sorted({(source, hub) for source, hub in self._ties(members) if source in sources})
        root: dict[str, str] = {}

        def find(node: str) -> str:
            while root.setdefault(node, node) != node:
                node = root[node]
            return node

        for source, hub in links:
            root[find(source)] = find(hub)
        together: dict[str, list[str]] = {}
        for source in sources:
            together.setdefault(find(source), []).append(source)
        return tuple(_group(group, links) for group in together.values())

    def _ties(self, members: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
        """A source and what it goes back to: another article of the story, or an outlet outside it."""
        ids = {member.id for member in members}
        sources = {member.source for member in members}
        for link in self._links:
            if link.origin not in self._story.articles:
                yield link.source, _outlet(link.origin)
                continue
            drawn = any(entry.sentence in ids and entry.kind != "added" for entry in link.ledger)
            whole = link.origin in sources and (link.relation == "copy" or not link.ledger)
            if drawn or whole:
                yield link.source, link.origin
        for member in members:
            if member.attribution.kind == "outlet" and member.attribution.speaker:
                yield member.source, _outlet(member.attribution.speaker)


def _outlet(name: str) -> str:
    return OUTSIDE + name.removeprefix("The ").removeprefix("the ")


def _group(sources: Sequence[str], links: Sequence[tuple[str, str]]) -> OriginGroup:
    hubs = [hub for source, hub in links if source in sources]
    outlets = sorted({hub.removeprefix(OUTSIDE) for hub in hubs if hub.startswith(OUTSIDE) and hubs.count(hub) > 1})
    draws = len(sources) > 1 and any(not hub.startswith(OUTSIDE) for hub in hubs)
    return OriginGroup(sources=tuple(sources), draws=draws, outlets=tuple(outlets))
