"""Lines that name who wrote an article."""

import re

from reportgen.cleaning.furniture import furniture, is_agency
from reportgen.cleaning.shapes import ends_sentence, words
from reportgen.cleaning.sheet import Line, Sheet

_BY = re.compile(
    r"(?:(?:written|story|words|text|report|reported|analysis|opinion|review|column|article)\s+)?by\b\s*:?\s*",
    re.IGNORECASE,
)

MAX_WORDS = 30
"""Four authors with their posts; a longer line that begins with "By" is a sentence."""


def opens_byline(line: str) -> bool:
    """Whether a line begins as a byline does: "By" and a name."""
    match = _BY.match(line)
    rest = line[match.end() :] if match else ""
    return bool(rest) and rest.removeprefix("the ")[:1].isupper() and "\n" not in line


def is_byline(line: str) -> bool:
    """Whether a line is a byline: "By" and names, with their posts, papers and places."""
    found = words(line)
    if not opens_byline(line) or len(found) > MAX_WORDS or _ends_as_sentence(line):
        return False
    return all(word[0].isupper() or word.lower() in furniture().posts for word in found)


def _ends_as_sentence(line: str) -> bool:
    return ends_sentence(line) and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", line)


def take_byline(sheet: Sheet, candidates: list[Line]) -> None:
    """Take the first byline for the article's, and take further ones off.

    The first line of a file is no byline where it is long: titles begin with "By" too.
    """
    for number, line in enumerate(candidates):
        text = sheet.words(line)
        if not is_byline(text) or (number == 0 and len(words(text)) > 7):
            continue
        if sheet.byline is not None:
            sheet.drop(line, "byline", "removal.byline_again")
            continue
        match = _BY.match(text)
        start = line.start + (match.end() if match else 0)
        end = line.end - len(text) + len(text.rstrip(" \xa0|•·,–—-"))
        left = sheet.cut(line, line.start, start, "byline", "removal.by")
        sheet.byline = sheet.span(start, end)
        for rest in sheet.take(left[-1], start, end):
            sheet.drop(rest, "separator", "removal.marks")
        if is_agency(sheet.byline.text):
            sheet.agency = sheet.agency or sheet.byline.text
