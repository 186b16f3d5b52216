"""Differences of time: another day, a looser or a tighter one, or a date that only one telling gives."""

import re
from collections.abc import Iterator

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.lexicon import word_set
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.times import fiscal_against_calendar
from reportgen.grammar.words import Token, tokens
from reportgen.model import Quantity, TimeExpression

REACH = 5
HELPERS = word_set("has have had was were been is are be being")
RELATING = word_set("after at before by during for from in into last of on since this through to under with within")
"""Words after a participle that describes the noun before it."""
DURATIONS = word_set("minute hour day week month year decade")
"""Units of quantities that say how long something took."""


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Every pair of times that are not the same, and every time that only one telling gives."""
    left, right = _unmatched(pairing.a, pairing.b), _unmatched(pairing.b, pairing.a)
    set_against = [(a, b) for a in left for b in right if _comparable(pairing, a, b)]
    yield from (_both(pairing, a, b) for a, b in set_against)
    yield from _prospects(pairing)
    yield from _durations(pairing)
    for telling, other, times, side in ((pairing.a, pairing.b, left, 0), (pairing.b, pairing.a, right, 1)):
        for time in times:
            if _is_news(time, other) and not any(pair[side] is time for pair in set_against):
                yield _one_sided(pairing, telling, time)


def _comparable(pairing: Pairing, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two times could be said of one thing. A weekday put into different weeks by two dates is not."""
    if _plain(a.text) == _plain(b.text):
        return False
    return fiscal_against_calendar(a, b) or relation(a, b) == "within" or _of_one_thing(pairing, a, b)


def _unmatched(telling: Telling, other: Telling) -> list[TimeExpression]:
    return [time for time in telling.sentence.times if not any(_agree(time, t) for t in other.sentence.times)]


def _is_news(time: TimeExpression, other: Telling) -> bool:
    """Whether a time is definite, and neither holds nor is held by one of the other telling ("2022", "August 2022")."""
    return time.kind != "vague" and all(relation(time, t) not in ("same", "within") for t in other.sentence.times)


