"""Furniture between and after the paragraphs: buttons, credits, copyright, lists of other stories."""

import re
from collections.abc import Mapping
from itertools import takewhile

from reportgen.cleaning.furniture import Form, is_label, matched
from reportgen.cleaning.shapes import is_prose, is_sentence, words
from reportgen.cleaning.sheet import Line, Sheet
from reportgen.cleaning.vocabulary import overlap, stems
from reportgen.grammar.sentences import split

STRANGE = 0.35
"""Share of known words under which a line is of another story. Of 2,804 paragraphs of articles 5 % knew less of their
story before them, of paragraphs of other stories 59 %: enough beside a second sign (no stop, a list, a heading), never
alone."""

LIST_LENGTH = 3
"""So many lines without a full stop in a row are a list."""

MAX_PARAGRAPH = 20_000
"""Characters; a longer run is no paragraph of an article, and its sentences are not looked at."""

_BULLET = re.compile(r"(?:[•◦▪‣·»]\s*|[-*>]+\s+)(?=\S)")


def drop_furniture(sheet: Sheet, others: frozenset[str]) -> None:
    """Take off all lines of furniture between and after the paragraphs of the article.

    Args:
        sheet: the article's, its opening done; changed in place.
        others: the vocabulary of the story's other articles.
    """
    for line in list(sheet.lines):
        form = matched(sheet.words(line), "anywhere")
        if form is not None:
            sheet.drop(line, form.reason, form.why)
    _drop_lists(sheet, others)
    _drop_sign_off(sheet)
    _drop_bullets(sheet)


# --- lists of other stories -----------------------------------------------------------------------------------


def _drop_lists(sheet: Sheet, others: frozenset[str]) -> None:
    texts = {line: sheet.words(line) for line in sheet.lines}
    prose = [line for line in sheet.lines if is_prose(texts[line])]
    if not prose:
        return
    known, gone = set(others), set[Line]()
    for number, line in enumerate(sheet.lines):
        if line in gone or line.start < prose[0].start:
            continue
        if is_prose(texts[line]):
            known |= stems(texts[line])
            continue
        items = _list_from(sheet.lines[number:], texts, frozenset(known))
        announced = number > 0 and texts[sheet.lines[number - 1]].endswith(":")
        if items and not announced:
            gone.update(items)
    _drop_list(sheet, [line for line in sheet.lines if line in gone])


def _list_from(lines: list[Line], texts: Mapping[Line, str], known: frozenset[str]) -> list[Line]:
    """The list of other stories that begins with the first of `lines`; empty where none does.

    It is told by a heading ("Most read") and, without one, by the form and the words of its lines: no full stop, and
    words that the story does not use.
    """
    tail = not any(_is_of_story(texts[line], known) for line in lines[1:])
    if is_label(texts[lines[0]]):
        if tail:
            return lines
        items = list(takewhile(lambda line: not is_sentence(texts[line]) and not is_prose(texts[line]), lines[1:]))
        return [lines[0], *items] if items else []
    items = list(takewhile(lambda line: not _is_own(texts[line]), lines))
    strange = sum(overlap(texts[line], known) < STRANGE for line in items)
    if len(items) >= LIST_LENGTH:
        return items if strange > len(items) / 2 else []
    return items if tail and strange == len(items) == len(lines) else []


def _is_of_story(text: str, known: frozenset[str]) -> bool:
    return is_prose(text) and is_sentence(text) and overlap(text, known) >= STRANGE


def _is_own(text: str) -> bool:
    return is_sentence(text) or is_prose(text) or text.endswith((":", ",", ";"))


def _drop_list(sheet: Sheet, lines: list[Line]) -> None:
    for line in lines:
        text = sheet.words(line)
        form = matched(text, "closing")
        if form is not None:
            sheet.drop(line, form.reason, form.why)
        elif is_label(text):
            sheet.drop(line, "other_headlines", "the heading of a list of other stories")
        else:
            sheet.drop(line, "other_headlines", "the title of another story")


# --- credits and copyright ------------------------------------------------------------------------------------


def _drop_sign_off(sheet: Sheet) -> None:
    """Take credits, copyright and the like off the end, sentence by sentence, until the article's own last one."""
    while len(sheet.lines) > 1:
        line = sheet.lines[-1]
        text = sheet.words(line)
        spans = split(text) if len(text) <= MAX_PARAGRAPH else ((0, len(text)),)
        whole = _closing_form(sheet, text, line)
        if whole is not None and (len(spans) == 1 or whole.reason == "copyright" or whole.names_only):
            sheet.drop(line, whole.reason, whole.why)
            continue
        start, end = spans[-1]
        form = _closing_form(sheet, text[start:end], line)
        if form is None:
            return
        sheet.cut(line, line.start + start, line.start + end, form.reason, form.why)


def _closing_form(sheet: Sheet, text: str, line: Line) -> Form | None:
    form = matched(text, "closing")
    if form is not None:
        return form
    form = matched(text, "author")
    return form if form is not None and _is_stranger(sheet, text, line) else None


def _is_stranger(sheet: Sheet, text: str, line: Line) -> bool:
    """Whether the person that a line begins with is not one of the article's: nobody else speaks of them there."""
    names = [word for word in words(text)[:4] if word[0].isupper()]
    rest = " ".join(sheet.words(other) for other in sheet.lines if other != line)
    return not any(re.search(rf"\b{re.escape(name)}\b", rest) for name in names[1:2] or names[:1])


def _drop_bullets(sheet: Sheet) -> None:
    for line in list(sheet.lines):
        match = _BULLET.match(sheet.words(line))
        if match:
            sheet.cut(line, line.start, line.start + match.end(), "separator", "the mark of a list")
