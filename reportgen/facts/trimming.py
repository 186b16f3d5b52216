"""Cutting a sentence down to its main clause, by rules that keep it grammatical and change no word that stays."""

import re
from collections.abc import Iterator, Sequence

from reportgen.facts.lexicon import word_set
from reportgen.model import Span

_DATELINE = re.compile(r"^[A-Z][A-Z.'’\- ]{2,}(?:,[^—–―(]{2,20})?\s*(?:\([^)]{2,30}\)\s*)?(?:[—–―]|--|-)\s+(?=\S)")
_REMNANT = re.compile(r"^\(\s*[—–―-]\s*")
_CONNECTIVE = re.compile(
    r"^(?:but|and|yet|so|still|however|meanwhile|nevertheless|nonetheless|moreover|furthermore|also|additionally|besides|"
    r"indeed|in addition|in fact|of course|at the same time|in conclusion|in the meantime|for (?:example|instance)|"
    r"in other words|in contrast|by contrast|on the other hand|as a result|to be sure|then again|instead|notably|"
    r"separately|earlier|finally|in a \w+ (?:development|move|twist|turn))(?:,\s+|\s+)",
    re.IGNORECASE,
)
_NEEDS_COMMA = re.compile(
    r"^(?:earlier|finally|instead|separately|still|also|so|besides|indeed|notably|in fact|as a result)\s", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:,\s+(?=(?:"
    r"(?P<inner>which|who|whose|whom|where|including|following|according to|citing|part of|a move|[a-z]+ing)"
    r"|while|whereas|although|though|even (?:as|though)|as (?:the|he|she|they|it|part|well)|amid|amidst|after|before"
    r"|despite|with|without|further|thus|thereby|but|and (?:the|he|she|they|it)|because|since|when|until|unless|if"
    r"|an? \w+ that)\b)|\s+[—–―]\s+|\s+--\s+|;\s+)"
)
"""Where a trailing clause opens. Those named "inner" may also stand inside a sentence that goes on after them."""

LEAST_WORDS = 6
"""Words that a statement keeps at least; with fewer the cut has taken the main clause."""


UNFINISHED = word_set(
    """a an and as at because but by even for from had has have if in is its mainly of on only or part partly so than
    that the their then to was were when where which while who with"""
)
"""Words on which no clause ends: a cut after them has taken a clause out of the middle."""


def lead_cut(text: str) -> int:
    """How many characters of a sentence's beginning say nothing themselves: a dateline, its remnant, a connective."""
    start = 0
    for pattern in (_REMNANT, _DATELINE, _CONNECTIVE):
        match = pattern.match(text[start:])
        if match and not (pattern is _CONNECTIVE and "," not in match.group() and _NEEDS_COMMA.match(match.group())):
            start += match.end()
    return start


def variants(text: str, credit: Sequence[Span], offset: int) -> Iterator[tuple[int, int]]:
    """The whole sentence without its lead-in, then shorter ones that end before a trailing clause, longest first.

    Args:
        text: the sentence.
        credit: the words that say who says it; a credit that ends the sentence may be cut off, no other.
        offset: where the sentence stands in its file.

    Yields:
        Start and end within `text`; the end leaves out the closing mark of the trailing clause.
    """
    start = lead_cut(text)
    yield start, len(text)
    cuts = {match.start() for match in _TAIL.finditer(text, start) if _closes(match, text)}
    cuts |= {cut for words in credit if (cut := _closing_credit(text, words, offset)) is not None}
    for cut in sorted(cuts, reverse=True):
        kept = text[start:cut]
        words = kept.split()
        if len(words) >= LEAST_WORDS and is_balanced(kept) and words[-1].lower() not in UNFINISHED:
            yield start, cut


def _closes(match: re.Match[str], text: str) -> bool:
    """Whether the clause runs to the end of the sentence, so that nothing after it loses its beginning."""
    rest = text[match.end() :]
    if match.group("inner"):
        return "," not in rest and not re.search(r"\s[—–―]\s|\s--\s", rest)
    dash = match.group().strip() in ("—", "–", "―", "--")
    return not dash or not re.search(r"\s(?:[—–―]|--)\s", rest + text[: match.start()])


def _closing_credit(text: str, words: Span, offset: int) -> int | None:
    start, end = words.start - offset, words.end - offset
    before = text[:start].rstrip()
    if text[end:].strip(' .”"') or not before.endswith((",", ",”", ',"')):
        return None
    return len(before.rstrip('”"').rstrip(",")) if before.endswith(",") else None


def _closed(line: str) -> str:
    if line.count("“") > line.count("”"):
        return line + "”"
    if line.count("”") > line.count("“"):
        return "“" + line
    if line.count('"') % 2:
        return line + '"' if line.startswith('"') else f'"{line}'
    return line


def is_balanced(text: str) -> bool:
    """Whether quotation marks and brackets that open also close, so that a cut went through none of them."""
    plain = text.replace("“", '"').replace("”", '"')
    return plain.count('"') % 2 == 0 and plain.count("(") == plain.count(")")


def finished(text: str) -> str:
    """The words as a sentence: one line, capital first, full stop last, quotation marks closed.

    A quotation that runs over several sentences has its marks at the first and the last of them.
    """
    line = _closed(" ".join(text.split()).rstrip(" ,;:—–-"))
    if not line.endswith((".", "!", "?", "…", '."', ".”", '!"', "!”", '?"', "?”")):
        line += "."
    return line[:1].upper() + line[1:]
