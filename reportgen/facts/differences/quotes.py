"""Differences of quotation: cut, changed, turned into paraphrase, or given to another speaker."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel, Opcodes

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.differences.credits import same_speaker
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.words import Token
from reportgen.model import DifferenceWords, Quotation

LEAST_WORDS = 2
"""Words below which a quotation is a scare quote or a title, not a statement."""

LEAST_RUN = 3
"""Words in a row that two versions of one quotation share at least, or the whole of the shorter one."""

SAME_SHARE = 0.5
"""Share of the shorter quotation's words, in order, from which two quotations are versions of one."""


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Versions of one quotation that differ, and quotations that the other telling gives in other words."""
    matched: set[tuple[int, int]] = set()
    for a in _long(pairing.a):
        for b in _long(pairing.b):
            ours, theirs = _tokens(pairing.a, a), _tokens(pairing.b, b)
            share = _share(ours, theirs)
            if share >= SAME_SHARE:
                matched |= {(0, a.start), (1, b.start)}
                yield from _versions(pairing, ours, theirs, share)
    for side, (telling, other) in enumerate(pairing.sides):
        for quotation in _long(telling):
            if (side, quotation.start) not in matched and _kept(telling, other, quotation):
                yield _paraphrase(pairing, telling, other, quotation)


def _long(telling: Telling) -> list[Quotation]:
    return [q for q in telling.sentence.quotations if len(_tokens(telling, q)) >= LEAST_WORDS]


def _tokens(telling: Telling, quotation: Quotation) -> list[Token]:
    return [token for token in telling.tokens if quotation.start <= token.start and token.end <= quotation.end]


def _share(ours: Sequence[Token], theirs: Sequence[Token]) -> float:
    a, b = [token.lower for token in ours], [token.lower for token in theirs]
    blocks = [code.src_end - code.src_start for code in Indel.opcodes(a, b) if code.tag == "equal"]
    shorter = max(1, min(len(a), len(b)))
    return sum(blocks) / shorter if max(blocks, default=0) >= min(LEAST_RUN, shorter) else 0.0


def _versions(pairing: Pairing, ours: Sequence[Token], theirs: Sequence[Token], share: float) -> Iterator[Candidate]:
    codes = Indel.opcodes([token.lower for token in ours], [token.lower for token in theirs])
    left, right = _runs(pairing.a, ours, codes, 0), _runs(pairing.b, theirs, codes, 1)
    if not left and not right:
        return
    inner = _inner(codes, len(ours), len(theirs))
    features = {
        "share": share,
        "cut": float(not (left and right)),
        "changed": float(bool(left and right)),
        "inner": float(inner),
        "short": float(min(len(ours), len(theirs)) < 5),
        "odd_words": float(sum(len(words.text.split()) for words in (*left, *right))),
        "other_speaker": float(not same_speaker(pairing.a.sentence.attribution, pairing.b.sentence.attribution)),
    }
    values = (_longest(left), _longest(right))
    yield Candidate("quote", "changed" if left and right else "cut", pairing, left, right, values, features)


def _runs(telling: Telling, words: Sequence[Token], codes: Opcodes, side: int) -> tuple[DifferenceWords, ...]:
    found = []
    for code in codes:
        start, end = (code.src_start, code.src_end) if side == 0 else (code.dest_start, code.dest_end)
        if code.tag != "equal" and end > start:
            found.append(telling.words(words[start].start, words[end - 1].end))
    return tuple(found)


def _inner(codes: Opcodes, left: int, right: int) -> bool:
    """Whether words differ inside the quotation, not only where it was cut off at either end."""
    return any(
        code.tag != "equal"
        and code.src_start > 0
        and code.src_end < left
        and code.dest_start > 0
        and code.dest_end < right
        for code in codes
    )


def _longest(words: Sequence[DifferenceWords]) -> str:
    return max((span.text for span in words), key=lambda text: (len(text), text), default="")


def _kept(telling: Telling, other: Telling, quotation: Quotation) -> float:
    """The share of a quotation's content that the other telling has, in the same or in kindred words."""
    stems = {token.stem for token in _tokens(telling, quotation) if not token.is_stop}
    return len(stems & other.meanings) / max(1, len(stems))


def _paraphrase(pairing: Pairing, telling: Telling, other: Telling, quotation: Quotation) -> Candidate:
    words = _tokens(telling, quotation)
    kept = _kept(telling, other, quotation)
    features = {
        "kept": kept,
        "length": min(len(words), 30) / 10,
        "both_quote": float(bool(other.quoted)),
        "same_speaker": float(same_speaker(pairing.a.sentence.attribution, pairing.b.sentence.attribution)),
        "other_own": float(other.sentence.attribution.kind == "own"),
        "mostly_quote": len(words) / max(1, len(telling.tokens)),
        "short": float(len(words) < 4),
        "whole": float(len(words) >= 0.9 * len(telling.tokens)),
        "names_speaker": float(bool(quotation.speaker) and _named(quotation.speaker or "", other)),
    }
    span = telling.words(quotation.start, quotation.end)
    if telling is pairing.a:
        return Candidate("quote", "paraphrase", pairing, (span,), (), (span.text, ""), features)
    return Candidate("quote", "paraphrase", pairing, (), (span,), ("", span.text), features)


def _named(speaker: str, other: Telling) -> bool:
    return any(word.lower() in {token.lower for token in other.tokens} for word in speaker.split() if len(word) > 3)
