"""Parts of a whole ("a third of", "one in five", "half") and round numbers by their order alone ("hundreds")."""

from reportgen.grammar.amounts import Amount, runs_on
from reportgen.grammar.lexemes import HYPHENS, VULGAR_FRACTIONS, Lexemes, word_set
from reportgen.grammar.measures import currency_after, measure, percent
from reportgen.grammar.nouns import counted_noun
from reportgen.grammar.number_words import DENOMINATORS, DOZEN, ONES, SCALES, VAGUE, cardinal, whole

ROUNDING = 4
"""Decimals kept of a percentage: a third is 33.3333 percent."""


def share(lexemes: Lexemes, index: int) -> Amount | None:
    """Parts of a whole, in percent: "a third of", "two-thirds", "half of the", "one in five", "nine out of 10".

    Of a measure or a scale they are amounts: "half an hour", "a quarter of a million".
    """
    ratio = _ratio(lexemes, index) or _fraction(lexemes, index) or _half(lexemes, index)
    if ratio is None:
        return None
    value, end = ratio
    scale = SCALES.get(lexemes.low(end + 2)) if lexemes.low(end) == "of" and lexemes.low(end + 1) == "a" else None
    if scale:
        noun = counted_noun(lexemes, end + 3, one=False)
        return Amount(index, end + 3, value * scale, value * scale, noun)
    behind = lexemes.skip(lexemes.skip(end, HYPHENS | {"of"}), {"a", "an"})
    unit = measure(lexemes, behind) or percent(lexemes, behind)
    if unit and unit[0] != "degree":
        return Amount(index, unit[1], value, value, unit[0])
    percents = round(100 * value, ROUNDING)
    return Amount(index, end, percents, percents, "percent")


def _ratio(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """The value of "one in five", "nine out of 10", "one-in-five", and where it ends."""
    number = cardinal(lexemes, index)
    if number is None or number.value % 1 or number.scaled or number.value < 1:
        return None
    place = lexemes.skip(number.end, HYPHENS)
    if lexemes.low(place) == "in":
        place = lexemes.skip(place + 1, HYPHENS)
    elif lexemes.low(place) == "out" and lexemes.low(place + 1) == "of":
        place += 2
    else:
        return None
    total = cardinal(lexemes, place)
    if total is None or total.value % 1 or not number.value < total.value <= 1e6:
        return None
    round_enough = total.value <= 20 or total.value % 5 == 0  # "5 in 23" is no share
    other = measure(lexemes, total.end) or percent(lexemes, total.end) or runs_on(lexemes, total.end)
    return (number.value / total.value, total.end) if round_enough and not other else None


_CLOSE_BEFORE = word_set("by than about nearly almost roughly around over under")


def _fraction(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """The value of "a third of", "two-thirds", "three quarters", "3/4", and where it ends."""
    word = lexemes.low(index)
    top = 1 if word in {"a", "an"} else int(ONES.get(word, 0)) or whole(lexemes, index, 2)
    place = lexemes.skip(index + 1, HYPHENS)
    name = lexemes.low(place)
    bottom = DENOMINATORS.get(name if top == 1 else name.removesuffix("s"))
    if not top or not bottom or top >= bottom or (top > 1 and not name.endswith("s")):
        return _in_figures(lexemes, index)
    after = lexemes[place + 1]
    if after.kind == "word" and after.glued:
        return None
    if top == 1 and word != "one":
        return (1 / bottom, place + 1) if after.low == "of" or lexemes.low(index - 1) in _CLOSE_BEFORE else None
    of_years = bottom == 4 and name.startswith("quarter") and top > 1 and after.low not in {"of", "", ".", ","}
    return None if of_years and place == index + 1 else (top / bottom, place + 1)


_BOTTOMS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 100})


