"""Passages: the quotations of an article word by word, and what stands in its own voice outside of them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.grammar.words import Token, tokens
from reportgen.model import DifferenceWords, Document, Quotation, Sentence

NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
"""Houses differ in which of these they print in figures; nobody changed the words of a speaker thereby."""

_SPELLINGS = (
    (re.compile(r"(?<=\w{3})our"), "or"),
    (re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|ing|ations?)$)"), "iz"),
    (re.compile(r"(?<=\w{3})tre(s?)$"), r"ter\1"),
    (re.compile(r"(?<=\w{3})ence$"), "ense"),
    (re.compile(r"(?<=\w{4})ll(?=(?:ed|er|ing)$)"), "l"),
)
"""British and American spellings of one word, brought to one form; short words are left alone ("four", "filled")."""

TITLES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant",
    "sgt": "sergeant", "prof": "professor", "dr": "doctor",
}  # fmt: skip
"""Titles that houses shorten in print, whatever the speaker said."""

SHORTENS = frozenset({"it", "that", "what", "there", "here", "he", "she", "who", "how", "where", "this", "let"})
"""Words after which "'s" is a verb in a speaker's mouth; "it's" and "it is" are the same words written twice."""

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_BRACKETS = re.compile(r"\[[^\]\n]*\]")


class Word(NamedTuple):
    """One word of a passage; offsets into the file. Words of the same `form` are the same word."""

    start: int
    end: int
    form: str
    is_content: bool
    is_bracketed: bool
    sentence: str


class Passage(NamedTuple):
    """A quotation of one article, or a stretch of its own words.

    `apart` and `gaps` are places in `words`: before which word the marks were closed and opened again around other
    words, and before which an ellipsis stands. `is_named`: the speaker's name stands in the same sentence, outside of
    the marks. `is_outlet`: the words are another outlet's.
    """

    source: str
    words: tuple[Word, ...]
    spans: tuple[DifferenceWords, ...]
    apart: frozenset[int]
    gaps: frozenset[int]
    speaker: str | None
    is_named: bool
    is_outlet: bool
    is_complete: bool

    @property
    def sentence(self) -> str:
        """Id of the sentence in which it begins."""
        return self.spans[0].sentence

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other passage."""
        return self.source, self.spans[0].start

    def parted(self, first: int, last: int) -> bool:
        """Whether an ellipsis or words outside of the marks stand anywhere before words `first` to `last`."""
        return any(first <= place <= last for place in self.apart | self.gaps)

    @property
    def forms(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return tuple(word.form for word in self.words)


def quoted(document: Document) -> Iterator[Passage]:
    """The quotations of an article, pieces of one together; titles and names in marks are nobody's words."""
    for own in _wholes(document):
        speaker = next((each.speaker for _, each in own if each.speaker), None)
        passage = _passage(document, [(sentence.id, each.start, each.end) for sentence, each in own], speaker)
        if passage is not None and not _is_title(passage, document.article.text):
            yield passage._replace(
                is_named=speaker is not None and any(_names(sentence, speaker) for sentence, _ in own),
                is_outlet=any(sentence.attribution.kind == "outlet" for sentence, _ in own),
                is_complete=all(each.complete for _, each in own),
            )


Piece = tuple[Sentence, Quotation]


def _wholes(document: Document) -> list[list[Piece]]:
    """The pieces of each quotation. It goes on with "I" too: '“After this,” he said, “I’m at peace.”'"""
    pieces = [(sentence, each) for sentence in document.sentences for each in sentence.quotations]
    found: list[list[Piece]] = []
    for sentence, each in pieces:
        last = found[-1][-1] if found else None
        if last is not None and (last[1].group == each.group or _resumes(last, (sentence, each))):
            found[-1].append((sentence, each))
        else:
            found.append([(sentence, each)])
    return found


def _resumes(last: Piece, following: Piece) -> bool:
    goes_on = last[1].text[-1] == "," and re.match(r"I\b", following[1].text) is not None
    return goes_on and last[0].id == following[0].id


def part(passage: Passage, first: int, last: int) -> Passage:
    """Words `first`:`last` of a passage as a passage of their own."""
    return passage._replace(
        words=passage.words[first:last],
        spans=tuple(spans(passage, first, last)),
        apart=frozenset(place - first for place in passage.apart if first < place < last),
        gaps=frozenset(place - first for place in passage.gaps if first <= place <= last),
    )