def _of_one_thing(pairing: Pairing, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether the words around two times have any in common, or either is the only time of its telling."""
    if abs(_grain(a) - _grain(b)) > 1:
        return False
    if len(pairing.a.sentence.times) == 1 == len(pairing.b.sentence.times):
        return True
    return bool(pairing.a.around(a.start, a.end, REACH) & pairing.b.around(b.start, b.end, REACH))


def _grain(time: TimeExpression) -> int:
    """How long a time is, on a scale on which a day and a week, or a month and a year, are neighbours."""
    if time.first is None or time.last is None:
        return {"day": 0, "weekday": 0, "month": 2, "season": 2, "quarter": 2, "year": 3, "fiscal_year": 3}.get(
            time.kind, 1
        )
    days = (time.last - time.first).days
    return 0 if days < 2 else 1 if days < 15 else 2 if days < 100 else 3


def relation(a: TimeExpression, b: TimeExpression) -> str:
    """How two times stand: "same", "within", "overlap", "apart", or "unknown" where a day is not known."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return "same" if _plain(a.text) == _plain(b.text) else "unknown"
    if (a.first, a.last) == (b.first, b.last):
        return "same"
    if a.last < b.first or b.last < a.first:
        return "apart"
    if (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last):
        return "within"
    return "overlap"


def _agree(a: TimeExpression, b: TimeExpression) -> bool:
    return relation(a, b) == "same" and (a.kind == "fiscal_year") == (b.kind == "fiscal_year")


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _both(pairing: Pairing, a: TimeExpression, b: TimeExpression) -> Candidate:
    around_a = pairing.a.around(a.start, a.end, REACH)
    around_b = pairing.b.around(b.start, b.end, REACH)
    near = len(around_a & around_b)
    how = relation(a, b)
    features = {
        "near_words": float(near),
        "near_share": near / max(1, min(len(around_a), len(around_b))),
        "apart": float(how == "apart"),
        "within": float(how == "within"),
        "unknown": float(how == "unknown"),
        "same_sort": float(a.kind == b.kind),
        "only_times": float(len(pairing.a.sentence.times) == 1 == len(pairing.b.sentence.times)),
        "period": float("fiscal_year" in (a.kind, b.kind)),
        "vague": float("vague" in (a.kind, b.kind)),
    }
    words_a, words_b = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
    if fiscal_against_calendar(a, b):
        return Candidate("time", "period", pairing, (words_a,), (words_b,), (words_a.text, words_b.text), features)
    sort = "precision" if how in ("within", "unknown", "overlap") else "value"
    return Candidate("time", sort, pairing, (words_a,), (words_b,), (words_a.text, words_b.text), features)


def _one_sided(pairing: Pairing, telling: Telling, time: TimeExpression) -> Candidate:
    other = pairing.b if telling is pairing.a else pairing.a
    here = telling.around(time.start, time.end, REACH)
    features = {
        "near_words": float(len(here & other.stems)),
        "near_share": len(here & other.stems) / max(1, len(here)),
        "close": 1 / (1 + telling.gap(time.start, time.end, other.stems)),
        "times": float(len(telling.sentence.times)),
        "told_other": float(bool(other.sentence.times)),
        "day": float(time.kind in ("day", "weekday")),
        "long": float(time.kind in ("month", "year", "season", "quarter", "fiscal_year", "range")),
        "vague": float(time.kind == "vague"),
        "in_credit": float(telling.is_credit(time.start, time.end)),
        "quoted": float(telling.is_quoted(time.start, time.end)),
        "elsewhere": float(_stem_in(time.text, pairing.elsewhere[0 if other is pairing.a else 1])),
    }
    words = telling.words(time.start, time.end)
    if telling is pairing.a:
        return Candidate("time", "absent", pairing, (words,), (), (words.text, ""), features)
    return Candidate("time", "absent", pairing, (), (words,), ("", words.text), features)


def _stem_in(text: str, stems: frozenset[str]) -> bool:
    return all(token.stem in stems for token in tokens(text) if not token.is_stop)


def _durations(pairing: Pairing) -> Iterator[Candidate]:
    """How long something took, put in other figures or other units ("35 days", "two months")."""
    for a in _lasting(pairing.a):
        for b in _lasting(pairing.b):
            if (a.low, a.unit) != (b.low, b.unit):
                near = len(pairing.a.around(a.start, a.end, REACH) & pairing.b.around(b.start, b.end, REACH))
                words_a, words_b = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
                features = {"near_words": float(near), "same_unit": float(a.unit == b.unit)}
                yield Candidate(
                    "time", "duration", pairing, (words_a,), (words_b,), (words_a.text, words_b.text), features
                )


def _lasting(telling: Telling) -> list[Quantity]:
    return [quantity for quantity in telling.sentence.quantities if quantity.unit in DURATIONS]


def _prospects(pairing: Pairing) -> Iterator[Candidate]:
    """What one telling has still to come, the other as done: "will announce" against "announced"."""
    for side, (telling, other) in enumerate(pairing.sides):
        for token in telling.content:
            ahead = _ahead(telling, token)
            done = next((t for t in other.content if t.stem == token.stem and _is_done(other, t)), None)
            if ahead is None or done is None or _ahead(other, done) is not None:
                continue
            ours, theirs = telling.words(ahead, token.end), other.words(done.start, done.end)
            near = len(telling.around(token.start, token.end, REACH) & other.around(done.start, done.end, REACH))
            features = {"near_words": float(near), "quoted": float(telling.is_quoted(ahead, token.end))}
            a, b = (ours, theirs) if side == 0 else (theirs, ours)
            yield Candidate("time", "prospect", pairing, (a,), (b,), (a.text, b.text), features)


def _is_done(telling: Telling, token: Token) -> bool:
    """Whether a word reads as a finished act ("was deported", "deported three men"), not as a quality of a noun
    ("the men deported from here")."""
    at = telling.tokens.index(token)
    before, after = telling.tokens[at - 1 : at], telling.tokens[at + 1 : at + 2]
    helped = bool(before) and before[0].lower in HELPERS
    return token.lower.endswith("ed") and (helped or (bool(after) and after[0].lower not in RELATING))


def _ahead(telling: Telling, token: Token) -> int | None:
    """Where the words begin that put a verb into the future, None where nothing does."""
    before = [t for t in telling.tokens if t.end <= token.start][-2:]
    return next(
        (t.start for t in before if t.lower in ("will", "would", "plans", "expected", "going", "intends")), None
    )
