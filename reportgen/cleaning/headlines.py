"""Which line of a file's head is the headline, and what is glued to it."""

import re

from rapidfuzz import fuzz

from reportgen.cleaning.furniture import furniture, is_agency, is_section, matched
from reportgen.cleaning.shapes import is_headline, is_sentence, words
from reportgen.cleaning.sheet import Line, Sheet
from reportgen.cleaning.vocabulary import overlap, stems, union
from reportgen.grammar.words import STOPWORDS

SAME = 92
"""rapidfuzz ratio from which two lines of a head are the same headline: a changed mark or capital leaves 95 and more,
two different headlines of one article stay under 80."""

OF_THE_STORY = 0.3
"""Share of a headline's words that the rest of the story knows. Of 204 headlines 4 had less; site names and slogans
have none."""

COPY_WORDS = 4
"""A headline of fewer words may stand in another line by chance."""

TOP = 6
"""Lines from the top in which breadcrumbs and the headline's copies are looked for."""

_CRUMBS = re.compile(r"(?:(?:current|you are here)\s*:?\s*)?(?:[\w&'’. -]{1,30}?\s*[>»›→]\s*)+", re.IGNORECASE)
_SLASHED = re.compile(r"(?:[\w&'’. -]{1,30}?\s*[/|]\s*)+")
_SHOUTED = re.compile(r"[A-Z][A-Z&/ .-]{1,28}[A-Z](?=[A-Z][a-z])")
_GLUED = re.compile(r"[a-z](?=[A-Z])")
_SITE_SUFFIX = re.compile(
    r"""\s*(?:\s\|\s[^|]{2,40} | \s-\S{3,30}
    | \s[-–—]\s(?:\w+\s){0,4}(?:News|Times|Post|Herald|Guardian|Daily|Tribune|Journal|TV|Radio|Online|Magazine|Today
    |Press|Wire|Standard|Globe|Mail|Telegraph|\w+\.(?:com|org|net|co\.\w\w))(?:\s\w+)?)$""",
    re.VERBOSE,
)


# --- breadcrumbs ----------------------------------------------------------------------------------------------


def drop_breadcrumbs(sheet: Sheet, others: frozenset[str]) -> None:
    """Take off the way through the site ("Home > World"), also where it is glued to a headline.

    A line that holds a headline that stands again below it goes whole; else the way alone goes, and what is behind it
    may be the headline.
    """
    for line in sheet.lines[:TOP]:
        text = sheet.words(line)
        if is_sentence(text) or "\n" in text:
            continue
        if any(_copies(text, sheet.words(other)) for other in sheet.lines[:TOP] if other.start > line.start):
            sheet.drop(line, "breadcrumb", "removal.way_and_headline")
            continue
        length = _way(text)
        if length:
            rest = text[length:]
            known = others | union(sheet.words(other) for other in sheet.lines if other != line)
            short = is_section(rest) or len(words(rest)) < COPY_WORDS
            end = len(text) if short else length + _kicker_length(rest, known)
            sheet.cut(line, line.start, line.start + end, "breadcrumb", "removal.way")


def _copies(text: str, headline: str) -> bool:
    """Whether a line holds the whole of a headline and more."""
    if len(words(headline)) < COPY_WORDS or not is_headline(headline) or len(headline) >= len(text):
        return False
    return " ".join(headline.lower().split()) in " ".join(text.lower().split())


def _way(text: str) -> int:
    match = _CRUMBS.match(text)
    if match is None:
        match = _SLASHED.match(text)
        if match is None or not is_section(re.split(r"[/|]", match.group(0))[0]):
            return 0
    return match.end()


# --- the headline ---------------------------------------------------------------------------------------------


