"""Where sentences begin and end: nupunkt's statistics, then rules for what news prose does with a full stop.

nupunkt (Bommarito, Katz and Bommarito 2025) decides on each stop. Its boundaries are then set right by two lists of
rules: `_breaks` add one, `_joins` take one away, by what stands on the left and on the right of the place.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]

LEFT, RIGHT = 60, 120
"""Characters that a rule sees on either side: a time of day with its preposition; four names and a verb."""


class _Join(NamedTuple):
    """A place is no boundary where `left` matches up to it and `right` from it on."""

    left: re.Pattern[str]
    right: re.Pattern[str]


@lru_cache(maxsize=4_000)
def split(text: str) -> Spans:
    """The sentences of one paragraph.

    Args:
        text: a paragraph; line ends within it are spaces, it need not end in a stop.

    Returns:
        Start and end offsets into `text`, ascending, without surrounding space. Together they hold every character that
        is not space.
    """
    beginning = _first_word(text, 0)
    marked = _list_markers(text, beginning)
    starts = {_first_word(text, start) for start in (*_statistical(text), *_break_places(text))}
    behind_marker = {end for _, end in marked}
    kept = {start for start in starts - behind_marker if start > beginning and not _joins(text, start)}
    return tuple(_trimmed(text, sorted({beginning, *kept, *(start for start, _ in marked)})))


def _statistical(text: str) -> Iterator[int]:
    import nupunkt  # 80 ms, which a command that reads no article should not pay

    for start, _ in nupunkt.sent_spans(text):
        yield start


def _first_word(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    for start, following in pairwise([*starts, len(text)]):
        end = start + len(text[start:following].rstrip())
        if end > start:
            yield start, end


# --- lists within a paragraph --------------------------------------------------------------------------------

_MARKER = re.compile(r"(?:(?<=\s)|^)[•⁃▪◦*-]?[ \t\xa0]?(\d{1,2}|[a-z])(?:\.\)|\)|\.)[ \t\xa0](?=[“\"'‘]?[A-Z])")
_BULLET = re.compile(r"(?:(?<=\s)|^)[•⁃▪◦‣](?=\s?\S)")


def _list_markers(text: str, beginning: int) -> list[tuple[int, int]]:
    """Spans of "1.", "b)" and bullets, where the paragraph is a list: it begins with one and they count up."""
    counted = [(match.start(), match.end(), match[1]) for match in _MARKER.finditer(text)]
    if len(counted) > 1 and counted[0][0] == beginning and _counts_up([label for _, _, label in counted]):
        return [(start, end) for start, end, _ in counted]
    bullets = [(match.start(), match.end()) for match in _BULLET.finditer(text)]
    return bullets if bullets and bullets[0][0] == beginning else []


def _counts_up(labels: list[str]) -> bool:
    values = [int(label) if label.isdigit() else ord(label) for label in labels]
    return all(after == before + 1 for before, after in pairwise(values))


# --- rules ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """The lists of `sentences.toml`, each as one alternation."""
    text = resources.files(__package__).joinpath("data", "sentences.toml").read_text(encoding="utf-8")
    return {name: "|".join(re.escape(word) for word in words) for name, words in tomllib.loads(text).items()}


_OPEN = r"[“\"‘'(\[]?"
_STATES = r"\b(?:U\.S|U\.K|E\.U|U\.N|D\.C|U\.S\.A)"
_NOON = r"\b(?:[ap]\.m|[AP]\.M)"


@lru_cache(maxsize=1)
def _breaks() -> tuple[re.Pattern[str], ...]:
    """Patterns that end where a sentence begins."""
    starters = rf"(?:{_words()['starters']})\b"
    return (
        # words that nupunkt, trained on law, takes for abbreviations: "to do so. Officials", "the wall. “We"
        re.compile(rf"(?<=\s)(?!(?:{_words()['abbreviations']})\.)[a-z]{{2,}}[.?!]\s+(?={_OPEN}[A-Z])"),
        re.compile(rf"\b(?!(?:{_words()['capital_abbreviations']})\.)[A-Z][a-z]{{3,}}\.\s+(?={_OPEN}[A-Z])"),
        re.compile(rf"\b(?:[A-Z][a-z]{{3,}}|(?:[A-Z]\.)*[A-Z])\.[”\"]?\s+(?={_OPEN}{starters})"),
        re.compile(r"(?<=[a-z]\.)\s+(?=[“\"][A-Z])"),
        # a plural with a lower-case word behind it is a subject: "in the U.S. Economists say"
        re.compile(rf"{_STATES}\.[”\"]?\s+(?=[A-Z][a-z]+s\s+[a-z])"),
        re.compile(rf"(?:{_STATES}|{_NOON}|\b(?:etc|Inc|Corp|Co|Ltd|Jr|Sr))\.[”\"]?\s+(?={_OPEN}{starters})"),
        re.compile(rf"{_NOON}\.[”\"]?\s+(?=[A-Z])"),
        # the pronoun, not an initial: "you and I. Did you"
        re.compile(rf"\b(?:and|or|nor|but|than) I\.\s+(?={starters})"),
        # no space after the stop: "at noon.The court", "at noon.”The court"
        re.compile(r"(?<=[a-z0-9][a-z0-9)][.!?])(?=[“\"]?[A-Z][a-z’']*[ ,?!])(?!(?:Com|Org|Net|Gov)\b)"),
        re.compile(r"(?<=[a-z0-9)][.!?]”)(?=[A-Z“])"),
        # the first stop is the sentence's own, the rest an ellipsis that opens the next: "compounds. . . . The"
        re.compile(r"(?<=\w\.)\s(?=\. \. \.\s+[A-Z])"),
        # a stop inside closing marks: 'the end."  The'
        re.compile(rf"(?<=[a-z0-9)%][.!?…][”\"])\s+(?={_OPEN}[A-Z])"),
    )


def _break_places(text: str) -> Iterator[int]:
    for rule in _breaks():
        for match in rule.finditer(text):
            yield match.end()


@lru_cache(maxsize=1)
def _join_rules() -> tuple[_Join, ...]:
    words = _words()
    initial = r"(?:^|[\s(“\"‘'])[A-HJ-Z]\.(?:[A-Z]\.)?(?<![AP]\.M\.)(?<![UE]\.[SKNU]\.)(?<!D\.C\.)"
    opening = r"(?:^|[.!?][”\"]?\s)[“\"]?(?:At|By|Around|About|Before|After|Until|Since|From)"
    rules = (
        # a lower-case word goes on with the sentence: '"This is great." she said', "Yahoo! in"; but "iPhone sales"
        (r"", r"[a-z](?![A-Z])(?!\S*(?:@|://))"),
        (r"", r"[,;:)\]”]|[—–-]+\s?[a-z]"),
        (rf"(?:^|[\s(“\"‘'-])(?:{words['titles']})\.", r"[“\"‘']?[A-Z0-9]"),
        (rf"\b(?:{words['months']})\.", r"\d"),
        (rf"(?:^|\W)(?:{words['before_number']})\.", r"[\d§]"),
        (r"\b[UE]\.[SKNU]\.", rf"(?:{words['bodies_of_state']})\b|[A-Z]{{2,}}\b|[A-Z]\.|[a-z0-9$]"),
        (rf"{_NOON}\.", rf"(?:{words['zones_and_days']}|{words['months']})\b"),
        (rf"{opening}\s+(?:about\s|around\s)?[\d:]+\s+[ap]\.m\.", r""),
        # "Is it true?" Smith asked.
        (r"[!?][”\"’']", rf"(?:[A-Z][\w.’'-]*\s+){{1,4}}(?:{words['inquits']})\b"),
        (initial, rf"(?!(?:{words['starters']})\b)[A-Z]"),
        (r"(?:^|\s)\.(?: \.)+|\[\.\.\.\]", r"[a-z]|I\b|\("),
        (r"\w\.\s\. \. \.", r"[A-Z]"),
    )
    return tuple(_Join(re.compile(rf"(?:{left})\Z"), re.compile(right)) for left, right in rules)


def _joins(text: str, start: int) -> bool:
    """Whether the place before `start` is no boundary after all."""
    cut = max(0, start - LEFT)
    left = ("…" if cut else "") + text[cut:start].rstrip()  # so that "^" is the paragraph's beginning alone
    right = text[start : start + RIGHT]
    return any(rule.left.search(left) and rule.right.match(right) for rule in _join_rules())
