"""The head of a file: breadcrumbs, section, headline, byline, date lines, and the dateline of the first paragraph."""

import re

from rapidfuzz import fuzz

from reportgen.cleaning import bylines, headlines
from reportgen.cleaning.datelines import SEEN_WITHIN, dateline, opens_with_speaker, remnant
from reportgen.cleaning.furniture import is_agency, is_section, matched
from reportgen.cleaning.shapes import is_headline, is_name, is_prose, is_sentence, words
from reportgen.cleaning.sheet import Line, Sheet
from reportgen.cleaning.stamps import Stamp, stamps, trailing
from reportgen.cleaning.vocabulary import overlap, union
from reportgen.model import Details

BYLINE_LINES = 4
"""Lines after the first paragraph, which may be a summary, in which a byline is looked for: with the date line and the
buttons. Later ones belong to other stories."""

HEAD_LINES = 12
"""Lines after the first paragraph in which date lines with a label are looked for."""

BARE_LINES = 2
"""Lines after the first paragraph, and at the very end, in which a date alone is the page's: farther in, or one
of several, it is one of the article's own headings, as in a chronology."""

TAIL_LINES = 6
"""Lines from the bottom in which they are looked for too."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def take_opening(sheet: Sheet, details: Details, others: frozenset[str]) -> tuple[Stamp, ...]:
    """Sort out the head of a file: what it says of the article goes to its fields, what is furniture goes.

    Args:
        sheet: the article's; changed in place.
        details: what is known of it; a given title helps to find the headline.
        others: the vocabulary of the story's other articles.

    Returns:
        The dates that the page states, in order.
    """
    _drop_front_matter(sheet)
    headlines.drop_breadcrumbs(sheet, others)
    found = _take_stamps(sheet)
    bylines.take_byline(sheet, sheet.lines[: _first_prose(sheet) + BYLINE_LINES])
    prose = _first_prose(sheet)
    vocabulary = others | union(sheet.words(line) for line in sheet.lines[prose:])
    headlines.take_headline(sheet, sheet.lines[:prose], details.title, vocabulary)
    _sort_head(sheet, vocabulary, near={sheet.text.count("\n", 0, stamp.span.start) for stamp in found})
    return found


def _drop_front_matter(sheet: Sheet) -> None:
    match = _FRONT_MATTER.match(sheet.text)
    if match is None or not re.search(r"^[\w-]+:", match.group(0), re.MULTILINE):
        return
    for line in [line for line in sheet.lines if line.end <= match.end()]:
        sheet.drop(line, "metadata", "removal.front_matter")


def _first_prose(sheet: Sheet) -> int:
    """The number of the line with which running text begins; 0 where there is none."""
    for number, line in enumerate(sheet.lines):
        text = sheet.words(line)
        if is_prose(text) and not (number == 0 and is_headline(text) and not is_sentence(text)):
            return number
    sentences = (number for number, line in enumerate(sheet.lines) if is_sentence(sheet.words(line)))
    return next(sentences, 0)


def _take_stamps(sheet: Sheet) -> tuple[Stamp, ...]:
    """Date lines at the head and the foot of the file; of a byline with a date behind it, the date."""
    prose = _first_prose(sheet)
    edge = [*sheet.lines[: prose + HEAD_LINES], *sheet.lines[-TAIL_LINES:]]
    bare = {*sheet.lines[:prose], *_lone_dates(sheet, prose)}
    found: list[Stamp] = []
    for line in dict.fromkeys(edge):
        start = line.start
        if not stamps(sheet.text, start, line.end):
            start = _after_names(sheet, line)
        stated = stamps(sheet.text, start, line.end) if start < line.end else ()
        if stated and (line in bare or any(stamp.labelled for stamp in stated)):
            machine = any(stamp.kind == "machine" for stamp in stated)
            why = "removal.site_date" if machine else "removal.date_line"
            sheet.cut(line, start, line.end, "site_date" if machine else "date_line", why)
            found.extend(stated)
    return tuple(found)


def _after_names(sheet: Sheet, line: Line) -> int:
    """Where the date begins behind a byline or a name ("By Ann Lee | May 11, 2024"); the line's end where none does."""
    place = trailing(sheet.text, line.start, line.end)
    if place is None:
        return line.end
    before = sheet.text[line.start : place].rstrip(" \xa0|•·,–—-")
    return place if bylines.opens_byline(before) or is_agency(before) or is_name(before) else line.end


def _lone_dates(sheet: Sheet, prose: int) -> list[Line]:
    """The lines next to the first paragraph or the end that hold a date alone, unless more in between do."""
    inside = sheet.lines[prose:]
    if sum(bool(stamps(sheet.text, line.start, line.end)) for line in inside) > 1:
        return []
    return [*inside[: BARE_LINES + 1], *inside[-BARE_LINES:]]


def _sort_head(sheet: Sheet, vocabulary: frozenset[str], near: set[int]) -> None:
    """Lines that are left between the headline and the first paragraph: a repeated headline, names, sections."""
    for line in sheet.lines[: _first_prose(sheet)]:
        text = sheet.words(line)
        if sheet.headline and fuzz.ratio(text.lower(), sheet.headline.text.lower()) >= headlines.SAME:
            sheet.drop(line, "repeated", "removal.headline_again")
        elif is_agency(text):
            sheet.agency = sheet.agency or text
            sheet.drop(line, "byline", "removal.agency")
        elif is_section(text):
            sheet.drop(line, "kicker", "removal.section")
        elif is_name(text) and len(words(text)) > 1 and not matched(text, "anywhere") and _beside(sheet, line, near):
            _take_name(sheet, line)
        elif (
            len(words(text)) <= 3
            and not is_sentence(text)
            and not overlap(text, vocabulary)
            and not matched(text, "anywhere")
        ):
            sheet.drop(line, "navigation", "removal.scrap")


def _beside(sheet: Sheet, line: Line, near: set[int]) -> bool:
    """Whether a line stands next to a date line, blank lines aside."""
    above = sheet.text.count("\n", 0, line.start)
    return any(abs(above - number) <= 2 for number in near)


def _take_name(sheet: Sheet, line: Line) -> None:
    if sheet.byline is None:
        sheet.byline = sheet.span(line.start, line.end)
        sheet.take(line, line.start, line.end)
    else:
        sheet.drop(line, "byline", "removal.name")


def take_dateline(sheet: Sheet) -> None:
    """Take the dateline, or what is left of one, off the head of the first paragraphs."""
    body = [line for line in sheet.lines if sheet.headline is None or line.start >= sheet.headline.end]
    turns = sum(opens_with_speaker(sheet.words(line)) for line in body)
    for number, line in enumerate(body[:SEEN_WITHIN]):
        text = sheet.words(line)
        found = dateline(text, first=number == 0, colon=turns == 1)
        if found is not None and sheet.dateline is None:
            sheet.dateline = sheet.span(line.start, line.start + found.length)
            sheet.agency = sheet.agency or found.agency
            sheet.take(line, line.start, line.start + found.length)
            return
        lost = remnant(text)
        if lost:
            sheet.cut(line, line.start, line.start + lost, "dateline_remnant", "removal.dateline")
            return
