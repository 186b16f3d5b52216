"""Why two sentences were paired, in plain words, and how they stand to each other."""

import numpy as np
from rapidfuzz import fuzz

from reportgen.alignment.lines import Lines
from reportgen.catalogue import Catalogue
from reportgen.grammar.words import Token, tokens
from reportgen.model import Relation, Why

COPIED = 92.0
"""Likeness of words in order, of 100, from which a sentence is called a copy: one word in a dozen may differ."""
WHOLE = 0.5
"""Share of each sentence's weight of words that must be common to call the whole the same: of the pairs that readers
made in the training stories, most with less share one fact of several, most with more tell just the same facts."""
FEW = 0.1
"""A word is rare in the story if at most this share of its sentences, or three of them, have it."""
MOST_REASONS = 4


def _share(lines: Lines, a: int, b: int) -> float:
    weight = lines.rarity * lines.general
    common = float((lines.stems[a] * lines.stems[b]) @ weight)
    return common / max(1e-6, float(lines.stems[a] @ weight), float(lines.stems[b] @ weight))


def _plain(words: tuple[Token, ...]) -> str:
    return " ".join(word.lower for word in words)


def relation(lines: Lines, a: int, b: int) -> Relation:
    """Copy: nearly the same words in the same order. Part: at least one says a good deal that the other does not."""
    left, right = (tokens(lines.sentences[k].text) for k in (a, b))
    if fuzz.ratio(_plain(left), _plain(right)) >= COPIED:
        return "copy"
    return "same" if _share(lines, a, b) >= WHOLE else "part"


def _longest_run(left: tuple[Token, ...], right: tuple[Token, ...]) -> tuple[int, int]:
    """First token and number of tokens, in `left`, of the longest run of words that both have; the first of equals."""
    best = (0, 0)
    lengths = [0] * (len(right) + 1)
    for i, word in enumerate(left):
        row = [0] * (len(right) + 1)
        for j, other in enumerate(right):
            if word.lower == other.lower:
                row[j + 1] = lengths[j] + 1
                if row[j + 1] > best[1]:
                    best = (i - row[j + 1] + 1, row[j + 1])
        lengths = row
    return best


def _common_words(lines: Lines, a: int, b: int) -> dict[str, str]:
    """Stem to word as the first sentence writes it, of all content words written alike in both."""
    theirs = {token.lower for token in tokens(lines.sentences[b].text)}
    return {
        token.stem: token.text
        for token in reversed(tokens(lines.sentences[a].text))
        if not token.is_stop and token.lower in theirs
    }


def why(lines: Lines, column: dict[str, int], a: int, b: int, say: Catalogue) -> tuple[Why, ...]:
    """The strongest reasons, at most four, the weightiest first. Every word shown stands in both sentences.

    Args:
        lines: the story.
        column: stem to column of `lines.stems`.
        a: row of one sentence.
        b: row of the other.
        say: the words for the reasons.
    """
    left, right = (tokens(lines.sentences[k].text) for k in (a, b))
    found: list[Why] = []
    if fuzz.ratio(_plain(left), _plain(right)) >= COPIED:
        found.append(Why(feature="copy", note=say("pair.copy"), value=100.0))
    start, length = _longest_run(left, right)
    content = sum(not token.is_stop for token in left[start : start + length])
    if content >= 3 and not found:
        words = lines.sentences[a].text[left[start].start : left[start + length - 1].end]
        quoted = bool(lines.quoted[a].any() and lines.quoted[b].any()) and _is_quoted(
            lines, column, a, b, left[start : start + length]
        )
        feature = "quotation" if quoted else "run"
        note = say(f"pair.{feature}", words=say.quoted(words))
        found.append(Why(feature=feature, note=note, value=float(2 * content)))
    found += _words_in_common(lines, column, a, b, say)
    found.sort(key=lambda reason: (-reason.value, reason.feature))
    if len(found) < 2:
        alike = round(float(lines.vectors[a] @ lines.vectors[b]), 2)
        if alike >= 0.4 or not found:
            found.append(Why(feature="meaning", note=say("pair.meaning", score=alike), value=alike))
    return tuple(found[:MOST_REASONS])


def _is_quoted(lines: Lines, column: dict[str, int], a: int, b: int, run: tuple[Token, ...]) -> bool:
    stems = [column[token.stem] for token in run if token.stem in column]
    return bool(stems) and bool((lines.quoted[a, stems] * lines.quoted[b, stems]).mean() > 0.5)


def _words_in_common(lines: Lines, column: dict[str, int], a: int, b: int, say: Catalogue) -> list[Why]:
    comma = say("language.comma")
    rare_at = max(3.0, FEW * len(lines.sentences))
    kinds: dict[str, list[tuple[float, str]]] = {"number": [], "names": [], "rare": [], "words": []}
    for stem, word in _common_words(lines, a, b).items():
        k = column[stem]
        kind = (
            "number"
            if lines.is_number[k]
            else "names"
            if lines.is_name[k]
            else "rare"
            if lines.uses[k] <= rare_at
            else "words"
        )
        kinds[kind].append((float(np.round(lines.rarity[k] * lines.general[k] / 10, 4)), word))
    return [
        Why(
            feature=kind,
            note=say(f"pair.{kind}", words=comma.join(word for _, word in sorted(words, reverse=True)[:4])),
            value=round(sum(value for value, _ in words), 4),
        )
        for kind, words in kinds.items()
        if words
    ]
