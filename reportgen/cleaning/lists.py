"""Lists of other stories, between the paragraphs of an article and after it."""

import re
from collections.abc import Mapping
from itertools import takewhile

from reportgen.cleaning.furniture import is_inline_label, is_label, matched
from reportgen.cleaning.shapes import is_prose, is_sentence, words
from reportgen.cleaning.sheet import Line, Sheet
from reportgen.cleaning.vocabulary import overlap, stems

STRANGE = 0.35
"""Share of known words under which a line may be of another story. Of 2,804 paragraphs of articles 5 % knew less of
their story before them, of paragraphs of other stories 59 %: enough beside a second sign (no stop, a list, a heading),
never alone."""

REPORTED = 0.1
"""The same for a sentence with a verb of reporting, which titles of stories lack."""

WHOLLY_STRANGE = 0.15
"""The same, on average, for a list without a heading in the midst of an article: an article's own lists and headings
between paragraphs know more of its words."""

LIST_LENGTH = 3
"""So many lines without a full stop are a list."""

MOST_PROSE = 0.25
"""A list without a heading at the end of a file has at most this share of running text, measured against what stands
before it: teasers of one sentence among titles have less, an article told under short headings far more."""

LONG_LIST = 4
LONG_LIST_SHARE = 0.65
"""So many lines that end a file, three in four of them without a full stop, are a list of other stories if on average
less than this share of their words is known. No article of 204 ends so. Of eight titles of the same desk put behind
each article 71 % were found with a bound of 0.5, 98 % with this one, and no line of an article was taken for one."""

TITLE_WORDS = 20
"""The longest headline of 204 had so many words."""

SENTENCE_WORDS = 8
"""A sentence of so many words behind a heading such as "Also read" may be the article's next one."""

_REPORTS = re.compile(r"\b(?:said|says|told|added|according to|announced|reported|wrote|asked|warned)\b", re.IGNORECASE)

Texts = Mapping[Line, str]


def drop_lists(sheet: Sheet, others: frozenset[str]) -> None:
    """Take the lists of other stories off.

    Args:
        sheet: the article's, its opening done and single lines of furniture off; changed in place.
        others: the vocabulary of the story's other articles.
    """
    texts = {line: sheet.words(line) for line in sheet.lines}
    lines = sheet.lines
    first = next((number for number, line in enumerate(lines) if is_prose(texts[line])), len(lines))
    known, gone, number = set(others), list[Line](), first
    while number < len(lines):
        text = texts[lines[number]]
        taken: list[Line] = []
        if _has_form_of_text(text):
            known |= stems(text) if is_prose(text) else frozenset()
            kept = 1
        else:
            before = _prose_words(lines[first:number], texts)
            taken = _list_from(lines[number:], texts, frozenset(known), before)
            announced = number > 0 and texts[lines[number - 1]].endswith(":") and not is_label(text)
            taken = [] if announced else taken
            kept = len(_run(lines[number:], texts)) if announced else 1
        gone.extend(taken)
        number += len(taken) or kept
    for line in gone:
        _drop(sheet, line)


def _list_from(lines: list[Line], texts: Texts, known: frozenset[str], before: int) -> list[Line]:
    """The list of other stories that begins with the first of `lines`; empty where none does.

    It is told by a heading ("Most read") or, without one, by the form and the words of its lines: no full stop, and
    words that the story does not use. `before` is the number of words of running text above it: an article does not
    end before most of its text has been seen.
    """
    heading = texts[lines[0]]
    behind = _prose_words(lines, texts)
    inline = is_inline_label(heading) or not is_label(heading)
    tail = behind <= before and not any(_is_own(texts[line], known, reported=inline) for line in lines[1:])
    if is_label(heading):
        if tail:
            return lines
        items = list(takewhile(lambda line: not _may_go_on(texts[line], known), lines[1:]))
        return [lines[0], *items] if items else []
    run = _run(lines, texts)
    if tail and behind <= MOST_PROSE * before:
        return lines if _is_strange(lines, texts, known) else []
    mean = sum(overlap(texts[line], known) for line in run) / len(run)
    return run if len(run) >= LIST_LENGTH and mean < WHOLLY_STRANGE else []


def _prose_words(lines: list[Line], texts: Texts) -> int:
    return sum(len(words(texts[line])) for line in lines if is_sentence(texts[line]) and is_prose(texts[line]))


def _run(lines: list[Line], texts: Texts) -> list[Line]:
    return list(takewhile(lambda line: not _has_form_of_text(texts[line]), lines))


def _is_strange(lines: list[Line], texts: Texts, known: frozenset[str]) -> bool:
    """Whether the rest of a file is a list: at least half of it titles, and most of it of other things."""
    mean = sum(overlap(texts[line], known) for line in lines) / len(lines)
    titles = sum(not _has_form_of_text(texts[line]) for line in lines)
    if len(lines) >= LONG_LIST and titles >= 0.75 * len(lines) and mean < LONG_LIST_SHARE:
        return True
    strange = sum(overlap(texts[line], known) < STRANGE for line in lines)
    if len(lines) < LIST_LENGTH:
        return titles == strange == len(lines)
    return titles >= len(lines) / 2 and strange > len(lines) / 2


def _has_form_of_text(text: str) -> bool:
    return is_sentence(text) or is_prose(text) or text.endswith((":", ",", ";"))


def _is_own(text: str, known: frozenset[str], *, reported: bool) -> bool:
    """Whether a line is running text of the story; with `reported`, also by a verb of reporting."""
    if not is_sentence(text):
        return False
    share = overlap(text, known)
    if reported and len(words(text)) >= SENTENCE_WORDS and share >= REPORTED and _REPORTS.search(text):
        return True
    return is_prose(text) and share >= STRANGE


def _may_go_on(text: str, known: frozenset[str]) -> bool:
    """Whether, with more of the article to come, a line behind a list is the article's again."""
    running = is_prose(text) and is_sentence(text)
    return running or text.endswith((":", ";")) or len(words(text)) > TITLE_WORDS or _is_own(text, known, reported=True)


def _drop(sheet: Sheet, line: Line) -> None:
    text = sheet.words(line)
    form = matched(text, "closing")
    if form is not None:
        sheet.drop(line, form.reason, form.why)
    elif is_label(text):
        sheet.drop(line, "other_headlines", "removal.list_heading")
    else:
        sheet.drop(line, "other_headlines", "removal.other_story")
