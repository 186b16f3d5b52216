"""Numbers, names, quotations and certainties of a headline that its article does not bear out."""

from collections.abc import Iterator, Sequence
from functools import cache

from reportgen.catalogue import Catalogue
from reportgen.framing.cast import body
from reportgen.framing.held import KIN, Body
from reportgen.framing.lexicon import data
from reportgen.framing.marks import Mark, mark, quotation_at
from reportgen.grammar import cues
from reportgen.grammar.quantities import bounds, can_both_hold, same_kind, same_value
from reportgen.grammar.words import Token, plain, tokens
from reportgen.model import Document, Name, Quantity, Quotation, Sentence

FEWEST_SENTENCES = 3
"""Body sentences below which the file is a note or a cut, and a headline has nothing to be held against."""
COUNTED = 10
"""Bare numbers below it can be counted out of the names or the acts that an article lists."""
NEAR = 0.05
"""Share by which a headline's number may be rounded."""
REACH = 3
"""Words over which a hedge reaches: "may soon be forced to"."""
MOST = 0.6
"""Share of a quotation's content words that bear it out: headlines shorten and bend what was said."""
CONTEXT = 2
"""Other words of the headline that a sentence must share to speak of the same thing."""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("headlines.toml")[name])


@cache
def _same() -> tuple[tuple[str, ...], ...]:
    """Groups of names that stand for one another, in the form in which words are compared."""
    rows = data("stand_ins.toml")["same"]
    return tuple(tuple(_normal(name) for name in row.split(",")) for row in rows)


def _normal(text: str) -> str:
    return " ".join(token.lower for token in tokens(text))


def has_body(document: Document) -> bool:
    """Whether there is enough of an article to hold its headline against."""
    return len(body(document)) >= FEWEST_SENTENCES and not document.article.details.excerpt


def claims(document: Document, say: Catalogue) -> Iterator[Mark]:
    """The numbers, names, quoted words and flat statements of the headline that no body sentence bears out."""
    held = Body(document)
    for sentence in document.sentences:
        if sentence.part == "headline":
            yield from _numbers(sentence, held, say)
            yield from _names(sentence, held, say)
            yield from _quotations(sentence, held, say)
            yield from _certainty(sentence, held, say)


# --- numbers -------------------------------------------------------------------------------------------------


def _numbers(headline: Sentence, held: Body, say: Catalogue) -> Iterator[Mark]:
    for quantity in headline.quantities:
        if _is_claim(quantity, headline) and not _has_number(quantity, held):
            start, end = quantity.start - headline.start, quantity.end - headline.start
            why = say("headline.number", words=say.quoted(quantity.text))
            yield mark(headline, start, end, "headline", why)


def _is_claim(quantity: Quantity, headline: Sentence) -> bool:
    """Whether a number is one that an article must hold: no length of time, no list, no part of a name or quotation."""
    before = tokens(headline.text[: quantity.start - headline.start])
    named = bool(before) and before[-1].text.isupper() and not quantity.unit
    if named or quotation_at(headline, quantity.start, quantity.end) or quantity.unit in _listed("uncounted"):
        return False
    if quantity.unit == "percent":
        return _in_figures(quantity)
    return quantity.unit.isupper() or quantity.high >= COUNTED


def _in_figures(quantity: Quantity) -> bool:
    return any(letter.isdigit() for letter in quantity.text)


def _has_number(quantity: Quantity, held: Body) -> bool:
    if f" {_normal(quantity.text)} " in held.text:
        return True
    if not _in_figures(quantity) and quantity.qualifier == "range":
        return any(other.high >= quantity.low for other in held.quantities)
    return any(_close(quantity, other) for other in held.quantities) or _adds_up(quantity, held)


def _close(quantity: Quantity, other: Quantity) -> bool:
    """Whether the body's number can be the headline's, whatever noun each counts."""
    if same_kind(quantity, other) and (same_value(quantity, other) or can_both_hold(quantity, other)):
        return True
    (low, high), (least, most) = bounds(quantity), bounds(other)
    return low * (1 - NEAR) <= most and least <= high * (1 + NEAR)


def _adds_up(quantity: Quantity, held: Body) -> bool:
    """Whether two numbers of the body make the headline's together, or by their difference."""
    values = sorted({other.low for other in held.quantities})
    wanted = {quantity.low, quantity.high}
    return any(a + b in wanted or b - a in wanted for n, a in enumerate(values) for b in values[n:])


# --- names ---------------------------------------------------------------------------------------------------


def _names(headline: Sentence, held: Body, say: Catalogue) -> Iterator[Mark]:
    canonical = {name.canonical for sentence in held.sentences for name in sentence.names}
    for name in headline.names:
        label = headline.text[name.end - headline.start :].startswith(":")
        if label or name.canonical in canonical or quotation_at(headline, name.start, name.end):
            continue
        if _is_telling(name) and not _is_named(name, held):
            why = say("headline.name", words=say.quoted(name.text))
            yield mark(headline, name.start - headline.start, name.end - headline.start, "headline", why)


