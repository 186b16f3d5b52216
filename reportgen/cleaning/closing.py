"""Furniture between and after the paragraphs that is known by its form: buttons, advertising, credits, copyright."""

import re

from reportgen.cleaning.furniture import Form, matched
from reportgen.cleaning.shapes import words
from reportgen.cleaning.sheet import Line, Sheet
from reportgen.grammar.sentences import split

MAX_PARAGRAPH = 20_000
"""Characters; a longer run is no paragraph of an article, and its sentences are not looked at."""

CAPTION_WORDS = 4
"""A line of so many words or more that also begins a picture's caption with its credit is the same caption."""

_BULLET = re.compile(r"(?:[•◦▪‣·»]\s*|[-*>]+\s+)(?=\S)")


def drop_furniture(sheet: Sheet) -> None:
    """Take off the lines that are furniture by their form wherever they stand."""
    captions = []
    for line in list(sheet.lines):
        form = matched(sheet.words(line), "anywhere")
        if form is not None:
            sheet.drop(line, form.reason, form.why)
            captions += [sheet.words(line)] if form.reason == "credit" else []
    for line in list(sheet.lines):
        text = sheet.words(line)
        if len(words(text)) >= CAPTION_WORDS and any(caption.startswith(text) for caption in captions):
            sheet.drop(line, "credit", "removal.caption")


def drop_bullets(sheet: Sheet) -> None:
    """Take the marks of lists off the head of lines."""
    for line in list(sheet.lines):
        match = _BULLET.match(sheet.words(line))
        if match:
            sheet.cut(line, line.start, line.start + match.end(), "separator", "removal.bullet")


def drop_sign_off(sheet: Sheet) -> None:
    """Take credits, copyright and the like off the end, sentence by sentence, until the article's own last one."""
    while len(sheet.lines) > 1:
        line = sheet.lines[-1]
        text = sheet.words(line)
        spans = split(text) if len(text) <= MAX_PARAGRAPH else ((0, len(text)),)
        whole = _form_at_end(sheet, text, line)
        if whole is not None and (whole.whole or len(spans) == 1):
            sheet.drop(line, whole.reason, whole.why)
            continue
        start, end = spans[-1]
        form = _form_at_end(sheet, text[start:end], line)
        if form is None:
            return
        sheet.cut(line, line.start + start, line.start + end, form.reason, form.why)


def _form_at_end(sheet: Sheet, text: str, line: Line) -> Form | None:
    form = matched(text, "closing")
    if form is not None:
        return form
    form = matched(text, "author")
    return form if form is not None and _is_stranger(sheet, text, line) else None


def _is_stranger(sheet: Sheet, text: str, line: Line) -> bool:
    """Whether the person that a sentence begins with is the author or nobody of whom the article speaks."""
    names = [word for word in words(text)[:4] if word[0].isupper()]
    if sheet.byline is not None and any(name in words(sheet.byline.text) for name in names):
        return True
    rest = " ".join(sheet.words(other) for other in sheet.lines if other != line)
    return not any(re.search(rf"\b{re.escape(name)}\b", rest) for name in names[1:2] or names[:1])
