"""In what a version of a quotation departs from the longest one, and how that is said."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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


class Departure(NamedTuple):
    """One place where a version departs: the kind, whether it is marked openly, and the gap where it stands."""

    kind: VariantKind
    openly: bool
    gap: Gap


def departures(one: Passage, longest: Passage, match: Match) -> tuple[Departure, ...]:
    """Every departure of `one` from the longest, in the order of its words; none where the two say the same."""
    if match.turned:
        return (Departure("spliced", False, Gap(0, 0, 0, 0, False)),)
    return tuple(found for gap in match.gaps for found in _of_gap(one, longest, gap))


def _of_gap(one: Passage, longest: Passage, gap: Gap) -> Iterator[Departure]:
    ours, theirs = one.words[gap.first : gap.last], longest.words[gap.left : gap.right]
    if longest.gaps & set(range(gap.left, gap.right + 1)) or (theirs and all(word.is_bracketed for word in theirs)):
        return  # here it is the longest that took something out or put something in, openly
    openly = _is_opened(one, ours, gap.first, gap.last)
    left_out = len(theirs) - len(ours)
    parted = gap.is_edge or bool((one.gaps | one.apart) & set(range(gap.first, gap.last + 1)))
    if ours and (theirs or not gap.is_edge):
        yield Departure("changed", openly, gap)
    elif theirs and left_out < STRETCH and not parted:
        yield Departure("changed", openly, gap)
    if left_out >= STRETCH or (theirs and not ours and parted):
        yield Departure("cut" if parted else "spliced", openly, gap)


def _is_opened(passage: Passage, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the passage marks what it put in (brackets) or took out (an ellipsis)."""
    if words:
        return all(word.is_bracketed for word in words)
    return bool(passage.gaps & set(range(first, last + 1)))


def note(one: Passage, longest: Passage, found: Sequence[Departure]) -> str:
    """The departures in words, naming no outlet; "" where there are none."""
    sentences = [
        _cut([each for each in found if each.kind == "cut"], len(one.words), len(longest.words)),
        _changed([each for each in found if each.kind == "changed"], one, longest),
        _spliced([each for each in found if each.kind == "spliced"]),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _cut(found: Sequence[Departure], words: int, all_words: int) -> str:
    if not found:
        return ""
    where = {_where(each.gap, words) for each in found}
    parts = [name for name in ("beginning", "middle", "end") if name in where]
    place = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    inner = [each for each in found if _where(each.gap, words) == "middle"]
    openly = " An ellipsis marks the gap." if inner and all(each.openly for each in inner) else ""
    lost = sum((each.gap.right - each.gap.left) - (each.gap.last - each.gap.first) for each in found)
    count = "one word" if lost == 1 else f"{lost} words"
    return f"Leaves out {count} of {all_words} at the {place}.{openly}".replace("at the middle", "in the middle")


def _where(gap: Gap, words: int) -> str:
    if not gap.is_edge:
        return "middle"
    return "beginning" if gap.last < words and not gap.first else "end"


def _changed(found: Sequence[Departure], one: Passage, longest: Passage) -> str:
    parts = [_change(each, one, longest) for each in found[:LISTED]]
    if not parts:
        return ""
    more = len(found) - len(parts)
    more_words = "" if not more else f"; {more} more"
    openly = " Square brackets or an ellipsis mark it." if all(each.openly for each in found) else ""
    return f"Has {'; '.join(parts)}{more_words}.{openly}"


def _change(found: Departure, one: Passage, longest: Passage) -> str:
    gap = found.gap
    ours = _short(one, gap.first, gap.last)
    left, right = replaced(gap)
    theirs = _short(longest, left, right)
    if not ours:
        return f"no {theirs}"
    return f"{ours} for {theirs}" if theirs else f"{ours} added"


def replaced(gap: Gap) -> tuple[int, int]:
    """The words of the longest that a version's words in a gap stand for: at an edge, as many as it has there."""
    ours = gap.last - gap.first
    if not gap.is_edge or gap.right - gap.left < ours + STRETCH:
        return gap.left, gap.right
    return (gap.right - ours, gap.right) if gap.first == 0 else (gap.left, gap.left + ours)


def _short(passage: Passage, first: int, last: int) -> str:
    if first >= last:
        return ""
    shown = " … ".join(" ".join(span.text.split()) for span in spans(passage, first, min(last, first + REPEATED)))
    return f"“{shown}{' …' if last - first > REPEATED else ''}”"


def _spliced(found: Sequence[Departure]) -> str:
    if not found:
        return ""
    if any(not (each.gap.right - each.gap.left) for each in found):
        return "Puts stretches together that stand in another order in the longest version."
    lost = sum((each.gap.right - each.gap.left) - (each.gap.last - each.gap.first) for each in found)
    return f"Puts stretches together that stand {lost} words apart in the longest version, without an ellipsis."
