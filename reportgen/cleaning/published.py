"""When an article appeared, and on what that rests: given, stated by the page, inferred from the text, or unknown."""

import datetime as dt
import re
from typing import NamedTuple

from reportgen.catalogue import Catalogue
from reportgen.cleaning.clues import Bound, Clues, Earliest, Yearless, earliest, find_clues, yearless_of
from reportgen.cleaning.sheet import Sheet
from reportgen.cleaning.stamps import Stamp
from reportgen.grammar.times import find_times
from reportgen.model import Published, Span

STALE = dt.timedelta(days=365)
"""A date that a site's machine put there is doubted if the last date that the text names is older than this while it
speaks of "this week" or "last month": the text is news of another year than the stamp."""

FRESH = dt.timedelta(days=60)
"""News whose lead names a past day and that calls such a day recent appears soon after it. In 204 articles a past day
without its year in the first four paragraphs was at most 15 days old (five articles); four times that is allowed."""

LEAD = 3
"""Paragraphs that count as the lead: news tells its newest matter there."""

_FRESH_WORDS = re.compile(
    r"\b(?:this (?:week|month)|last (?:week|month)|yesterday|earlier this (?:week|month)|(?:on|late|early|last) "
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


class _Dated(NamedTuple):
    """The stamp that is believed, if any, and what is to be said of those that are not."""

    stamp: Stamp | None
    doubts: str


def find_published(sheet: Sheet, stamps: tuple[Stamp, ...], given: dt.date | None) -> Published:
    """When the article appeared.

    Args:
        sheet: the article's, with all furniture off.
        stamps: the dates that its page states.
        given: the date from `story.toml` or the file's own metadata.

    Returns:
        The first and last possible day, with basis, words and a note for the reader.
    """
    clues = find_clues(sheet)
    clues = clues._replace(yearless=(*clues.yearless, *_dateline_days(sheet)))
    if given is not None:
        return Published(date=given, latest=given, basis="given", note=_contradiction(given, clues, sheet.say))
    stated = _dateline_date(sheet)
    if stated is not None:
        return stated
    dated = _believed(stamps, clues, sheet)
    if dated.stamp is not None and dated.stamp.date is not None:
        day, words = dated.stamp.date, (dated.stamp.span,)
        return Published(date=day, latest=day, basis="stated", words=words, note=dated.doubts)
    return _inferred(sheet, stamps, clues, dated.doubts)


def _dateline_date(sheet: Sheet) -> Published | None:
    if sheet.dateline is None:
        return None
    for time in find_times(sheet.dateline.text, None, sheet.dateline.start):
        if time.kind == "day" and time.first is not None:
            words = (Span(start=time.start, end=time.end, text=time.text),)
            return Published(date=time.first, latest=time.first, basis="stated", words=words)
    return None


def _dateline_days(sheet: Sheet) -> tuple[Yearless, ...]:
    """A dateline's day without a year ("BEIJING, May 9 (Xinhua)")."""
    if sheet.dateline is None:
        return ()
    times = find_times(sheet.dateline.text, None, sheet.dateline.start)
    days = (yearless_of(time, paragraph=1) for time in times)
    return tuple(day._replace(habit="dateline") for day in days if day is not None and day.day is not None)


# --- what the page states ---------------------------------------------------------------------------------------


def _believed(stamps: tuple[Stamp, ...], clues: Clues, sheet: Sheet) -> _Dated:
    say, doubts = sheet.say, list[str]()
    named = [stamp for stamp in stamps if stamp.date is not None and stamp.kind != "updated"]
    order = {"published": 0, "machine": 1}
    for stamp in sorted(named, key=lambda stamp: (order[stamp.kind], stamp.date, stamp.span.start)):
        doubt = _doubt(stamp, clues, sheet)
        if doubt is None:
            return _Dated(stamp, " ".join(doubts))
        doubts.append(say("published.doubted", words=say.quoted(stamp.span.text), doubt=doubt))
    return _Dated(None, " ".join(doubts))


def _doubt(stamp: Stamp, clues: Clues, sheet: Sheet) -> str | None:
    """Why the text contradicts a stamp, in words; None where it does not."""
    say = sheet.say
    if stamp.date is None:
        return None
    later = _after(stamp.date, clues)
    if later is not None:
        return say("published.doubt_later", words=say.quoted(later.words.text))
    if stamp.kind != "machine":
        return None
    for equation in clues.years:
        if equation.year != stamp.date.year:
            named, relative = say.quoted(equation.named.text), say.quoted(equation.relative.text)
            return say("published.doubt_year", named=named, relative=relative, year=equation.year)
    bounds = [bound for bound in clues.bounds if bound.day <= stamp.date]
    newest = max(bounds, key=lambda bound: (bound.day, -bound.words.start), default=None)
    fresh = next((match for line in sheet.lines if (match := _FRESH_WORDS.search(sheet.words(line)))), None)
    if newest is not None and fresh is not None and stamp.date - newest.day > STALE:
        last = say.quoted(newest.words.text)
        return say("published.doubt_news", fresh=say.quoted(fresh.group(0)), last=last)
    return None


def _after(day: dt.date, clues: Clues) -> Bound | None:
    """The first clue that tells of something after `day`; one day of grace for time zones."""
    late = (bound for bound in clues.bounds if bound.day > day + dt.timedelta(days=1))
    return min(late, key=lambda bound: bound.words.start, default=None)


def _contradiction(given: dt.date, clues: Clues, say: Catalogue) -> str:
    later = _after(given, clues)
    return say("published.given", words=say.quoted(later.words.text)) if later else ""


# --- what the text shows ----------------------------------------------------------------------------------------


def _inferred(sheet: Sheet, stamps: tuple[Stamp, ...], clues: Clues, doubts: str) -> Published:
    first = earliest(clues)
    latest = _latest(sheet, stamps, clues, first)
    if first is None and latest is None:
        note = f"{doubts} {sheet.say('published.none')}".strip()
        return Published(date=None, latest=None, basis="unknown", note=note)
    note = f"{doubts} {_reason(first, latest, sheet.say)}".strip()
    words = first.words if first else tuple(stamp.span for stamp in stamps if stamp.date == latest)
    return Published(date=first.day if first else None, latest=latest, basis="inferred", words=words, note=note)


def _latest(sheet: Sheet, stamps: tuple[Stamp, ...], clues: Clues, first: Earliest | None) -> dt.date | None:
    """The last possible day: of the page's dates, even where copied later, of the year of copyright, of fresh news."""
    days = [stamp.date for stamp in stamps if stamp.date is not None]
    days += [dt.date(year, 12, 31) for year in _copyright_years(sheet)]
    days += [dt.date(equation.year, 12, 31) for equation in clues.years]
    possible = [day for day in days if first is None or day >= first.day]
    if first is not None and possible and min(possible).year == first.day.year:
        possible += [day for day in _fresh(clues, first.day.year) if day >= first.day]
    return min(possible, default=None)


def _copyright_years(sheet: Sheet) -> list[int]:
    notices = [removed.text for removed in sheet.removed if removed.reason == "copyright"]
    return [int(year) for notice in notices for year in re.findall(r"\b(?:19|20)\d\d\b", notice)[-1:]]


def _fresh(clues: Clues, year: int) -> list[dt.date]:
    """With the year known: how long after the days that it calls recent news with a dated lead can have appeared."""
    days = [one for one in clues.yearless if one.day is not None]
    if not any(one.paragraph <= LEAD for one in days) or not any(one.recent for one in days):
        return []
    return [max(dt.date(year, one.month, min(one.day or 1, 28)) for one in days) + FRESH]


def _reason(first: Earliest | None, latest: dt.date | None, say: Catalogue) -> str:
    """The days between which the article appeared and the words that show it; one of the two days is known."""
    last = say.day(latest) if latest else ""
    if first is None:
        return say("published.by", last=last)
    words = say.series(say.quoted(span.text) for span in first.words)
    return say("published.between" if latest else "published.from", words=words, first=say.day(first.day), last=last)
