"""How each article of a story stands to one fact."""

from collections.abc import Sequence

from reportgen.facts.story import Story
from reportgen.model import Article, Coverage, Difference, KnownFrom, Sentence, Status

CELL_KINDS = ("number", "time", "name_place", "quote", "detail")
"""Kinds of difference that give a cell its telling value, the most telling first."""


def cover(
    members: Sequence[Sentence],
    differences: Sequence[Difference],
    known: KnownFrom,
    plainest: Sentence,
    story: Story,
) -> dict[str, Coverage]:
    """The status of every judged article for one fact.

    A telling differs where it stands in a difference against the telling that the statement is taken from or, for
    tellings of the same article, where any of its mentions does.
    """
    told = {member.source for member in members}
    cells = {}
    for source in sorted(story.articles):
        if source in told:
            cells[source] = _told(source, plainest.source, members, differences)
        else:
            cells[source] = _absent(story.articles[source], members, known, story)
    return cells


def _told(source: str, plainest: str, members: Sequence[Sentence], differences: Sequence[Difference]) -> Coverage:
    own = {member.id for member in members if member.source == source}
    mine = [difference for difference in differences if own & set(difference.between)]
    against = [d for d in mine if any(i not in own and _source(i) == plainest for i in d.between)]
    status: Status = "stated"
    if any(difference.kind == "contradiction" for difference in mine):
        status = "contradicts"
    elif source != plainest and against:
        status = "differs"
    return Coverage(status=status, value=_value(own, mine))


def _source(sentence: str) -> str:
    return sentence.rsplit(":", 1)[0]


def _value(own: set[str], differences: Sequence[Difference]) -> str:
    for kind in CELL_KINDS:
        for difference in differences:
            if difference.kind == kind:
                words = [span.text for span in difference.words if span.sentence in own]
                if words and len(words[0].split()) <= 4:
                    return words[0]
    return ""


def _absent(article: Article, members: Sequence[Sentence], known: KnownFrom, story: Story) -> Coverage:
    sentence, score = story.nearest(members, article.id)
    status, why = _absence(article, known)
    return Coverage(status=status, nearest=sentence, score=score, why=why)


def _absence(article: Article, known: KnownFrom) -> tuple[Status, str]:
    if article.details.excerpt:
        return "cannot_tell", "the file holds only a part of the article"
    published = article.published
    if known.date is None:
        return "not_found", ""
    if published.latest is not None and published.latest < known.date:
        return "published_earlier", f"published before {known.date.isoformat()}"
    if published.date is None or (published.date < known.date):
        return "cannot_tell", "the article's date does not show whether it came before the fact"
    return "not_found", ""
