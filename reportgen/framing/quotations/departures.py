"""In what a version of a quotation departs from the longest one, and how that is said."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from reportgen.catalogue import Catalogue
from reportgen.framing.quotations.matching import Gap, Match
from reportgen.framing.quotations.passages import Passage, Word, spans
from reportgen.model import VariantKind

STRETCH = 4
"""Words left out within one pair of marks from which two stretches are put together; fewer are a word or two dropped.
As many as make a run of words of their own (`matching.LEAST_RUN`)."""

LISTED = 3
"""Changes that a note spells out; the others stand marked in the words."""

REPEATED = 8
"""Words of either side that a note repeats."""


FORM = 60
"""rapidfuzz ratio from which a word is a form of another: "duty" and "duties" reach it, "just" and "watch" do not."""


class Departure(NamedTuple):
    """One place where a version departs: the kind, whether it is marked openly, and the gap where it stands."""

    kind: VariantKind
    openly: bool
    gap: Gap


def departures(one: Passage, longest: Passage, match: Match, *, is_joined: bool) -> tuple[Departure, ...]:
    """Every departure of `one` from the longest, in the order of its words; none where the two say the same.

    Where stretches stand in another order and nothing is left out, either may have turned them. Where `one` is joined
    from two quotations, its words at an edge are another's, and only those of the longest are missing there.
    """
    found = [each for gap in match.gaps for each in _of_gap(one, longest, _bare(gap) if is_joined else gap)]
    for tile in match.turned:
        kind: VariantKind = "spliced" if len(longest.words) - len(one.words) >= STRETCH else "changed"
        found.append(Departure(kind, False, Gap(tile.ours, tile.ours, tile.theirs, tile.theirs, False)))
    return tuple(found)


def _bare(gap: Gap) -> Gap:
    if not gap.is_edge:
        return gap
    return gap._replace(last=0) if gap.first == 0 else gap._replace(first=gap.last)


def _of_gap(one: Passage, longest: Passage, gap: Gap) -> Iterator[Departure]:
    """What happens in a gap. Where it is the longest that has an ellipsis or brackets, nothing was changed here."""
    ours, theirs = one.words[gap.first : gap.last], longest.words[gap.left : gap.right]
    kept_open = _is_opened(longest, theirs, gap.left, gap.right)
    parted = gap.is_edge or one.parted(gap.first, gap.last)
    openly = _is_opened(one, ours, gap.first, gap.last)
    left, right = replaced(longest, gap)
    lost = len(theirs) - max(len(ours), right - left) if gap.is_edge and ours else len(theirs) - len(ours)
    dropped = bool(theirs) and lost < STRETCH and not parted
    stands_for = lost <= 0 or not gap.is_edge or _is_form(ours, longest.words[left:right])
    if not kept_open and ((ours and stands_for and (theirs or not gap.is_edge)) or dropped):
        yield Departure("changed", openly, gap)
    if parted and lost > 0 and (gap.is_edge or not ours):
        yield Departure("cut", openly, gap)
    elif lost >= STRETCH and not kept_open:
        yield Departure("cut" if parted else "spliced", openly, gap)


def _is_form(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether one word stands for a form of it ("duties" for "duty"); at an end where the longest goes on, other words
    are not put in its place."""
    return len(ours) == len(theirs) == 1 and fuzz.ratio(ours[0].form, theirs[0].form) >= FORM


def _is_opened(passage: Passage, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the passage marks what it put in (brackets) or took out (an ellipsis)."""
    if any(first <= place <= last for place in passage.gaps):
        return True
    return bool(words) and all(word.is_bracketed for word in words)


def note(
    one: Passage, longest: Passage, match: Match, found: Sequence[Departure], say: Catalogue, *, is_joined: bool
) -> str:
    """The departures in words, naming no outlet."""
    sentences = [
        _cut([each for each in found if each.kind == "cut"], longest, match, say),
        _changed([each for each in found if each.kind == "changed" and not _is_turn(each.gap)], one, longest, say),
        _spliced([each for each in found if each.kind == "spliced" and not _is_turn(each.gap)], say),
        say("variant.turned") if match.turned else "",
        _more(match, found, say) if not is_joined else "",
    ]
    told = " ".join(sentence for sentence in sentences if sentence)
    return told or ("" if match.gaps else say("variant.same"))


def _cut(found: Sequence[Departure], longest: Passage, match: Match, say: Catalogue) -> str:
    if not found:
        return ""
    where = {_where(each.gap) for each in found}
    parts = [say(f"variant.{name}") for name in ("beginning", "middle", "end") if name in where]
    inner = [each.openly for each in found if not each.gap.is_edge]
    key = "variant.cut_openly" if inner and all(inner) else "variant.cut"
    return say(key, n=match.shared, total=len(longest.words), parts=say.series(parts))


def _is_turn(gap: Gap) -> bool:
    return (gap.first, gap.left) == (gap.last, gap.right)


def _where(gap: Gap) -> str:
    if not gap.is_edge:
        return "middle"
    return "end" if gap.first else "beginning"


def _more(match: Match, found: Sequence[Departure], say: Catalogue) -> str:
    """Words at an end that the longest version does not have: it may have been cut there itself."""
    told = [each.gap for each in found if each.kind == "changed"]
    more = sum(gap.last - gap.first for gap in match.gaps if gap.is_edge and gap not in told)
    return say.figure("variant.longer", more) if more else ""


def _changed(found: Sequence[Departure], one: Passage, longest: Passage, say: Catalogue) -> str:
    if not found:
        return ""
    parts = [_change(each, one, longest, say) for each in found[:LISTED]]
    if len(found) > LISTED:
        parts.append(say("variant.more", n=len(found) - LISTED))
    told = say("variant.changed", changes=say("language.semicolon").join(parts))
    return f"{told} {say('variant.openly')}" if all(each.openly for each in found) else told


def _change(found: Departure, one: Passage, longest: Passage, say: Catalogue) -> str:
    gap = found.gap
    ours = _short(one, gap.first, gap.last, say)
    theirs = _short(longest, *replaced(longest, gap), say)
    key = "replaced" if ours and theirs else "added" if ours else "dropped"
    return say(f"variant.{key}", ours=ours, theirs=theirs)


def replaced(longest: Passage, gap: Gap) -> tuple[int, int]:
    """The words of the longest that a version's words in a gap stand for: at an edge as many as it has there, or a few
    more where those are all, and none from another pair of marks."""
    if not gap.is_edge:
        return gap.left, gap.right
    ours, leads = gap.last - gap.first, gap.first == 0
    places = [place for place in longest.apart if gap.left < place < gap.right]
    left = max(places, default=gap.left) if leads else gap.left
    right = gap.right if leads else min(places, default=gap.right)
    if right - left < ours + STRETCH:
        return left, right
    return (right - ours, right) if leads else (left, left + ours)


def _short(passage: Passage, first: int, last: int, say: Catalogue) -> str:
    if first >= last:
        return ""
    shown = " … ".join(" ".join(span.text.split()) for span in spans(passage, first, min(last, first + REPEATED)))
    return say.quoted(f"{shown}{' …' if last - first > REPEATED else ''}")


def _spliced(found: Sequence[Departure], say: Catalogue) -> str:
    if not found:
        return ""
    lost = sum((each.gap.right - each.gap.left) - (each.gap.last - each.gap.first) for each in found)
    return say("variant.spliced", n=lost)
