"""Loaded wording, phrase by phrase, the article's own words apart from quoted ones."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import structs

from reportgen.catalogue import Catalogue
from reportgen.framing.classifier import passes, scores
from reportgen.framing.lexicon import data, word_classes
from reportgen.framing.marks import Mark, mark, quotation_at
from reportgen.framing.masking import QUOTED, Word, words
from reportgen.grammar.words import stem
from reportgen.model import Record, Sentence

UNLISTED_WHY = "loaded.unlisted"
STANDING_OUT = ("loaded.intensifier", "loaded.verb", "loaded.disaster")
"""Reasons that suffice where the other tellings do without the words: of such words annotators of the training stories
marked three in ten, as many as of those that the classifier shows; of the other classes' one in five."""
FIGURES = ("loaded.mockery",)
"""Reasons whose phrases, close together, are one figure of speech ("a black mark on the proverbial report card")."""
APART = 3
"""Words between the parts of a figure: an article or a name with its preposition."""


class Company(Record, frozen=True, kw_only=True):
    """How the other articles word their story, and how those that tell the same fact word that.

    `used` is the share of the other articles that use a stem at all; `tellers` the number of other articles that tell
    the sentence's fact, `told` the stems that they use for it.
    """

    used: dict[str, float]
    tellers: int = 0
    told: frozenset[str] = frozenset()


class Phrase(Record, frozen=True, kw_only=True):
    """Words that stand together, offsets into the sentence's text, and the key of the reason why they may be loaded."""

    start: int
    end: int
    why: str
    sure: bool = False
    """True where the pattern is the whole reason, whatever the classifier says."""


def loaded(sentence: Sentence, company: Company, say: Catalogue) -> Iterator[Mark]:
    """The loaded phrases of a sentence.

    The article's own words are judged with the quotations blanked out, each quotation by itself: what somebody else
    said changes nothing in what is found in the article's own voice.
    """
    every = words(sentence.text)
    phrases = sorted((*_epithets(sentence.text), *_listed(sentence.text)), key=lambda p: (p.start, -p.end))
    covered = {i: phrase for phrase in reversed(phrases) for i in _inside(phrase, every)}
    shown = _shown(sentence, every, company, covered)
    taken: set[int] = set()
    kept: list[Phrase] = []
    for phrase in phrases:
        inside = _inside(phrase, every)
        sure = phrase.sure or _stands_out(phrase, [every[i] for i in inside], sentence, company)
        if not taken & set(inside) and (sure or any(shown[i] for i in inside)):
            taken.update(inside)
            kept.append(phrase)
    for phrase in _whole_figures(kept, sentence):
        yield _mark(sentence, phrase, [every[i] for i in _inside(phrase, every)], company, say)
    for i, word in enumerate(every):
        if shown[i] and i not in covered and not word.masked and word.form.isalpha():
            yield _mark(sentence, Phrase(start=word.start, end=word.end, why=UNLISTED_WHY), [word], company, say)


def _stands_out(phrase: Phrase, inside: Sequence[Word], sentence: Sentence, company: Company) -> bool:
    """Whether a listed phrase is the article's own where none of those that tell the same use any of its words."""
    if phrase.why not in STANDING_OUT:
        return False
    quoted = quotation_at(sentence, sentence.start + phrase.start, sentence.start + phrase.end) is not None
    return company.tellers > 0 and not quoted and not any(stem(word.form) in company.told for word in inside)


def _whole_figures(phrases: Sequence[Phrase], sentence: Sentence) -> list[Phrase]:
    """The phrases in order, those that make one figure of speech as one."""
    found: list[Phrase] = []
    for phrase in phrases:
        before = found[-1] if found else None
        if before and phrase.why == before.why in FIGURES and _is_one(before, phrase, sentence):
            found[-1] = structs.replace(before, end=phrase.end)
        else:
            found.append(phrase)
    return found


def _is_one(before: Phrase, phrase: Phrase, sentence: Sentence) -> bool:
    gap = sentence.text[before.end : phrase.start]
    edges = [q for q in sentence.quotations if before.end <= q.start - sentence.start < phrase.end]
    return len(gap.split()) <= APART and not re.search(r"[,;:.()]", gap) and not edges


def _inside(phrase: Phrase, every: Sequence[Word]) -> list[int]:
    return [i for i, word in enumerate(every) if phrase.start <= word.start < phrase.end]


def _shown(sentence: Sentence, every: Sequence[Word], company: Company, covered: Mapping[int, Phrase]) -> list[bool]:
    """For each word whether it is loaded enough, own words and each quotation taken as a text of their own."""
    spans = [(q.start - sentence.start, q.end - sentence.start) for q in sentence.quotations]
    home = [next((n for n, (s, e) in enumerate(spans) if s <= w.start < e), -1) for w in every]
    found = [False] * len(every)
    for n in sorted(set(home)):
        part = [(i, word) for i, word in enumerate(every) if home[i] == n]
        blanks = [] if n >= 0 else [(-1, Word(start=s, end=s, form=QUOTED, masked=False)) for s, _ in spans]
        ordered = sorted(part + blanks, key=lambda pair: pair[1].start)
        used = [company.used.get(stem(word.form), 0.0) for _, word in ordered]
        listed = [i in covered for i, _ in ordered]
        verdicts = passes(scores(sentence.text, [word for _, word in ordered]), used, listed)
        for (i, _), verdict in zip(ordered, verdicts, strict=True):
            if i >= 0:
                found[i] = verdict
    return found


def _listed(text: str) -> Iterator[Phrase]:
    for each in word_classes():
        for match in each.pattern.finditer(text):
            yield Phrase(start=match.start(), end=match.end(), why=each.why)


@cache
def _epithet() -> tuple[re.Pattern[str], str]:
    parts = data("wording.toml")["epithet"]
    adjectives, nouns = ("|".join(parts[name]) for name in ("adjectives", "nouns"))
    return re.compile(rf"(?<![\w-])(?:{adjectives})\s+(?:{nouns})(?![\w-])"), parts["why"]


def _epithets(text: str) -> Iterator[Phrase]:
    """Capitalised, such words are a name ("Rogue Nation") and passed over."""
    pattern, why = _epithet()
    for match in pattern.finditer(text):
        yield Phrase(start=match.start(), end=match.end(), why=why, sure=True)


def _mark(sentence: Sentence, phrase: Phrase, inside: Sequence[Word], company: Company, say: Catalogue) -> Mark:
    words = sentence.text[phrase.start : phrase.end]
    said = say("loaded.said", words=say.quoted(words), why=say(phrase.why))
    if company.tellers and not any(stem(word.form) in company.told for word in inside):
        said += " " + say.figure("loaded.here_only", company.tellers)
    return mark(sentence, phrase.start, phrase.end, "loaded", said)