def _is_telling(name: Name) -> bool:
    """Whether an article can be expected to repeat a name: a person, a body or a country, no word in capitals alone.

    Smaller places are often named by a place within them, and a capital for its government.
    """
    forms = {_normal(name.text), _normal(name.canonical)}
    if name.kind == "place":
        return any(group[0] in forms for group in _same())
    listed = any(forms & set(group) for group in _same())
    return name.kind in ("person", "body") and (listed or not name.text.isupper())


def _is_named(name: Name, held: Body) -> bool:
    """Whether any word of a name, a kin of it, its initials or what stands for it is in the body."""
    words = [token for text in (name.text, name.canonical) for token in tokens(text) if not token.is_stop]
    if any(token.lower[:KIN] in held.openings for token in words):
        return True
    forms = {_normal(name.text), _normal(name.canonical)}
    others = (other for group in _same() if forms & set(group) for other in group)
    if any(f" {other} " in held.text for other in others):
        return True
    return any(_by_initials(token.text.replace(".", ""), held) for token in words) or _shortened(name, held)


def _by_initials(word: str, held: Body) -> bool:
    return len(word) > 1 and word.isupper() and word in held.initials


def _shortened(name: Name, held: Body) -> bool:
    letters = "".join(token.text[0] for token in tokens(name.canonical) if token.is_capitalised).lower()
    return len(letters) > 1 and f" {letters} " in held.text


# --- quotations ----------------------------------------------------------------------------------------------


def _quotations(headline: Sentence, held: Body, say: Catalogue) -> Iterator[Mark]:
    for quotation in headline.quotations:
        if not _is_said(quotation, held):
            words = say.quoted(quotation.text.strip(" ,.;:!?"))
            why = say("headline.quotation", words=words)
            yield mark(headline, quotation.start - headline.start, quotation.end - headline.start, "headline", why)


def _is_said(quotation: Quotation, held: Body) -> bool:
    """Whether a body sentence has most content words of a quotation, in any form, or the body has it word for word."""
    words = tokens(quotation.text)
    if not words or "*" in quotation.text or f" {_normal(quotation.text)} " in held.text:
        return True
    wanted = {token.stem for token in words if not token.is_stop}
    return bool(wanted) and any(len(wanted & set(found)) >= MOST * len(wanted) for found in held.stems)


# --- certainty -----------------------------------------------------------------------------------------------


def _certainty(headline: Sentence, held: Body, say: Catalogue) -> Iterator[Mark]:
    found = tokens(headline.text)
    if _is_unsure(headline, found):
        return
    content = {token.stem for token in found if not token.is_stop and not token.is_number}
    for token in found:
        if token.is_stop or token.is_number or _in_name(headline, token):
            continue
        hedge = _only_hedged(token.stem, content - {token.stem}, held)
        if hedge:
            why = say("headline.certainty", words=say.quoted(token.text), hedge=say.quoted(hedge))
            yield mark(headline, token.start, token.end, "headline", why)


def _is_unsure(headline: Sentence, found: Sequence[Token]) -> bool:
    if headline.quotations or any(mark_ in plain(headline.text) for mark_ in "?:\"'"):
        return True
    return any(t.lower in _listed("unsure") or _brings_in_words(t.lower) for t in found)


def _brings_in_words(word: str) -> bool:
    cue = cues.verb(word)
    return cues.noun(word) is not None or (cue is not None and cue.needs != "quotation")


def _in_name(headline: Sentence, token: Token) -> bool:
    start = headline.start + token.start
    return any(name.start <= start < name.end for name in headline.names)


def _only_hedged(wanted: str, context: set[str], held: Body) -> str:
    """The hedge before a word in the sentence that shares most with the headline; "" where one place has none."""
    best = (0, "")
    for found, stems in zip(held.tokens, held.stems, strict=True):
        for place, token in enumerate(found):
            if token.stem != wanted:
                continue
            hedge = _hedge_before(found[max(0, place - REACH) : place])
            if not hedge:
                return ""
            best = max(best, (len(context & set(stems)), hedge))
    return best[1] if best[0] >= CONTEXT else ""


def _hedge_before(words: Sequence[Token]) -> str:
    """The hedge from which only small words and adverbs lead on to what follows `words`; "" without one."""
    for token in reversed(words):
        if _doubts(token):
            return token.text
        if not token.is_stop and not token.lower.endswith("ly"):
            break
    return ""


def _doubts(token: Token) -> bool:
    return token.text.islower() and token.lower in _listed("doubt")
