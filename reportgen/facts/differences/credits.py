"""Differences of attribution: credited to somebody against told as plain fact, or credited to somebody else."""

from collections.abc import Iterator

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.lexicon import word_set
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.words import tokens
from reportgen.model import Attribution, DifferenceWords

PRONOUNS = word_set("he she they it we i who officials")


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """One candidate where who says it is not the same on both sides."""
    a, b = pairing.a.sentence.attribution, pairing.b.sentence.attribution
    if a.kind == "own" == b.kind or same_speaker(a, b):
        return
    left, right = _words(pairing.a), _words(pairing.b)
    if not left and not right:
        return
    one = a.kind == "own" or b.kind == "own"
    kinds = {a.kind, b.kind}
    features = {
        "one_own": float(one),
        "person": float("person" in kinds),
        "body": float("body" in kinds),
        "outlet": float("outlet" in kinds),
        "vague": float("vague" in kinds),
        "document": float("document" in kinds),
        "same_kind": float(a.kind == b.kind),
        "direct": float("direct" in (a.directness, b.directness)),
        "pronoun": float(_is_pronoun(a) or _is_pronoun(b)),
        "known_elsewhere": float(_mentioned(a, pairing.b) or _mentioned(b, pairing.a)),
        "quoted_own": float(one and _has_quote(pairing)),
    }
    sort = "flat" if one else "speaker"
    yield Candidate("attribution", sort, pairing, left, right, (_who(a), _who(b)), features)


def same_speaker(a: Attribution, b: Attribution) -> bool:
    """Whether two attributions name the same speaker, a pronoun standing for anybody."""
    if a.kind == "own" or b.kind == "own":
        return False
    left, right = _key(a), _key(b)
    return bool(left & right)


def _key(attribution: Attribution) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(attribution.speaker or "") if not token.is_stop)


def _is_pronoun(attribution: Attribution) -> bool:
    return attribution.kind != "own" and (attribution.speaker or "").lower() in PRONOUNS


def _mentioned(attribution: Attribution, telling: Telling) -> bool:
    return bool(_key(attribution) & telling.stems)


def _has_quote(pairing: Pairing) -> bool:
    return bool(pairing.a.quoted or pairing.b.quoted)


def _words(telling: Telling) -> tuple[DifferenceWords, ...]:
    return tuple(telling.words(words.start, words.end) for words in telling.sentence.attribution.words)


def _who(attribution: Attribution) -> str:
    return "" if attribution.kind == "own" else (attribution.speaker or attribution.cue or "")
