"""What a line looks like: a sentence, prose, a headline, a name. Shape only, no vocabulary of any story."""

import re

_WORD = re.compile(r"[^\W_]+(?:[.'’&/-]+[^\W_]+)*")
_STOP = re.compile(r"[.!?…。！？؟।۔][\"'”’»)\]\s]*$")

PROSE_WORDS = 12
"""A sentence of so many words is prose. Of the lines that end in a stop on news pages' margins ("Read the full story.",
"We use cookies to improve your visit.") few have more, of paragraphs of news few have fewer."""

LONG_LINE = 25
"""So many words are prose even without a stop at their end: the longest headline of 204 was one of 20."""

HEADLINE_CHARS = 250

MAX_SHAPED = 2_000
"""Characters after which the shape of a line no longer matters: nothing but a paragraph is so long."""


def words(line: str) -> list[str]:
    """The words of a line, as far as they matter for its shape."""
    return _WORD.findall(line[:MAX_SHAPED])


def ends_sentence(line: str) -> bool:
    """Whether the line ends in a full stop, question mark or the like, quotation marks and brackets aside."""
    return bool(_STOP.search(line[-20:]))


def is_caseless(line: str) -> bool:
    """Whether the line's script has no capital letters (Arabic, Hebrew, Chinese)."""
    letters = [char for char in line[:MAX_SHAPED] if char.isalpha()]
    return bool(letters) and sum(char.lower() != char.upper() for char in letters) < len(letters) / 2


def is_sentence(line: str) -> bool:
    """Whether a line reads as at least one whole sentence."""
    found = words(line)
    if is_caseless(line):
        return ends_sentence(line) or len(line) >= 40
    return len(found) >= 3 and ends_sentence(line) and any(word[0].islower() for word in found)


def is_prose(line: str) -> bool:
    """Whether a line is running text beyond doubt."""
    count = len(words(line))
    if is_caseless(line):
        return len(line) >= 60
    return count >= LONG_LINE or (count >= PROSE_WORDS and is_sentence(line))


def is_headline(line: str) -> bool:
    """Whether a line could be a headline: some words, one line, no full stop at its end."""
    text = line.strip()
    if not 0 < len(text) <= HEADLINE_CHARS or "\n" in text or not 1 <= len(words(text)) <= LONG_LINE + 10:
        return False
    return not text.endswith((":", ";", ",", "。", "।", "۔")) and not re.search(r"[a-z\d)]\.[\"”]?$", text)


def is_name(line: str) -> bool:
    """Whether a line could be the name of a person, place or firm and nothing else: up to five capitalised words."""
    found = words(line)
    joints = {"and", "de", "la", "von", "van", "der", "bin", "al", "of", "the", "for", "in", "&"}
    capital = [word for word in found if word[0].isupper()]
    return 1 <= len(found) <= 5 and bool(capital) and all(w[0].isupper() or w in joints for w in found)