def take_headline(sheet: Sheet, head: list[Line], title: str | None, vocabulary: frozenset[str]) -> None:
    """Find the headline among the lines before the first paragraph, and take off what stands above or is glued to it.

    Args:
        sheet: the article's; changed in place.
        head: the lines before running text begins.
        title: the title that is known from elsewhere.
        vocabulary: of the article's own text and of the story's other articles.
    """
    candidates = [line for line in head if line in sheet.lines and _is_candidate(sheet.words(line), vocabulary)]
    line = _chosen(sheet, candidates, title, vocabulary)
    if line is None:
        return
    above = [other for other in head if other.start < line.start and other in sheet.lines]
    for number, other in enumerate(above, 1):
        text = sheet.words(other)
        if is_agency(text):
            sheet.agency = sheet.agency or text
            sheet.drop(other, "byline", "removal.agency")
        elif number == len(above) and len(words(text)) < COPY_WORDS and not matched(text, "anywhere"):
            sheet.drop(other, "kicker", "removal.section_above")
        elif matched(text, "anywhere") is None:
            sheet.drop(other, "navigation", "removal.above")
    _take(sheet, line, vocabulary)


def _is_candidate(text: str, vocabulary: frozenset[str]) -> bool:
    """A headline's form, and no furniture, unless it speaks of the story ("Watch: minister resigns over floods")."""
    if not is_headline(text):
        return False
    of_story = len(words(text)) >= COPY_WORDS and overlap(text, vocabulary) >= OF_THE_STORY
    return of_story or matched(text, "anywhere") is None


def _chosen(sheet: Sheet, candidates: list[Line], title: str | None, vocabulary: frozenset[str]) -> Line | None:
    if title:
        for line in candidates:
            if fuzz.ratio(sheet.words(line).lower(), title.lower()) >= SAME:
                return line
    fitting = [line for line in candidates if not is_section(sheet.words(line))]
    of_story = [line for line in fitting if overlap(sheet.words(line), vocabulary) >= OF_THE_STORY]
    long = [line for line in of_story if len(words(sheet.words(line))) >= COPY_WORDS]
    return next(iter([*long, *of_story, *fitting]), None)


def _take(sheet: Sheet, line: Line, vocabulary: frozenset[str]) -> None:
    text = sheet.words(line)
    suffix = _SITE_SUFFIX.search(text)
    if suffix and len(words(text[: suffix.start()])) >= COPY_WORDS:
        cut = line.start + suffix.start()
        line = sheet.cut(line, cut, line.end, "navigation", "removal.site_name")[0]
    kicker = _kicker_length(sheet.words(line), vocabulary)
    if kicker:
        line = sheet.cut(line, line.start, line.start + kicker, "kicker", "removal.section_glued")[-1]
    sheet.headline = sheet.span(line.start, line.end)
    sheet.take(line, line.start, line.end)


def _kicker_length(text: str, vocabulary: frozenset[str]) -> int:
    """How many characters at the head of a line are a section's name glued to the first word of the headline.

    What is left must begin with a word that the story uses, and the glued word must be one that it does not.
    """
    first = text.split(maxsplit=1)[0] if text.split() else ""
    shouted = _SHOUTED.match(text)
    ends = [shouted.end()] if shouted else []
    ends += [match.end() for match in _GLUED.finditer(text[:40]) if text[: match.end()].lower() in furniture().sections]
    ends += [len(name) for name in furniture().sections if _is_prefix(name, text)]
    for end in sorted(set(ends), reverse=True):
        word = re.match(r"\w+", text[end:])
        if word and _known(word.group(0), vocabulary) and not stems(first) & vocabulary:
            return end
    return 0


def _is_prefix(name: str, text: str) -> bool:
    """Whether a section's name stands before a capital without a space between."""
    rest = text[len(name) :]
    return text.lower().startswith(name) and name[-1].isalpha() and rest[:1].isupper() and rest[1:2].islower()


def _known(word: str, vocabulary: frozenset[str]) -> bool:
    return word.lower() in STOPWORDS or bool(stems(word) & vocabulary)
