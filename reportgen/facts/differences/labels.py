"""Differences of label: what a person, a group or a thing is called."""

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from reportgen.facts.differences.candidate import Candidate
from reportgen.facts.differences.loaded import colour
from reportgen.facts.lexicon import people, word_set
from reportgen.facts.telling import Pairing, Telling
from reportgen.grammar.words import Token
from reportgen.model import DifferenceWords, Name

WIDEST = 4
"""Content words that may stand between two shared words and still be one slot."""

TITLES = word_set(
    """mr mrs ms miss dr sir president rep representative sen senator gov governor congressman congresswoman judge
    justice secretary attorney general former then ex republican democrat democratic gop r d house senate leader minister prime
    chairman director st"""
)
"""Words before or after a name that every house style has its own way with."""


def candidates(pairing: Pairing) -> Iterator[Candidate]:
    """Other nouns for the same people, other epithets of one name, other words in the same slot."""
    yield from _epithets(pairing)
    yield from _nouns(pairing)
    yield from _slots(pairing)


def _epithets(pairing: Pairing) -> Iterator[Candidate]:
    seen = set()
    for a in pairing.a.sentence.names:
        for b in pairing.b.sentence.names:
            if a.canonical != b.canonical or a.canonical in seen:
                continue
            ours, theirs = _described(pairing.a, a), _described(pairing.b, b)
            new_a = [t for t in ours if t.stem not in pairing.b.stems and t.lower not in TITLES]
            new_b = [t for t in theirs if t.stem not in pairing.a.stems and t.lower not in TITLES]
            if new_a or new_b:
                seen.add(a.canonical)
                yield _epithet(pairing, ours if new_a else [], theirs if new_b else [], len(new_a) + len(new_b))


def _epithet(pairing: Pairing, ours: list[Token], theirs: list[Token], new: int) -> Candidate:
    words_a, words_b = _span(pairing.a, ours), _span(pairing.b, theirs)
    everything = [*ours, *theirs]
    features = {
        "both": float(bool(words_a and words_b)),
        "new": float(new),
        "people": float(any(t.stem in people() for t in everything)),
        "colour": float(any(colour(t.lower) for t in everything)),
    }
    values = tuple(words[0].text if words else "" for words in (words_a, words_b))
    return Candidate("label", "epithet", pairing, words_a, words_b, (values[0], values[1]), features)


def _described(telling: Telling, name: Name) -> list[Token]:
    """The words that describe a name: those before it in its phrase, or those set off by commas after it."""
    text, base = telling.sentence.text, telling.sentence.start
    before: list[Token] = []
    for token in reversed([t for t in telling.tokens if t.end <= name.start]):
        gap = text[token.end - base : (before[-1].start if before else name.start) - base]
        if gap.strip(" .’'") or token.is_stop or len(before) >= WIDEST:
            break
        before.append(token)
    if before:
        return before[::-1]
    after = text[name.end - base :]
    if not after.startswith(", "):
        return []
    stop = after.find(",", 2)
    end = name.end + (stop if stop > 0 else 0)
    return [t for t in telling.tokens if name.end < t.start and t.end <= end][:10]


def _span(telling: Telling, run: list[Token]) -> tuple[DifferenceWords, ...]:
    return (telling.words(run[0].start, run[-1].end),) if run else ()


def _nouns(pairing: Pairing) -> Iterator[Candidate]:
    """Nouns for people that only one side has, where both have one and the words around them agree best."""
    left, right = _people_only(pairing.a, pairing.b), _people_only(pairing.b, pairing.a)
    scored = []
    for a in left:
        for b in right:
            around_a, around_b = pairing.a.around(a.start, a.end, 4), pairing.b.around(b.start, b.end, 4)
            common = len(around_a & around_b)
            plural = a.lower.endswith("s") == b.lower.endswith("s")
            scored.append((common, plural, a, b))
    for common, plural, a, b in sorted(scored, key=lambda s: (-s[0], -s[1], s[2].start, s[3].start))[:1]:
        features = {
            "near_words": float(common),
            "plural": float(plural),
            "colour": float(bool(colour(a.lower) or colour(b.lower))),
            "quoted": float(pairing.a.is_quoted(a.start, a.end) or pairing.b.is_quoted(b.start, b.end)),
            "number": float(len(left) + len(right)),
            "next": float(_next(pairing.a, a) == _next(pairing.b, b)),
        }
        words_a, words_b = pairing.a.words(a.start, a.end), pairing.b.words(b.start, b.end)
        yield Candidate("label", "noun", pairing, (words_a,), (words_b,), (a.text, b.text), features)


def _people_only(telling: Telling, other: Telling) -> list[Token]:
    return [
        token
        for token in telling.content
        if token.stem in people() and token.stem not in other.stems and not telling.is_credit(token.start, token.end)
    ]


def _next(telling: Telling, token: Token) -> str:
    return next((t.stem for t in telling.content if t.start >= token.end), "")


def _slots(pairing: Pairing) -> Iterator[Candidate]:
    """Runs of content words that stand between the same two shared words."""
    a, b = pairing.a.content, pairing.b.content
    codes = Indel.opcodes([t.stem for t in a], [t.stem for t in b])
    slots = []
    for before, gap_a, gap_b, after in _gaps(
        [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes]
    ):
        ours, theirs = list(a[slice(*gap_a)]), list(b[slice(*gap_b)])
        if 0 < len(ours) <= WIDEST and 0 < len(theirs) <= WIDEST:
            slots.append((before + after, ours, theirs))
    slots.sort(key=lambda s: (-s[0], len(s[1]) + len(s[2]), s[1][0].start))
    for anchors, ours, theirs in slots[:2]:
        both = [*ours, *theirs]
        features = {
            "anchors": float(anchors),
            "length": float(len(both)),
            "colour": float(any(colour(t.lower) for t in both)),
            "people": float(any(t.stem in people() for t in both)),
            "figure": float(any(t.is_number for t in both)),
            "name": float(all(t.is_capitalised for t in ours) or all(t.is_capitalised for t in theirs)),
            "quoted": float(
                pairing.a.is_quoted(ours[0].start, ours[-1].end) or pairing.b.is_quoted(theirs[0].start, theirs[-1].end)
            ),
        }
        words_a, words_b = _span(pairing.a, ours), _span(pairing.b, theirs)
        yield Candidate("label", "slot", pairing, words_a, words_b, (words_a[0].text, words_b[0].text), features)


Gap = tuple[int, tuple[int, int], tuple[int, int], int]


def _gaps(codes: list[tuple[str, int, int, int, int]]) -> Iterator[Gap]:
    """Every stretch of both sides between equal runs, with whether an equal run stands before and after it."""
    at = 0
    while at < len(codes):
        tag, a0, a1, b0, b1 = codes[at]
        if tag == "equal":
            at += 1
            continue
        start = at
        while at < len(codes) and codes[at][0] != "equal":
            a1, b1 = codes[at][2], codes[at][4]
            at += 1
        yield int(start > 0), (a0, a1), (b0, b1), int(at < len(codes))
