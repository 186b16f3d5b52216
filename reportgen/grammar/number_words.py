"""Numbers as written in figures, words or both: "37,000", "forty thousand", "two and a half million", "1.7 million"."""

from typing import NamedTuple

from reportgen.grammar.lexemes import HYPHENS, VULGAR_FRACTIONS, Lexemes, words

ONES = {
    word: float(value)
    for value, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: float(10 * value)
    for value, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
_AFTER_FIGURES = {
    "millions": 1e6, "billions": 1e9, "trillions": 1e12, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12,
}  # fmt: skip
_GLUED = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
"""Directly behind the figure: "k" and capitals always, the others only where money is meant ("$5m")."""
VAGUE = {
    "tens": (20.0, 100.0), "dozens": (24.0, 200.0), "scores": (40.0, 200.0), "hundreds": (200.0, 2_000.0),
    "thousands": (2_000.0, 100_000.0), "millions": (2e6, 1e9), "billions": (2e9, 1e12), "trillions": (2e12, 1e15),
}  # fmt: skip
"""What a reader takes a vague round number for: from two of it up to where the next word would be used."""
DENOMINATORS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
ORDINALS = {
    word: value
    for value, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30}

LONGEST_FIGURE = 15
"""Digits before the decimal point: a double holds every whole number of 15 digits; longer ones are identifiers."""
_WITHOUT_GROUPING = str.maketrans("", "", ",\u2009\u202f")
DOZEN = 12.0


class Number(NamedTuple):
    """A number read from the lexemes up to `end` (exclusive)."""

    value: float
    end: int
    scaled: bool
    """Whether it ends in a scale word: in "5 to 10 million" the first number borrows the second's."""
    scale: float = 1.0


def figure(lexemes: Lexemes, index: int) -> float | None:
    """The value of the figure at `index`; None where none stands there, or one too long to be a count."""
    lexeme = lexemes[index]
    if lexeme.kind != "number" or len(lexeme.text) > 3 * LONGEST_FIGURE:
        return None
    digits = lexeme.text.translate(_WITHOUT_GROUPING)
    return float(digits) if len(digits.partition(".")[0]) <= LONGEST_FIGURE else None


def whole(lexemes: Lexemes, index: int, longest: int = 4) -> int | None:
    """The plain whole number (no comma, no decimals) of at most `longest` digits at `index`, else None."""
    text = lexemes[index].text
    return int(text) if lexemes[index].kind == "number" and len(text) <= longest and text.isdigit() else None


def cardinal(lexemes: Lexemes, index: int, *, money: bool = False) -> Number | None:
    """The longest number that starts at `index`, in figures or words; `money` where a currency sign precedes it."""
    kind = lexemes[index].kind
    if kind == "word":
        return _in_words(lexemes, index)
    value = VULGAR_FRACTIONS[lexemes[index].text] if kind == "fraction" else figure(lexemes, index)
    if value is None:
        return None
    value, end = _mixed(lexemes, index + 1, value) if kind == "number" else (value, index + 1)
    return _scaled(lexemes, value, end, money=money)


def _mixed(lexemes: Lexemes, end: int, value: float) -> tuple[float, int]:
    """Adds the fraction of "4½" and "4 1/2" to `value`."""
    if lexemes[end].kind == "fraction":
        return value + VULGAR_FRACTIONS[lexemes[end].text], end + 1
    top, bottom = whole(lexemes, end, 2), whole(lexemes, end + 2, 2)
    slash = lexemes.low(end + 1) == "/" and lexemes.joined(end + 1) and lexemes.joined(end + 2)
    if slash and not lexemes.joined(end) and top and bottom and top < bottom and value == int(value):
        return value + top / bottom, end + 3
    return value, end


def _scaled(lexemes: Lexemes, value: float, end: int, *, money: bool) -> Number:
    """Multiplies by the scale words behind a figure: "1.7 million", "37 hundred thousand", "2 and a half million"."""
    half = _and_a_half(lexemes, end)
    if half:
        factor = _scale_at(lexemes, half, money=money)
        return Number(
            _even((value + 0.5) * (factor[0] if factor else 1.0)), factor[1] if factor else half, bool(factor)
        )
    scale = 1.0
    while (factor := _scale_at(lexemes, end, money=money)) is not None:
        scale *= factor[0]
        end = factor[1]
    return Number(_even(value * scale), end, scale != 1.0, scale)


def _even(value: float) -> float:
    """Takes off what multiplying binary fractions leaves behind: 2.3 million is 2300000."""
    return round(value, 6)


def _scale_at(lexemes: Lexemes, index: int, *, money: bool) -> tuple[float, int] | None:
    """The scale word at `index`, behind a number, or behind the hyphen there, and the index after it."""
    hyphen = lexemes.low(index) in HYPHENS and lexemes.joined(index) and lexemes.joined(index + 1)
    place = index + 1 if hyphen else index
    word = lexemes.low(place)
    factor = SCALES.get(word) or (DOZEN if word == "dozen" else None)
    if factor is None and not hyphen and lexemes[place - 1].kind in {"number", "fraction"}:
        factor = _AFTER_FIGURES.get(word)
        capital = lexemes[place].text.isupper() and word != "t"
        if factor is None and lexemes.joined(place) and (money or word == "k" or capital):
            factor = _GLUED.get(word)
    return (factor, place + 1) if factor else None


def _and_a_half(lexemes: Lexemes, index: int) -> int | None:
    """The index after "and a half" or "-and-a-half" at `index`, if that stands there."""
    place = index
    for word in ("and", "a", "half"):
        place = place + 1 if lexemes.low(place) in HYPHENS else place
        if lexemes.low(place) not in ({"a", "one"} if word == "a" else {word}):
            return None
        place += 1
    return place


def _in_words(lexemes: Lexemes, index: int) -> Number | None:
    """A number in words: "forty-two", "a hundred and six", "half a million", "two and a half million"."""
    word = lexemes.low(index)
    if word in ONES or word in TENS:
        return _sum_up(lexemes, index, 0.0)
    if word not in {"a", "an", "half", "quarter"}:
        return None
    part, place = _part_before_scale(lexemes, index)
    factor = _scale_at(lexemes, place, money=False)
    if factor is None:
        return None
    return Number(part * factor[0], factor[1], True, factor[0]) if part < 1 else _sum_up(lexemes, place, 1.0)


def _part_before_scale(lexemes: Lexemes, index: int) -> tuple[float, int]:
    """The 0.5 of "half a million", "a half million", the 0.25 of "a quarter million", else 1, and where they end."""
    article = lexemes.low(index) in {"a", "an"}
    place = index + 1 if article else index
    part = {"half": 0.5, "quarter": 0.25}.get(lexemes.low(place), 1.0)
    if part == 1.0:
        return part, place
    return part, place + 2 if not article and lexemes.low(place + 1) == "a" else place + 1


def _sum_up(lexemes: Lexemes, index: int, current: float) -> Number:
    """Adds up number words from `index`; `current` is what the words before amount to (1 after "a")."""
    total, place, scale, last = 0.0, index, 1.0, float("inf")
    while True:
        step = _past_joiner(lexemes, place, scale) if place > index else place
        word = lexemes.low(step)
        factor = DOZEN if word == "dozen" else SCALES.get(word)
        if _adds_up(current, word):
            current += ONES.get(word) or TENS.get(word) or 0.0
        elif word == "hundred" and 0 < current < 100 and current % 1 == 0:
            current, scale = current * 100, 100.0
        elif factor is not None and current > 0 and factor < last:
            total, current, scale, last = total + current * factor, 0.0, factor, factor
        else:
            break
        place = step + 1
    half = _and_a_half(lexemes, place)
    if half and total == 0 and scale == 1.0:
        return _scaled(lexemes, current + 0.5, half, money=False)
    if half:
        return Number(total + current + 0.5 * scale, half, True, scale)
    return Number(total + current, place, scale > 1.0 and current % 100 == 0, scale)


def _adds_up(current: float, word: str) -> bool:
    """Whether `word` can follow number words that amount to `current`: "twenty" + "five", "two hundred" + "six"."""
    below = current % 100
    if word in TENS:
        return below == 0
    if word == "zero":
        return current == 0
    return word in ONES and (below == 0 or (below >= 20 and below % 10 == 0 and ONES[word] < 10))


def _past_joiner(lexemes: Lexemes, place: int, scale: float) -> int:
    """Steps over the hyphen of "forty-two" and the "and" of "two hundred and six"."""
    follows = lexemes.low(place + 1)
    numeral = follows in ONES or follows in TENS
    hyphen = lexemes.low(place) in HYPHENS and lexemes.joined(place) and lexemes.joined(place + 1)
    if hyphen and (numeral or follows in SCALES or follows == "dozen"):
        return place + 1
    return place + 1 if lexemes.low(place) == "and" and scale >= 100 and numeral else place