def spans(passage: Passage, first: int, last: int) -> Iterator[DifferenceWords]:
    """Words `first`:`last` of a passage as stretches of its file, one for each sentence and pair of marks."""
    words = passage.words[first:last]
    for run in passage.spans:
        own = [word for word in words if run.start <= word.start and word.end <= run.end]
        if own:
            start, end = own[0].start, own[-1].end
            text = run.text[start - run.start : end - run.start]
            yield DifferenceWords(start=start, end=end, text=text, sentence=run.sentence)


def unquoted(document: Document) -> Iterator[Passage]:
    """The stretches of each sentence that stand in no quotation marks. Their speaker is whom the sentence credits."""
    for sentence in document.sentences:
        for start, end in _outside(sentence):
            passage = _passage(document, [(sentence.id, start, end)], sentence.attribution.speaker)
            if passage is not None:
                yield passage


def _names(sentence: Sentence, speaker: str) -> bool:
    """Whether a sentence names the speaker in words of its own; the speaker's last word is the family name."""
    own = " ".join(sentence.text[a - sentence.start : b - sentence.start] for a, b in _outside(sentence))
    return speaker.split()[-1] in own and speaker.split()[-1] not in " ".join(q.text for q in sentence.quotations)


def _outside(sentence: Sentence) -> Iterator[tuple[int, int]]:
    place = sentence.start
    for quotation in sentence.quotations:
        yield place, quotation.start
        place = quotation.end
    yield place, sentence.end


def _passage(document: Document, pieces: Iterable[tuple[str, int, int]], speaker: str | None) -> Passage | None:
    text = document.article.text
    found: list[Word] = []
    spans: list[DifferenceWords] = []
    anew: set[int] = set()
    for sentence, start, end in pieces:
        words = list(_words(text, sentence, start, end))
        if words:
            anew |= {len(found)} if spans and spans[-1].sentence == sentence else set()
            found += words
            spans.append(DifferenceWords(start=start, end=end, text=text[start:end], sentence=sentence))
    if not found:
        return None
    edges = [spans[0].start, *(word.start for word in found[1:]), spans[-1].end]
    ends = [spans[0].start, *(word.end for word in found)]
    between = [text[end:start] for end, start in zip(ends, edges, strict=True)]
    return Passage(
        source=document.article.id,
        words=tuple(found),
        spans=tuple(spans),
        apart=frozenset(n for n, words in enumerate(between) if n in anew or re.search(r"\w", words)),
        gaps=frozenset(n for n, words in enumerate(between) if _ELLIPSIS.search(words)),
        speaker=speaker,
        is_named=False,
        is_outlet=False,
        is_complete=True,
    )


def _words(text: str, sentence: str, start: int, end: int) -> Iterator[Word]:
    """The words of a stretch; letters in brackets belong to the word that they are set in ("[T]he", "vote[d]")."""
    brackets = [(m.start() + start, m.end() + start) for m in _BRACKETS.finditer(text[start:end])]
    held: list[Token] = []
    before = ""
    for token in (*tokens(text[start:end], start), None):
        if held and (token is None or not _is_joined(text[held[-1].end : token.start])):
            first, last = held[0].start, held[-1].end
            lower = "".join(each.lower for each in held)
            lower, before = ("is" if lower == "'s" and before in SHORTENS else lower), lower
            yield Word(
                first,
                last,
                _form(lower),
                not all(each.is_stop for each in held),
                any(first < right and left < last for left, right in brackets),
                sentence,
            )
            held = []
        if token is not None:
            held.append(token)


def _is_joined(between: str) -> bool:
    return between in ("[", "]")


def _form(lower: str) -> str:
    form = NUMBERS.get(lower) or TITLES.get(lower, lower)
    for pattern, plain in _SPELLINGS:
        form = pattern.sub(plain, form)
    return form


def _is_title(passage: Passage, text: str) -> bool:
    """Whether every word that carries meaning has a capital, as in the name of a book, a film or a plan."""
    content = [word for word in passage.words if word.is_content]
    return len(content) > 1 and all(not text[word.start].islower() for word in content)
