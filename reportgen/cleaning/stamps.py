"""Lines of a page that do nothing but date it: "Published 11 May 2024", "Updated 3 hours ago"."""

import datetime as dt
import re
from typing import Literal, NamedTuple

from reportgen.grammar.dates import MONTHS
from reportgen.model import Span

Kind = Literal["published", "updated", "machine"]
"""What a stamp dates: the article's appearance, its last change, or nothing that it names (a date with the time of day
to the second, or under the bare word "Date", comes out of a site's database and may be the day of copying)."""

MAX_CHARS = 160


class Stamp(NamedTuple):
    """A date that the page states. `date` is None where it is relative to an unknown day or cannot be told."""

    span: Span
    kind: Kind
    date: dt.date | None
    labelled: bool
    """Whether a word says what it dates ("Published")."""


_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_ITEM = re.compile(
    rf"""
    (?:(?P<label>(?:first\ |originally\ |last\ |date\ |article\ |story\ )*
        (?:published|posted|publication\ date|pub\.?\ date|publish\ date|updated?|modified|edited|created|released
        |issued|uploaded|date|time))(?:\ (?:on|at|by))?\s*[:|–-]?\s*)?
    (?:\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{{2,5}})?,?\s+)?
    (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?
    (?:
        (?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})
      | (?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[\s-]{_MONTH},?[\s-](?P<year_last>\d{{4}})
      | {_MONTH.replace("month", "month_first")}\s(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year_end>\d{{4}})
      | (?P<figures>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})
      | (?(label)(?P<clock>\d{{1,2}}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{{2,3}}\b)?)|(?!))
      | (?P<relative>(?:\d+|an?|one|few|a\ few)\ (?:second|minute|min|hour|hr|day|week|month|year)s?\ ago|just\ now
        |yesterday|today)
    )
    (?:(?:\s*(?:at|,|-|–|\||·|•|T))?\s*(?P<time>\d{{1,2}}[:.]\d\d(?P<seconds>:\d\d)?(?:\.\d+)?(?:\s?[ap]\.?m\.?)?
      |\d{{1,2}}\s?[ap]\.?m\.?)(?:\s?(?:Z\b|[+-]\d\d:?\d\d|\(?(?:GMT|UTC)[+-]?[\d:]*\)?|[A-Z]{{2,5}}\b))?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINT = re.compile(r"[\s|•·,;/()\[\]–—.-]*(?:\d{1,3}\s?min(?:ute)?s?\sread)?[\s|•·,;–—-]*", re.IGNORECASE)


def stamps(text: str, start: int, end: int) -> tuple[Stamp, ...]:
    """The stamps of a line that holds nothing else; empty where it holds something else.

    Args:
        text: the file.
        start: where the line begins in it.
        end: where it ends.
    """
    if end - start > MAX_CHARS:
        return ()
    found, place = [], start
    while place < end:
        match = _ITEM.match(text, place, end)
        if match is None:
            return ()
        found.append(_stamp(match))
        place = match.end()
        joint = _JOINT.match(text, place, end)
        place = joint.end() if joint else place
    return tuple(found)


def trailing(text: str, start: int, end: int) -> int | None:
    """Where the stamps begin that end a line of other words ("By Ann Lee | May 11, 2024"), or None."""
    tail = max(start + 1, end - MAX_CHARS)
    for match in re.finditer(r"(?:(?<=[\s|•·,–—-])|(?<=[a-z]))(?=[A-Z\d])", text[tail:end]):
        if stamps(text, tail + match.start(), end):
            return tail + match.start()
    return None


def _stamp(match: re.Match[str]) -> Stamp:
    span = Span(start=match.start(), end=match.end(), text=match.group(0))
    label = (match["label"] or "").lower()
    if re.search(r"updat|modif|edit", label):
        kind: Kind = "updated"
    elif (match["seconds"] and "publish" not in label) or label in ("date", "time"):
        kind = "machine"
    else:
        kind = "published"
    return Stamp(span, kind, _date(match), bool(label))


def _date(match: re.Match[str]) -> dt.date | None:
    if match["iso"]:
        return _day(*(int(part) for part in re.split(r"[-/.]", match["iso"])))
    if match["figures"]:
        return _figures(match["figures"])
    if match["relative"] or match["clock"]:
        return None
    month = MONTHS.get((match["month"] or match["month_first"]).lower())
    year, day = match["year_last"] or match["year_end"], match["day_first"] or match["day_second"]
    return _day(int(year), month, int(day)) if month else None


def _figures(written: str) -> dt.date | None:
    """11/05/2024 is the 11th of May in most countries and the 5th of November in one: only the plain case counts."""
    one, two, year = (int(part) for part in re.split(r"[/.]", written))
    if one > 12 or one == two:
        return _day(year, two, one)
    return _day(year, one, two) if two > 12 else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
