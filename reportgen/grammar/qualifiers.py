"""The words that say how exactly a number is meant: "more than", "nearly", "as many as", "or so"."""

from reportgen.grammar.lexemes import Lexemes, word_set
from reportgen.grammar.number_words import SCALES

_WORDS = {
    "more_than": "more than,just over,well over,slightly over,a little over,over,greater than,larger than,above,"
    "just above,well above,upwards of,upward of,in excess of,exceeding,slightly more than,a little more than,"
    "just more than,north of,well more than,far more than,higher than,bigger than,topping,surpassing",
    "less_than": "less than,fewer than,under,just under,well under,slightly under,below,just below,well below,"
    "nearly,almost,close to,slightly less than,slightly fewer than,a little less than,smaller than,lower than,"
    "approaching,just shy of,shy of,just short of,not quite",
    "about": "about,around,roughly,approximately,some,an estimated,estimated,circa,approx,closer to,somewhere around,"
    "in the region of,in the neighborhood of,give or take,perhaps,or about,or around",
    "at_most": "as many as,as much as,up to,no more than,not more than,at most,a maximum of,at the most,as high as,"
    "as long as",
    "at_least": "at least,no fewer than,no less than,not less than,not fewer than,a minimum of,as few as,as little as",
    "exact": "exactly,precisely",
}  # fmt: skip
_QUALIFIERS = {
    tuple(phrase.split()): name for name, phrases in _WORDS.items() for phrase in phrases.split(",")
}  # fmt: skip
_LONGEST = max(map(len, _QUALIFIERS))
_TAILS = {
    ("or", "more"): "at_least", ("and", "more"): "at_least", ("or", "less"): "at_most", ("or", "fewer"): "at_most",
    ("and", "above"): "at_least", ("or", "so"): "about", ("or", "above"): "at_least", ("or", "greater"): "at_least",
    ("and", "up"): "at_least", ("or", "higher"): "at_least", ("or", "lower"): "at_most",
}  # fmt: skip
_PREPOSITION_AFTER = word_set(
    "talk talks talked talking talking worry worried worries concern concerned concerns question questions news "
    "information report reports reported story stories think thinking thought heard hear asked ask say said know "
    "knew known learn learned told tell tells lie lied lies complained complain joked warned something anything "
    "nothing what all how movie film book books and speak spoke speaking argue argued"
)
"""After these "about" and "over" are prepositions: "talks about two officers", "argued over two bills"."""
_FEW = word_set("one two three four five six seven eight nine")
"""Spelled numbers that "over" and "under" lead rather than qualify: "presided over two hearings"."""
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def qualifier_before(lexemes: Lexemes, index: int, floor: int, unit: str) -> tuple[int, str] | None:
    """Where the words that qualify the number at `index` begin, not before `floor`, and what they say."""
    place = index - 1 if index > floor and lexemes.low(index - 1) in {"a", "an", "another"} else index
    for end in dict.fromkeys((index, place)):
        for size in range(_LONGEST, 0, -1):
            words = tuple(lexemes.low(end - size + step) for step in range(size))
            if end - size >= floor and words in _QUALIFIERS:
                if _is_preposition(lexemes, end - size, words, unit):
                    return None
                return end - size, _QUALIFIERS[words]
    return None


def _is_preposition(lexemes: Lexemes, index: int, words: tuple[str, ...], unit: str) -> bool:
    """Whether "about", "around", "over", "under" at `index` leads a phrase instead of qualifying the number."""
    if words in {("over",), ("under",)} and (unit in _DURATIONS or _is_few(lexemes, index + 1)):
        return True
    return words in {("about",), ("over",)} and lexemes.low(index - 1) in _PREPOSITION_AFTER


def _is_few(lexemes: Lexemes, index: int) -> bool:
    after = lexemes.low(index + 1)
    return lexemes.low(index) in _FEW and after not in SCALES and after not in {"dozen", "-", "and"}


def qualifier_after(lexemes: Lexemes, index: int) -> tuple[int, str] | None:
    """The index after "or more", "or so", "-plus", "+" that stands at `index` behind a number, and what it says."""
    pair = (lexemes.low(index), lexemes.low(index + 1))
    if pair in _TAILS and lexemes.low(index + 2) != "than":
        return index + 2, _TAILS[pair]
    if pair[0] == "+" and lexemes.joined(index) and not lexemes.joined(index + 1):
        return index + 1, "at_least"
    if pair == ("-", "plus") and lexemes.joined(index):
        return index + 2, "at_least"
    return None
