"""How each article of a story stands to one fact."""

from collections.abc import Sequence, Set

from reportgen.catalogue import Catalogue
from reportgen.facts.story import Story
from reportgen.model import Article, Coverage, Difference, DifferenceKind, KnownFrom, Sentence, Status

VALUE_KINDS: tuple[DifferenceKind, ...] = ("number", "time", "name_place")
"""Kinds of difference that give a cell its telling value, the most telling first."""

SUBSTANCE: frozenset[DifferenceKind] = frozenset(
    ("number", "time", "name_place", "attribution", "certainty", "cause", "quote", "detail", "contradiction")
)
"""Kinds that make a cell differ. How a thing is called or coloured is shown, but it is the same fact."""

LONGEST_VALUE = 4
"""Words that a cell can hold."""


def cover(
    members: Sequence[Sentence],
    differences: Sequence[Difference],
    known: KnownFrom,
    plainest: Sentence,
    story: Story,
    say: Catalogue,
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
            cells[source] = _absent(story.articles[source], members, known, story, say)
    return cells


def _told(source: str, plainest: str, members: Sequence[Sentence], differences: Sequence[Difference]) -> Coverage:
    own = {member.id for member in members if member.source == source}
    mine = [difference for difference in differences if own & set(difference.between)]
    status: Status = "stated"
    contrary = [difference for difference in mine if difference.kind == "contradiction"]
    if source != plainest and contrary:
        status = "contradicts"
    elif source != plainest and any(_against(difference, own, plainest) for difference in mine):
        status = "differs"
    return Coverage(status=status, value=_value(own, mine))


def _against(difference: Difference, own: Set[str], plainest: str) -> bool:
    """Whether a difference in substance lies between a source and the one that the statement is taken from.

    Where neither has words marked, both lack what a third telling gives, and do not differ from each other.
    """
    theirs = {id_ for id_ in difference.between if _source(id_) == plainest}
    marked = {span.sentence for span in difference.words}
    return difference.kind in SUBSTANCE and bool(theirs) and bool(marked & (own | theirs))


def _source(sentence: str) -> str:
    return sentence.rsplit(":", 1)[0]


def _value(own: Set[str], differences: Sequence[Difference]) -> str:
    """The telling value: what the source gives where another gives something else."""
    for kind in VALUE_KINDS:
        for difference in differences:
            words = [span.text for span in difference.words if span.sentence in own]
            others = any(span.sentence not in own for span in difference.words)
            if difference.kind == kind and others and words and len(words[0].split()) <= LONGEST_VALUE:
                return words[0]
    return ""


def _absent(article: Article, members: Sequence[Sentence], known: KnownFrom, story: Story, say: Catalogue) -> Coverage:
    sentence, score = story.nearest(members, article.id)
    status, why = _absence(article, known, say)
    return Coverage(status=status, nearest=sentence, score=score, why=why)


def _absence(article: Article, known: KnownFrom, say: Catalogue) -> tuple[Status, str]:
    if article.details.excerpt:
        return "cannot_tell", say("coverage.excerpt")
    published = article.published
    if known.date is None:
        return "not_found", ""
    if published.latest is not None and published.latest < known.date:
        return "published_earlier", say("coverage.earlier", date=say.day(known.date))
    if published.date is None or (published.date < known.date):
        return "cannot_tell", say("coverage.undated")
    return "not_found", ""
