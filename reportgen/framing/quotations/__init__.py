"""Quotations across all articles of a story: the versions of each, laid along the longest.

The longest version stands in the middle of a group like the lemma of a critical edition, and every other version is
compared with it alone; so the work grows with the number of versions, not with its square.
"""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from reportgen.catalogue import Catalogue
from reportgen.framing.quotations.departures import Departure, departures, note, replaced
from reportgen.framing.quotations.matching import Index, Match, match
from reportgen.framing.quotations.passages import Passage, part, quoted, spans, unquoted
from reportgen.framing.quotations.speakers import are_two, people
from reportgen.framing.quotations.splices import joins
from reportgen.framing.quotations.unmarked import unmarked, variant
from reportgen.model import DifferenceWords, Document, QuotationGroup, QuotationVariant, VariantKind

__all__ = ["quotations"]

SAME_SHARE = 0.5
"""Share of a version's words that the longest has too: the same as for two tellings of one fact."""

TWO_MOUTHS = 8
"""Words in a row from which words credited to two people are one quotation: a slogan is shorter."""

KINDS: tuple[VariantKind, ...] = get_args(VariantKind)


FREE_RUN = 5
"""Words in a row that agree where not all words of a version do: a name of four ("senior campaign staff members") may
stand in two statements."""


class Version(NamedTuple):
    """A passage laid along the longest. `key` is that of the whole passage, of which a part may be left."""

    key: tuple[str, int]
    passage: Passage
    match: Match


class Story(NamedTuple):
    """What all groups are made from."""

    quoted: Index
    own_words: Index
    people: frozenset[str]
    spliced: frozenset[tuple[str, int]]
    say: Catalogue


def quotations(documents: Sequence[Document], say: Catalogue) -> tuple[QuotationGroup, ...]:
    """The quotations that stand in more than one article, those in most articles first.

    Args:
        documents: the articles that take part in the judgement, in any order.
        say: the words for the notes.

    Returns:
        Groups whose spans are offsets into the articles' files; translations and paraphrases are no versions.
    """
    story = _story(documents, say)
    found = [(longest, made) for longest, versions in _stars(story) if (made := _group(longest, versions, story))]
    ordered = sorted(found, key=lambda each: (-len({v.source for v in each[1]}), -len(each[1]), _rank(each[0])))
    return tuple(
        QuotationGroup(id=f"q{number}", speaker=longest.speaker, longest=longest.sentence, variants=variants)
        for number, (longest, variants) in enumerate(ordered, 1)
    )


def _story(documents: Sequence[Document], say: Catalogue) -> Story:
    judged = sorted(documents, key=lambda document: document.article.id)
    index = Index(passage for document in judged for passage in quoted(document))
    known = people(judged)
    return Story(
        quoted=index,
        own_words=Index(passage for document in judged for passage in unquoted(document)),
        people=known,
        spliced=frozenset(passage.key for passage in index.passages if joins(passage, index, known)),
        say=say,
    )


def _rank(passage: Passage) -> tuple[int, tuple[str, ...], tuple[str, int]]:
    """The longest first; of equals, by their words; words in brackets are the paper's and do not count."""
    return -sum(not word.is_bracketed for word in passage.words), passage.forms, passage.key


def _stars(story: Story) -> list[tuple[Passage, list[Version]]]:
    """Each longest version with the shorter ones of it. What was put together from two can be in two groups, and only
    then the longest of one when nothing else can."""
    ordered = sorted(story.quoted.passages, key=lambda each: (each.key in story.spliced, _rank(each)))
    place = {passage.key: number for number, passage in enumerate(ordered)}
    taken: set[tuple[str, int]] = set()
    found = []
    for longest in ordered:
        later = [each for each in story.quoted.near(longest) if place[each.key] > place[longest.key]]
        later = [each for each in later if each.key not in taken or each.key in story.spliced]
        versions = [version for each in later if (version := _version(each, longest, story))]
        if longest.key in taken and not versions:
            continue
        found.append((longest, versions))
        if any(version.passage.source != longest.source for version in versions):
            taken |= {longest.key, *(version.key for version in versions)}
    return found


def _version(passage: Passage, longest: Passage, story: Story) -> Version | None:
    whole = match(passage, longest)
    if whole is None:
        return None
    one, found = _matched(passage, longest, whole)
    run = max(tile.length for tile in found.tiles)
    if are_two(one.speaker, longest.speaker, story.people) and run < TWO_MOUTHS:
        return None
    if run < FREE_RUN and found.shared < len(one.words):
        return None
    enough = found.shared >= SAME_SHARE * len(one.words) or passage.key in story.spliced
    return Version(passage.key, one, found) if enough else None


def _matched(passage: Passage, longest: Passage, found: Match) -> tuple[Passage, Match]:
    """The passage without pairs of marks at its beginning or end that share nothing with the longest."""
    places = [place for tile in found.tiles for place in (tile.ours, tile.ours + tile.length)]
    first = max((place for place in passage.apart if place <= min(places)), default=0)
    last = min((place for place in passage.apart if place >= max(places)), default=len(passage.words))
    if (first, last) == (0, len(passage.words)):
        return passage, found
    inner = part(passage, first, last)
    return inner, match(inner, longest) or found


def _group(longest: Passage, versions: Sequence[Version], story: Story) -> tuple[QuotationVariant, ...]:
    """The versions as records in order of source and place; none where they stand in one article."""
    homes = {longest.source, *(version.passage.source for version in versions)}
    bare = [found for found in unmarked(longest, story.own_words) if found.passage.source not in homes]
    variants = [
        _whole(longest),
        *(_variant(version, longest, story) for version in versions),
        *(variant(found, story.say) for found in bare),
    ]
    if len({each.source for each in variants}) < 2:
        return ()
    return tuple(sorted(variants, key=lambda each: (each.source, each.spans[0].start)))


def _whole(longest: Passage) -> QuotationVariant:
    return QuotationVariant(
        source=longest.source, sentence=longest.sentence, spans=longest.spans, speaker=longest.speaker,
        kinds=("whole",), openly=False, words=(), note="",
    )  # fmt: skip


def _variant(version: Version, longest: Passage, story: Story) -> QuotationVariant:
    one, is_joined, say = version.passage, version.key in story.spliced, story.say
    found = departures(one, longest, version.match, is_joined=is_joined)
    kinds = {each.kind for each in found}
    notes = [note(one, longest, version.match, found, say, is_joined=is_joined)]
    if is_joined and "spliced" not in kinds:
        kinds.add("spliced")
        notes.append(say("variant.joined"))
    if not kinds:
        kinds.add("whole")
    if one.is_named and longest.is_named and are_two(one.speaker, longest.speaker, story.people):
        kinds.add("other_speaker")
        notes.append(say("variant.credited", speaker=one.speaker, other=longest.speaker))
    return QuotationVariant(
        source=one.source,
        sentence=one.sentence,
        spans=one.spans,
        speaker=one.speaker,
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        openly=bool(found) and all(each.openly for each in found),
        words=tuple(_words(one, longest, found)),
        note=" ".join(each for each in notes if each),
    )


def _words(one: Passage, longest: Passage, found: Sequence[Departure]) -> list[DifferenceWords]:
    """What is marked: the changed words on both sides, and what a splice leaves out of the longest."""
    told = [each for each in found if each.kind in ("changed", "spliced")]
    ours = [span for each in told for span in spans(one, each.gap.first, each.gap.last)]
    theirs = [span for each in told for span in spans(longest, *replaced(longest, each.gap))]
    return list(dict.fromkeys((*ours, *theirs)))
