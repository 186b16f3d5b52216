"""When an article was written, as far as its own words show: what it tells as past lies before its publication.

Two habits of news writing are used. Both were measured on 204 articles of 2010 to 2019 whose dates are known:

- A bare year in the past tense ("in 2023") is not the year of writing, which is "this year": no exception.
- A month or day without a year ("in April", "on March 30") lies in the year of writing or at most eight months back:
  no exception either; earlier ones get their year.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from reportgen.cleaning.sheet import Sheet
from reportgen.grammar.dates import MONTHS
from reportgen.grammar.sentences import split
from reportgen.grammar.times import find_times
from reportgen.model import Span, TimeExpression

MONTHS_BACK = 8
"""How many months back a date without a year may lie in the year before that of writing (see above)."""

WORDS_AFTER = 4
"""Words after a time that can still say that it lies ahead ("in 2024 elections"); before it the whole clause can."""

DATELINE_DAYS = dt.timedelta(days=7)
"""A report appears within a week of the day in its dateline, most often on that day or the next."""

LOOKED_AT = 20_000
"""Characters of a paragraph in which times are looked for."""


class Bound(NamedTuple):
    """The article appeared on `day` or later, because it tells of `words` as past."""

    day: dt.date
    words: Span


class Yearless(NamedTuple):
    """The article tells of this day, or month where `day` is None, as past, without naming its year."""

    month: int
    day: int | None
    habit: Literal["this_year", "dateline", "any"]
    """"this July" lies in the year of writing, a dateline's day right before the appearance, others as said above."""
    words: Span
    paragraph: int
    recent: bool

    def allows(self, written: dt.date) -> bool:
        """Whether an article of the day `written` would speak so."""
        start = dt.date(written.year, self.month, min(self.day or 1, 28))
        if self.habit == "dateline":
            return start <= written <= start + DATELINE_DAYS
        if start <= written:
            return True
        return self.habit == "any" and ((written.month - self.month) % 12 or 12) <= MONTHS_BACK


class Clues(NamedTuple):
    """All that an article's words say of when it was written."""

    bounds: tuple[Bound, ...]
    yearless: tuple[Yearless, ...]
    years: tuple["Equation", ...]


class Equation(NamedTuple):
    """The article calls the same thing "last year" and by its date: it was written in `year`."""

    year: int
    relative: Span
    named: Span


class Earliest(NamedTuple):
    """The first day on which an article can have been written, and the words that show it."""

    day: dt.date
    words: tuple[Span, ...]


def earliest(clues: Clues) -> Earliest | None:
    """The first day that all clues allow; None where none of them names a year."""
    bounds = [*clues.bounds, *(Bound(dt.date(one.year, 1, 1), one.named) for one in clues.years)]
    if not bounds:
        return None
    last = max(bounds, key=lambda bound: (bound.day, -bound.words.start))
    for ahead in range(366):
        day = last.day + dt.timedelta(days=ahead)
        if all(one.allows(day) for one in clues.yearless):
            pushed = [one.words for one in clues.yearless if not one.allows(day - dt.timedelta(days=1))]
            return Earliest(day, tuple(dict.fromkeys([last.words, *pushed] if ahead else [last.words])))
    return Earliest(last.day, (last.words,))


# --- finding clues --------------------------------------------------------------------------------------------


class _Told(NamedTuple):
    """A time that a sentence tells as past."""

    time: TimeExpression
    sentence: Span
    before: str
    after: str
    paragraph: int


def find_clues(sheet: Sheet) -> Clues:
    """The clues in the lines of an article."""
    bounds: list[Bound] = []
    yearless: list[Yearless] = []
    relative: list[tuple[TimeExpression, Span]] = []
    named: list[tuple[TimeExpression, Span]] = []
    sentences: list[Span] = []
    for number, line in enumerate(sheet.lines, 1):
        text = sheet.words(line)[:LOOKED_AT]
        dated = False
        for start, end in split(text):
            sentence = Span(start=line.start + start, end=line.start + end, text=text[start:end])
            sentences.append(sentence)
            for time in find_times(sentence.text, None, sentence.start):
                told = _told(time, sentence, number)
                if _LAST_YEAR.search(time.text):
                    relative.append((time, sentence))
                if time.first is None:
                    if told:
                        yearless.extend(one for one in _yearless(told) if one.habit == "this_year" or not dated)
                    continue
                dated = True
                if told:
                    bounds.extend(_bound(told))
                    named.append((time, sentence))
    return Clues(tuple(bounds), tuple(yearless), tuple(_equations(relative, named, sentences)))