def _in_figures(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """The value of "3/4" or "½"; "24/7", "9/11" and the like are no shares."""
    if lexemes[index].kind == "fraction":
        after = lexemes[index + 1]
        free = not after.glued or after.kind == "mark"
        return (VULGAR_FRACTIONS[lexemes[index].text], index + 1) if free else None
    top, bottom = whole(lexemes, index, 3), whole(lexemes, index + 2, 3)
    glued = lexemes.joined(index + 1) and lexemes.joined(index + 2) and not lexemes.joined(index)
    if not top or bottom not in _BOTTOMS or not glued or lexemes.low(index + 1) != "/":
        return None
    return (top / bottom, index + 3) if top < bottom and not runs_on(lexemes, index + 3) else None


_WHOLES = word_set("of the a an its their his her our all those these as that what")
_LOOSE = _CLOSE_BEFORE | {"least", "only", "just"}
_NO_SHARE = frozenset({"way", "past", "time", "brother", "sister", "century", "dozen"})


def _half(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """The "half" that is a share: before a whole ("half of", "half the") or behind "about", "by", "more than"."""
    start = lexemes.skip(index, {"one"})
    start = lexemes.skip(start, HYPHENS) if start > index else start
    if lexemes.low(start) != "half" or cardinal(lexemes, start):
        return None
    after = lexemes[start + 1]
    if lexemes.hyphen(start + 1):
        return (0.5, start + 1) if measure(lexemes, start + 2) else None
    unit = measure(lexemes, start + 1) or percent(lexemes, start + 1)
    of_whole = after.low in _WHOLES or (unit is not None and unit[0] != "degree")
    loose = lexemes.low(index - 1) in _LOOSE and after.low not in _NO_SHARE
    return (0.5, start + 1) if of_whole or loose or start > index else None


_FOLDED = {"tens": 10.0, "hundreds": 100.0, "thousands": 1000.0}


def vague(lexemes: Lexemes, index: int) -> Amount | None:
    """Round numbers by their order alone: "dozens", "hundreds of thousands", "several hundred", "a few million"."""
    word, end = lexemes.low(index), index + 1
    if word in {"several", "many", "a"}:
        return _few(lexemes, index)
    bounds = VAGUE.get(word)
    scale = SCALES.get(lexemes.low(end + 1).removesuffix("s")) if lexemes.low(end) == "of" else None
    if scale and word in _FOLDED and lexemes.low(end + 1).endswith("s"):
        bounds, end = (2 * _FOLDED[word] * scale, 10 * _FOLDED[word] * scale), end + 2
    elif word == "tens" or (word == "scores" and lexemes.low(end) != "of"):
        return None
    if bounds is None:
        return None
    return Amount(index, end, *bounds, _unit_of_vague(lexemes, lexemes.skip(end, {"of"})), "range")


def _unit_of_vague(lexemes: Lexemes, index: int) -> str:
    unit = percent(lexemes, index) or currency_after(lexemes, index, 1e6) or measure(lexemes, index)
    return unit[0] if unit else counted_noun(lexemes, index, one=False)


_COUPLE, _SEVERAL = (1.5, 3.0), (2.0, 10.0)
"""What a reader takes "a couple" and "a few", "several", "many" for, as multiples of the scale behind them."""


def _few(lexemes: Lexemes, index: int) -> Amount | None:
    place = index + 1
    if lexemes.low(index) == "a":
        if lexemes.low(place) not in {"few", "couple"}:
            return None
        place = lexemes.skip(place + 1, {"of"})
    word = lexemes.low(place).removesuffix("s")
    factor = SCALES.get(word) or (DOZEN if word == "dozen" else None)
    if factor is None:
        return None
    end = place + 1
    if lexemes.low(end) in SCALES:
        factor, end = factor * SCALES[lexemes.low(end)], end + 1
    low, high = _COUPLE if lexemes.low(index + 1) == "couple" else _SEVERAL
    unit = _unit_of_vague(lexemes, lexemes.skip(end, {"of"}))
    return Amount(index, end, low * factor, high * factor, unit, "range")
