"""How many independent origins stand behind the articles that tell a fact."""

from collections.abc import Sequence

from reportgen.facts.story import Story
from reportgen.model import Lineage, Sentence

DRAWN = ("copy", "rewrite", "reuse", "shared_origin")


class Origins:
    """Counts origins: articles that draw on one another, or credit one outlet, count once."""

    def __init__(self, story: Story, lineage: Sequence[Lineage]) -> None:
        self._story = story
        self._links = [entry for entry in lineage if entry.relation in DRAWN]

    def count(self, members: Sequence[Sentence]) -> int:
        """The number of independent origins among the sources of `members`, at least one."""
        sources = sorted({member.source for member in members})
        root = {source: source for source in sources}

        def find(source: str) -> str:
            while root[source] != source:
                source = root[source]
            return source

        for a, b in self._kin(members, set(sources)):
            root[find(a)] = find(b)
        return len({find(source) for source in sources})

    def _kin(self, members: Sequence[Sentence], sources: set[str]) -> list[tuple[str, str]]:
        ids = {member.id for member in members}
        kin = []
        outside: dict[str, str] = {}
        for link in self._links:
            if link.source not in sources:
                continue
            if link.origin in self._story.articles:
                drawn = any(entry.sentence in ids and entry.kind != "added" for entry in link.ledger)
                if link.origin in sources and (drawn or not link.ledger or link.relation == "copy"):
                    kin.append((link.source, link.origin))
            else:
                kin.append((link.source, outside.setdefault(link.origin.casefold(), link.source)))
        credited: dict[str, str] = {}
        for member in members:
            attribution = member.attribution
            if attribution.kind == "outlet" and attribution.speaker:
                kin.append((member.source, credited.setdefault(attribution.speaker.casefold(), member.source)))
        return kin