_AHEAD = re.compile(
    r"""\b(?:will|won['’]t|would|shall|may|might|could|should|can|if|unless|(?<!n['’]t\ )(?<!not\ )until
    |expect\w*|plan\w*|schedul\w+|slated|due|upcoming|ahead\ of|next|intend\w*|aim\w*|hope\w*|likely|project\w+
    |forecast\w*|propos\w+|predict\w*|set\ (?:to|for)
    |deadline|elections?|re-?election|campaigns?|race|bid|term|nominations?|nominees?|primary|primaries|caucus(?:es)?
    |candidates?|contenders?|season|budget|olympics?|cup|contest|ticket|runn?(?:s|ing)?\ (?:for|against|again))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that speak of what is to come, and things that bear the year in which they will take place."""

_PAST = re.compile(
    r"""\b(?:was|were|had|did|said|told|took|came|began|became|went|made|got|won|lost|met|rose|fell|grew|saw|held|led|left
    |sent|sold|spent|struck|gave|found|wrote|spoke|broke|brought|bought|built|caught|chose|drew|drove|fought|flew|forbade
    |heard|hit|kept|knew|laid|lay|paid|put|quit|ran|read|sank|sat|set|shook|shot|shut|slid|stole|stood|swept|swore|taught
    |thought|threw|understood|withdrew|\w{2,}ed)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:said|told|\w{2,}ed)\s+(?:late\s+|early\s+)?(?:on|in)\s*$", re.IGNORECASE)
"""A verb in the past right before the time: what follows cannot turn it ("said on April 5 that it would buy")."""

_INFINITIVE = re.compile(r"\bto\s+[a-z]+(?:\s+[\w'’-]+){0,4}\s+(?:in|on)\s*$")
_LAST_YEAR = re.compile(r"\blast year\b", re.IGNORECASE)
_FROM_THE_OUTSET = re.compile(r"(?:\b(?:in|on|since|during)|\b(?:early|late|mid)(?:\s+in)?)[\s-]*$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:—–]|,\s+(?:but|and|while|although|though|as)\b|\s(?:but|while|although|though)\s")


def _told(time: TimeExpression, sentence: Span, paragraph: int) -> _Told | None:
    """The time with its surroundings, if its sentence tells of it as past; when in doubt, None."""
    start, end = time.start - sentence.start, time.end - sentence.start
    before, after = sentence.text[:start], sentence.text[end:]
    left, right = _CLAUSE.split(before)[-1], _CLAUSE.split(after)[0]
    near = "" if _THEN.search(left) else " ".join(right.split()[:WORDS_AFTER])
    if _AHEAD.search(f"{left} {near}") or _INFINITIVE.search(before) or not _PAST.search(f"{left} {right}"):
        return None
    return _Told(time, sentence, before, after, paragraph)


# --- with a year ----------------------------------------------------------------------------------------------

_OPENING = re.compile(r"(?:in|between|since|from|the|late|early)\b", re.IGNORECASE)
_IN = re.compile(r"\bin\s*$", re.IGNORECASE)
_UNFINISHED = re.compile(r"\b(?:so far|to date|already|earlier|early|yet)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:previous|prior|preceding|year before|year earlier|up from|down from|compared)\b", re.IGNORECASE
)


def _bound(told: _Told) -> Iterator[Bound]:
    time = told.time
    if time.first is None or time.last is None or time.kind == "relative" or not 1900 < time.first.year < 2200:
        return
    opens = _FROM_THE_OUTSET.search(told.before) or _OPENING.match(time.text)
    if not opens and time.kind not in ("day", "month"):
        return
    words = Span(start=time.start, end=time.end, text=time.text)
    yield Bound(time.last + dt.timedelta(days=1) if _is_over(told) else time.first, words)


def _is_over(told: _Told) -> bool:
    """Whether the whole of a stretch of time was past, and not only its beginning."""
    time = told.time
    near = told.before[-40:] + told.after[:20]
    if time.kind == "year":
        return bool(_IN.search(told.before)) and not _UNFINISHED.search(near)
    if time.kind == "fiscal_year":
        return bool(_IN.search(told.before) and _WHOLE.search(told.sentence.text)) and not _UNFINISHED.search(near)
    return time.kind in ("quarter", "part") and bool(re.match(r"(?:the\s+)?first\b|q[1-4]\b", time.text, re.IGNORECASE))


# --- without a year -------------------------------------------------------------------------------------------

_FAMOUS = frozenset({(9, 11), (1, 6), (10, 7), (7, 4), (12, 7), (2, 24), (11, 9), (6, 6), (5, 1), (12, 25), (1, 1)})
"""Days that name an event or a feast of many years ("on Sept. 11")."""

_OTHER_YEAR = re.compile(
    r"\s*,?\s*(?:of\s+)?(?:that|the same|the following|the previous|each|every)\s+year\b", re.IGNORECASE
)


_RECENT = re.compile(r"\b(?:recent|recently|latest)(?:\s+[\w'’-]+){0,5}\s*$", re.IGNORECASE)


def yearless_of(time: TimeExpression, paragraph: int, *, recent: bool = False) -> Yearless | None:
    """The month, and the day if there is one, of a time without a year; None for times of other kinds."""
    names = re.findall(r"[A-Za-z]+", time.text)
    month = next((MONTHS[name.lower()] for name in names if name.lower() in MONTHS), None)
    if time.kind not in ("month", "day") or time.first is not None or month is None:
        return None
    figures = re.search(r"\d{1,2}", time.text)
    words = Span(start=time.start, end=time.end, text=time.text)
    day = int(figures.group(0)) if figures else None
    return Yearless(month, day, "this_year" if names[0].lower() == "this" else "any", words, paragraph, recent)


def _yearless(told: _Told) -> Iterator[Yearless]:
    found = yearless_of(told.time, told.paragraph, recent=bool(_RECENT.search(told.before)))
    if found is None or _OTHER_YEAR.match(told.after) or (found.month, found.day) in _FAMOUS:
        return
    alone = len(re.findall(r"[A-Za-z]+", told.time.text)) <= 2 and _FROM_THE_OUTSET.search(told.before)
    if found.habit == "this_year" or alone:
        yield found


# --- the same thing, once as "last year" ----------------------------------------------------------------------

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")


def _equations(
    relative: list[tuple[TimeExpression, Span]], named: list[tuple[TimeExpression, Span]], sentences: Iterable[Span]
) -> Iterator[Equation]:
    """Pairs of sentences, one with "last year" and one with a date, that alone share a name."""
    holders: dict[str, set[int]] = {}
    for sentence in sentences:
        for name in set(_NAME.findall(sentence.text)):
            holders.setdefault(name, set()).add(sentence.start)
    for time, sentence in relative:
        for dated, other in named:
            pair = {sentence.start, other.start}
            if len(pair) == 2 and any(where == pair for where in holders.values()) and _agree(time, dated):
                yield Equation(
                    _year(dated) + 1,
                    Span(start=time.start, end=time.end, text=time.text),
                    Span(start=dated.start, end=dated.end, text=dated.text),
                )


def _year(time: TimeExpression) -> int:
    return time.first.year if time.first else 0


def _agree(relative: TimeExpression, named: TimeExpression) -> bool:
    """Whether "late last year" can be the day or month that is named; a bare "last year" shows too little."""
    part = re.match(r"(?:the\s+)?(early|mid|late|end|beginning|middle)", relative.text, re.IGNORECASE)
    if part is None or named.kind not in ("day", "month") or named.first is None:
        return False
    months = {"early": range(1, 5), "beginning": range(1, 5), "mid": range(5, 9), "middle": range(5, 9)}
    return named.first.month in months.get(part.group(1).lower(), range(9, 13))
