"""Runs of capitalised words: where names may stand in a sentence."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportgen.grammar.words import STOPWORDS, plain
from reportgen.language.lexicon import folded, lexicon, wordlists


class Word(NamedTuple):
    """A word as names are read: hyphens, inner apostrophes and the stop of an abbreviation belong to it."""

    start: int
    end: int
    text: str


class Run(NamedTuple):
    """Words of one possible name, in order. `initial` is True where its first word begins a sentence or quotation."""

    words: tuple[Word, ...]
    initial: bool

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.words[-1].end

    def text(self, source: str) -> str:
        """The words as they stand in `source`."""
        return source[self.start : self.end]


_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                            # U.S.  J.K.
    # abbreviations whose stop belongs to them
    | (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Mx|Dr|Prof|St|Sen|Sens|
        Rep|Reps|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Rev|Hon|Jr|Sr|Inc|Corp|Co|Ltd|
        Calif|Conn|Ala|Ariz|Ark|Colo|Fla|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Va|Vt|
        Wash|Wis|Wyo)\.
    | [^\W\d_]\.(?=\s)                                            # an initial
    | [RDI]-(?=[A-Z][a-z.])                                      # party and state: R-Texas
    | (?!(?:al|el|ar|as|ash|an|at|az)-)[a-z]+-(?=[A-Z])           # then-Speaker
    | [^\W\d_]\w*                                                # Lew-Williams  Port-au-Prince  O’Brien
      (?:-(?:[^\W\d_a-z]\w*|(?:au|sur|de|la|le|en|es|al|el|ul)\b)|[’'](?!s\b|S\b)[^\W\d_]\w*)*
    | \d+(?:[.,:]\d+)*\w*
    | [’'][sS]\b
    | \S
    """,
    re.VERBOSE,
)
_LISTS = wordlists("capitals")
_ARTICLED = re.compile(r"(?:al|el|ar|as|ash|an|at|az|d|l)[-’'][A-Z]")
_OPENERS = frozenset("“\"‘'(:—–•-…")


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of a text, in order."""
    return tuple(Word(match.start(), match.end(), match[0]) for match in _WORD.finditer(text))


def is_title_case(text: str) -> bool:
    """Whether capitals tell nothing: no stop at the end, and most words of four letters and more begin with one."""
    if text.rstrip(' \xa0\n”"’').endswith((".", ",", ":")) and not text.isupper():
        return False
    words = [word.text for word in words_of(text) if word.text[0].isalpha() and len(word.text) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > 0.65 * len(words)


def is_calendar(word: str) -> bool:
    """Whether a word is a day, a month or a feast."""
    return word in _LISTS["calendar"]


def runs(text: str) -> Iterator[Run]:
    """Runs of capitalised words in one sentence, with the small words that hold names together.

    Words that open a sentence, days and months are cut off at both ends; what is left is never empty.
    """
    words = words_of(text)
    place = 0
    while place < len(words):
        if not _is_capital(words[place]):
            place += 1
            continue
        end = _run_end(text, words, place)
        run = _trimmed(words[place:end], _opens(words, place))
        if run is not None:
            yield run
        place = end


def _is_capital(word: Word) -> bool:
    return (word.text[0].isupper() or _ARTICLED.match(word.text) is not None) and plain(word.text) not in _LISTS[
        "never"
    ]


def _opens(words: tuple[Word, ...], place: int) -> bool:
    return place == 0 or words[place - 1].text in _OPENERS


def _run_end(text: str, words: tuple[Word, ...], start: int) -> int:
    """Index behind the run that begins at `start`."""
    end = start + 1
    while end < len(words):
        joined = _joined(text, words, start, end)
        if not joined:
            return end
        end += joined
    return end


def _joined(text: str, words: tuple[Word, ...], start: int, place: int) -> int:
    """How many words from `place` on belong to the run so far: 0 for none."""
    if not _touch(text, words[place - 1], words[place]) or _ends_name(words[place - 1]):
        return 0
    if _is_capital(words[place]):
        return 0 if _new_name(words, start, place) else 1
    small = 1
    while place + small < len(words) and small < 3 and words[place + small].text in ("the", "de", "la", "el", "der"):
        small += 1
    if place + small >= len(words) or not _is_capital(words[place + small]):
        return 0
    if not all(_touch(text, words[index - 1], words[index]) for index in range(place, place + small + 1)):
        return 0
    return small + 1 if _connects(words, start, place, place + small) else 0


def _touch(text: str, before: Word, after: Word) -> bool:
    return text[before.end : after.start] in (" ", "\xa0", "\n")


def _ends_name(word: Word) -> bool:
    return word.text in ("Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "Sr.")


def _new_name(words: tuple[Word, ...], start: int, place: int) -> bool:
    """A day or month after a name is no part of it: "told Smith Monday"."""
    return place > start and is_calendar(words[place].text)


def _connects(words: tuple[Word, ...], start: int, place: int, after: int) -> bool:
    """Whether the small words from `place` hold the run before and the capitalised word at `after` together."""
    small, lists = words[place].text, lexicon()
    before = [word.text.rstrip(".") for word in words[start:place]]
    if small in _LISTS["connectors"]:
        return True
    if small in ("of", "for"):
        titled = small == "of" and before[-1] in lists.titles and before[-1] in _LISTS["offices"]
        return titled or any(word in lists.body_heads for word in before)
    if small in ("and", "&"):
        joined = after == place + 1 and (_one_body(words, place, after) or _one_office(words, start, after))
        return small == "&" or joined
    return False


def _one_office(words: tuple[Word, ...], start: int, after: int) -> bool:
    """Whether "and" goes on with what an office is of: "Office of Management and Budget"."""
    lists, before, following = lexicon(), [word.text for word in words[start:after]], plain(words[after].text)
    if not set(before) & _LISTS["two_fields"] or "of" not in before:
        return False
    known = (lists.places, lists.titles, lists.bodies, lists.outlets)
    return folded(following) not in lists.given and not any(following in names for names in known)


def _one_body(words: tuple[Word, ...], place: int, after: int) -> bool:
    """Whether "X and Y Z" is one body: at least two words follow, the last of which names a body, none a known one."""
    lists = lexicon()
    following: list[str] = []
    for word in words[after:]:
        if not word.text[0].isupper():
            break
        following.append(word.text.rstrip("."))
    if len(following) < 2 or following[-1] not in lists.body_last:
        return False
    whole = plain(" ".join(following))
    names_known = whole in lists.bodies or whole in lists.outlets or following[0] in lists.titles
    return not names_known and words[place - 1].text not in lists.places


def _trimmed(words: tuple[Word, ...], initial: bool) -> Run | None:
    """The run without function words and calendar words at its ends."""
    first, last = 0, len(words)
    while first < last and (_is_function(words[first]) or is_calendar(words[first].text)):
        if plain(words[first].text) == "The" and first + 1 < last and words[first + 1].text == "Hague":
            break
        first += 1
    while last > first and (words[last - 1].text.islower() or is_calendar(words[last - 1].text)):
        last -= 1
    return Run(words[first:last], initial and first == 0) if first < last else None


def _is_function(word: Word) -> bool:
    low = plain(word.text).lower()
    return low in STOPWORDS and not (word.text.isupper() and len(word.text) > 1) and not word.text.endswith(".")
