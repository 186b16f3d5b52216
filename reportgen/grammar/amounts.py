"""Numbers with what they measure or count: single ones, ranges, scores, shares and vague round numbers."""

from typing import NamedTuple

from reportgen.grammar.lexemes import HYPHENS, Lexemes
from reportgen.grammar.measures import currency_after, currency_before, measure, percent
from reportgen.grammar.nouns import counted_noun
from reportgen.grammar.number_words import DENOMINATORS, ONES, SCALES, TENS, VAGUE, Number, cardinal, whole


class Amount(NamedTuple):
    """A quantity read from the lexemes `start` to `end` (exclusive); the rest as in `model.Quantity`."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    qualifier: str = "exact"
    comparison: str | None = None


class Simple(NamedTuple):
    """One number with the sign or measure that stands with it."""

    value: float
    end: int
    unit: str
    number: Number


def simple(lexemes: Lexemes, index: int) -> Simple | None:
    """The number at `index` with its currency, percent sign or measure; None for names such as "F-16", "G7"."""
    sign, place = _sign(lexemes, index)
    money = currency_before(lexemes, place)
    number = cardinal(lexemes, money[1] if money else place, money=bool(money))
    if number is None:
        return None
    if money:
        return None if _runs_on(lexemes, number.end) else Simple(sign * number.value, number.end, money[0], number)
    if _is_millions(lexemes, number):
        number = number._replace(value=number.value * 1e6, end=number.end + 1, scaled=True)
    behind = number.end
    if lexemes.low(behind) in HYPHENS and lexemes.joined(behind) and lexemes.joined(behind + 1):
        behind += 1
    unit = (
        percent(lexemes, behind)
        or currency_after(lexemes, behind, number.value)
        or (measure(lexemes, behind) if not _runs_on(lexemes, number.end) or _is_measure(lexemes, behind) else None)
    )
    read = Simple(sign * number.value, unit[1] if unit else number.end, unit[0] if unit else "", number)
    return None if _is_name(lexemes, place, read) else read


def _sign(lexemes: Lexemes, index: int) -> tuple[int, int]:
    """-1 or 1, and where the number begins."""
    word = lexemes.low(index)
    free = not (lexemes.joined(index) and (lexemes[index - 1].kind != "mark" or lexemes.low(index - 1) == "%"))
    if word in {"minus", "negative"} or (word in {"-", "−"} and free and lexemes.joined(index + 1)):
        return -1, index + 1
    return 1, index


def _is_millions(lexemes: Lexemes, number: Number) -> bool:
    """Whether the "m" of "5m people" means million: a counted noun follows."""
    end = number.end
    return lexemes.low(end) == "m" and lexemes.joined(end) and bool(counted_noun(lexemes, end + 1, one=False))


def _is_measure(lexemes: Lexemes, index: int) -> bool:
    return measure(lexemes, index) is not None


def _runs_on(lexemes: Lexemes, end: int) -> bool:
    """Whether letters or further figures are glued to what ends at `end`: "737s", "10.0.0.1", "24/7"."""
    after, beyond = lexemes[end], lexemes[end + 1]
    if not after.glued:
        return False
    if after.kind in {"word", "number", "fraction"}:
        return True
    return after.text in {"/", ":", ".", "_", "@", "&", "="} and beyond.glued and beyond.kind in {"number", "word"}


_BINDS_A_NUMBER = frozenset({"magnitude", "category", "mid", "sub"})
_LABELS = frozenset(
    "page pages chapter section sections title article channel route highway interstate room gate flight boeing "
    "airbus proposition prop amendment phase step grade volume figure table district precinct number no nos "
    "episode day week part type zone lane floor unit line verse psalm act group class resolution".split()
)


def _is_name(lexemes: Lexemes, index: int, read: Simple) -> bool:
    """Whether the figure at `index` belongs to a name, an address or a longer code: no quantity."""
    if lexemes[index].kind != "number":
        return lexemes.joined(index) and lexemes.low(index - 1) in HYPHENS and lexemes.joined(index - 1)
    before, word = lexemes[index - 1], lexemes.low(index - 2)
    if lexemes.joined(index):
        glued_hyphen = before.text in HYPHENS and lexemes.joined(index - 1)
        if before.kind in {"word", "number"} or before.text in {"/", ":", ".", "#", "@", "_", "=", "&", "%"}:
            return True
        if glued_hyphen and (lexemes[index - 2].kind == "number" or word not in _BINDS_A_NUMBER | SCALES.keys()):
            return lexemes[index - 2].kind in {"word", "number"}
    if (
        _runs_on(lexemes, read.end)
        or _has_leading_zero(lexemes[index].text)
        or (before.text == "#" or before.low == "№")
    ):
        return True
    labelled = before.low in _LABELS or (before.text == "." and word in {"no", "nos"})
    return labelled and not read.unit


def _has_leading_zero(text: str) -> bool:
    return text.startswith("0") and text[1:2].isdigit()


def counted(lexemes: Lexemes, index: int) -> Amount | None:
    """The amount at `index`: a number, range or score with its measure, or with the noun that it counts."""
    first = simple(lexemes, index)
    if first is None:
        return None
    two = pair(lexemes, index, first)
    if two is not None:
        return two
    if _chained(lexemes, first.end):
        return None
    amount = Amount(index, first.end, first.value, first.value, first.unit)
    if first.unit:
        return _age(lexemes, _compound(lexemes, amount))
    amount = amount._replace(unit=_special_unit(lexemes, index, first) or _noun(lexemes, first))
    return None if _says_nothing(lexemes, index, amount) else amount


def _compound(lexemes: Lexemes, amount: Amount) -> Amount:
    """Adds the smaller unit of "5 feet 2 inches", "6-foot-2", "3 dollars and 50 cents"."""
    place = amount.end
    tight = lexemes.low(place) in HYPHENS and lexemes.joined(place) and lexemes.joined(place + 1)
    place = place + 1 if tight or lexemes.low(place) == "and" else place
    number = cardinal(lexemes, place)
    if number is None or amount.unit not in {"foot", "USD", "EUR"}:
        return amount
    if amount.unit == "foot":
        unit = measure(lexemes, number.end)
        inches = unit is not None and unit[0] == "inch"
        end = unit[1] if unit and inches else number.end
        part, fits = number.value / 12, (inches or tight) and number.value < 12
    else:
        cents = currency_after(lexemes, number.end, number.value)
        end = cents[1] if cents else number.end
        part, fits = number.value / 100, cents is not None and cents[0] == "cent" and number.value < 100
    value = round(amount.low + part, 4)
    return amount._replace(end=end, low=value, high=value) if fits else amount


def _chained(lexemes: Lexemes, end: int) -> bool:
    """Whether a hyphen and another figure are glued on: a telephone number or code, as no score or range was read."""
    tight = lexemes.low(end) in HYPHENS and lexemes.joined(end) and lexemes.joined(end + 1)
    return tight and lexemes[end + 1].kind == "number"


def _noun(lexemes: Lexemes, read: Simple) -> str:
    hyphen = lexemes.low(read.end) in HYPHENS and lexemes.joined(read.end + 1)
    place = read.end + 1 if hyphen else read.end
    if hyphen and lexemes.low(place) == "plus":
        return counted_noun(lexemes, place + 1, one=False)
    if hyphen and lexemes[place].kind == "word":
        return counted_noun(lexemes, place, one=False) or lexemes.low(place)
    return counted_noun(lexemes, place, one=read.value == 1)


def _age(lexemes: Lexemes, amount: Amount) -> Amount:
    """Takes up the "old" of "45 years old" and "45-year-old"."""
    place = amount.end + 1 if lexemes.low(amount.end) in HYPHENS and lexemes.joined(amount.end) else amount.end
    if amount.unit in {"year", "month", "week", "day"}:
        if lexemes.low(place) in {"old", "olds"}:
            return amount._replace(end=place + 1)
        if lexemes.low(place) == "of" and lexemes.low(place + 1) == "age":
            return amount._replace(end=place + 2)
    return amount


def _special_unit(lexemes: Lexemes, index: int, read: Simple) -> str:
    """ "magnitude-5.6", "a 5.6-magnitude quake", "Category 4", "Smith, 45, said", "aged 45"."""
    place = index - 1
    while lexemes.low(place) in HYPHENS | {"of"} and place > index - 3:
        place -= 1
    label, after = lexemes.low(place), lexemes.low(read.end)
    label_after = lexemes.low(read.end + 1) if after in HYPHENS else after
    if "magnitude" in {label, label_after}:
        return "magnitude"
    if label == "category" and read.value <= 5:
        return "category"
    if label in {"aged", "age", "ages"} and place == index - 1:
        return "year"
    if label == "now" and lexemes.low(index - 2) == "," and after == ",":
        return "year"
    between_commas = lexemes.low(index - 1) == "," and after in {",", ".", ";", ")"} and not lexemes.joined(index)
    name = lexemes[index - 2].kind == "word" and lexemes[index - 2].text[0].isupper()
    figures = whole(lexemes, index, 2)
    return "year" if between_commas and name and figures and read.end == index + 1 and figures > 4 else ""


_POINTING = frozenset({"the", "these", "those", "no", "this", "that", "any", "every", "each", "which", "another", "my"})


def _says_nothing(lexemes: Lexemes, index: int, amount: Amount) -> bool:
    """Whether the number is a pronoun ("one of them", "the two"), a label ("Apollo 11") or counts a list ("1.")."""
    before, after, word = lexemes[index - 1], lexemes.low(amount.end), lexemes.low(index)
    if word == "one" and amount.end == index + 1:
        hyphen = after in HYPHENS and lexemes.joined(amount.end)
        pronoun = before.low in _POINTING or after in {"of", "another", "day", "thing", "way", "by", "or", "such"}
        return hyphen or pronoun or not amount.unit
    if amount.unit:
        return False
    if word in ONES or word in TENS:
        return before.low in _POINTING or before.low == "of"
    if index == 0 and after in {".", ")"} and lexemes.joined(amount.end) and lexemes[amount.end + 1].kind == "word":
        return True
    plain = lexemes[index].kind == "number" and amount.end == index + 1 and whole(lexemes, index, 4) is not None
    name = before.kind == "word" and before.text[0].isupper() and index > 1 and not before.text.isupper()
    return plain and name and before.low not in _MAY_LEAD


_MAY_LEAD = frozenset(
    "in on at by to from for with of and or but about around over under nearly almost roughly some only just more "
    "than up down all total another between than as least most were was are is killed injured".split()
)

_VOTES = frozenset(
    "vote votes voted voting decision ruling ruled opinion split margin majority loss win victory defeat tie draw "
    "score record lead won lost beat defeated tied party-line passed approved rejected count tally match game".split()
)


def pair(lexemes: Lexemes, index: int, first: Simple) -> Amount | None:
    """Two numbers joined by a hyphen or "to" behind `first`: a range ("5 to 10 percent") or a score ("51-49")."""
    sign = lexemes.low(first.end)
    place = first.end + 1
    tight = sign in HYPHENS and lexemes.joined(first.end) and lexemes.joined(place)
    if tight and lexemes.low(place) == "to" and lexemes.low(place + 1) in HYPHENS:
        sign, place = "to", place + 2
    elif sign in HYPHENS and not tight and (lexemes.joined(first.end) or lexemes.joined(place) or sign == "—"):
        return None
    if sign not in HYPHENS | {"to", "through", "~"}:
        return None
    second = _second(lexemes, place)
    if second is None or _chained(lexemes, second.end):
        return None
    if _is_score(lexemes, index, first, second, spaced=sign == "to" or not tight):
        low, high = sorted((first.value, second.value))
        return Amount(index, second.end, low, high, "score")
    if sign == "to" and lexemes.low(index - 1) == "from":
        return None
    return _range(lexemes, index, first, second)


def _second(lexemes: Lexemes, place: int) -> Simple | None:
    """The number behind a joining sign; glued to it, it would else be taken for the part of a name."""
    number = cardinal(lexemes, place, money=currency_before(lexemes, place) is not None)
    if number is None or lexemes[place].kind != "number":
        return simple(lexemes, place)
    if _has_leading_zero(lexemes[place].text):
        return None
    if lexemes.low(number.end) in HYPHENS and lexemes.joined(number.end) and lexemes.joined(number.end + 1):
        behind = number.end + 1
    else:
        behind = number.end
    unit = (
        percent(lexemes, behind) or currency_after(lexemes, behind, number.value) or measure(lexemes, behind)
    )  # fmt: skip
    end = unit[1] if unit else number.end
    return None if _runs_on(lexemes, end) else Simple(number.value, end, unit[0] if unit else "", number)


def _is_score(lexemes: Lexemes, index: int, first: Simple, second: Simple, *, spaced: bool) -> bool:
    if first.unit or second.unit or first.number.scaled or second.number.scaled:
        return False
    if max(first.value, second.value) >= 1000 or first.value % 1 or second.value % 1:
        return False
    if first.value >= second.value and not spaced:
        return True
    around = {lexemes.low(place) for place in (*range(index - 4, index), second.end, second.end + 1, second.end + 2)}
    return bool(around & _VOTES)


def _range(lexemes: Lexemes, index: int, first: Simple, second: Simple) -> Amount | None:
    unit = second.unit or first.unit
    if first.unit and second.unit and first.unit != second.unit:
        return None
    low, high = first.value, second.value
    if second.number.scaled and not first.number.scaled and low * second.number.scale < high:
        low *= second.number.scale
    if low >= high or (not unit and low < 1000 <= high and lexemes[index].kind == "number" and high < 10000
                       and not counted_noun(lexemes, second.end, one=False)):  # fmt: skip
        return None
    noun = unit or _special_unit(lexemes, index, second) or _noun(lexemes, second)
    return _age(lexemes, Amount(index, second.end, low, high, noun, "range"))


_CHANGES = frozenset(
    "rose rise rises rising risen fell fall falls falling fallen dropped drop drops dropping climbed climb jumped "
    "grew grow grown growing went go goes increased increase increases decreased decrease declined decline slid "
    "slipped soared surged plunged raised raise raising lowered lower cut cuts cutting reduced reduce reducing "
    "moved swung shrank shrunk expanded up down improved narrowed widened extended doubled tripled change changed "
    "quadrupled upgraded downgraded revised dipped ticked edged".split()
)
_NEAR = 8
"""Words before "from" in which a verb of change makes "from 5 to 10" a movement, not a range."""


def spanned(lexemes: Lexemes, index: int) -> Amount | None:
    """ "between 5 and 10 percent"; "from 5 to 10 percent" unless a verb of change before makes it a movement."""
    opening = lexemes.low(index)
    first = simple(lexemes, index + 1)
    if first is None:
        return None
    joint = {"between": {"and"}, "from": {"to", "through"} | HYPHENS}[opening]
    if lexemes.low(first.end) not in joint:
        return None
    if opening == "from" and any(lexemes.low(place) in _CHANGES for place in range(index - _NEAR, index)):
        return None
    second = simple(lexemes, first.end + 1)
    return _range(lexemes, index, first, second) if second else None


def share(lexemes: Lexemes, index: int) -> Amount | None:
    """Parts of a whole, in percent: "a third of", "two-thirds", "half of the", "one in five", "nine out of 10"."""
    ratio = _ratio(lexemes, index) or _fraction(lexemes, index) or _half(lexemes, index)
    if ratio is None:
        return None
    value, end = ratio
    factor = _of_a_scale(lexemes, end)
    if factor:
        return Amount(index, factor.end, value * factor.value, value * factor.value, _noun_at(lexemes, factor.end))
    behind = end + 1 if lexemes.low(end) in HYPHENS | {"of"} else end
    behind = behind + 1 if lexemes.low(behind) in {"a", "an"} else behind
    unit = measure(lexemes, behind)
    if unit and unit[0] != "degree":
        return Amount(index, unit[1], value, value, unit[0])
    percents = round(100 * value, 4)
    return Amount(index, end, percents, percents, "percent")


def _noun_at(lexemes: Lexemes, index: int) -> str:
    return counted_noun(lexemes, index, one=False)


def _of_a_scale(lexemes: Lexemes, end: int) -> Number | None:
    """The "of a million" of "a quarter of a million"."""
    of = lexemes.low(end) == "of" and lexemes.low(end + 1) == "a" and lexemes.low(end + 2) in SCALES
    return cardinal(lexemes, end + 1) if of else None


def _ratio(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    number = cardinal(lexemes, index)
    if number is None or number.value % 1 or number.scaled or number.value < 1:
        return None
    place = number.end
    if lexemes.low(place) == "out" and lexemes.low(place + 1) == "of":
        place += 2
    elif lexemes.low(place) in {"in", "-"} and lexemes.low(place + 1) != "-":
        place = place + 2 if lexemes.low(place) == "-" and lexemes.low(place + 1) == "in" else place + 1
        place = place + 1 if lexemes.low(place) == "-" else place
        if lexemes.low(number.end) == "-" and lexemes.low(number.end + 1) != "in":
            return None
    else:
        return None
    whole_of = cardinal(lexemes, place)
    if whole_of is None or not number.value < whole_of.value <= 1e6 or whole_of.value % 1:
        return None
    round_enough = whole_of.value <= 20 or whole_of.value % 5 == 0
    measured = measure(lexemes, whole_of.end) or percent(lexemes, whole_of.end) or _runs_on(lexemes, whole_of.end)
    return (number.value / whole_of.value, whole_of.end) if round_enough and not measured else None


def _fraction(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    if lexemes.low(index) in {"a", "an", "one"}:
        top, place = 1.0, index + 1
    else:
        top_word = ONES.get(lexemes.low(index)) or whole(lexemes, index, 2)
        if not top_word:
            return _slashed(lexemes, index)
        top, place = float(top_word), index + 1
    place = place + 1 if lexemes.low(place) in HYPHENS else place
    word = lexemes.low(place)
    bottom = DENOMINATORS.get(word if top == 1 else word.removesuffix("s"))
    if bottom is None or (top > 1 and not word.endswith("s")) or top >= bottom:
        return _slashed(lexemes, index)
    after = lexemes.low(place + 1)
    certain = top > 1 or lexemes.low(index) == "one" or after == "of"
    closed = lexemes.low(index - 1) in {"by", "than", "about", "nearly", "almost", "roughly", "around", "over"}
    quarter_year = word.startswith("quarter") and top > 1 and place == index + 1 and after not in {"of", ""}
    named = lexemes[place + 1].kind == "word" and lexemes.joined(place + 1)
    return (top / bottom, place + 1) if (certain or closed) and not quarter_year and not named else None


def _slashed(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """ "3/4" before "of", a measure or at an end; "24/7", "9/11" and the like are no shares."""
    if lexemes[index].kind == "fraction":
        after = lexemes[index + 1]
        return (cardinal_value(lexemes, index), index + 1) if not after.glued or after.kind == "mark" else None
    top, bottom = whole(lexemes, index, 3), whole(lexemes, index + 2, 4)
    glued = lexemes.joined(index + 1) and lexemes.joined(index + 2) and not lexemes.joined(index)
    if not top or not bottom or not glued or lexemes.low(index + 1) != "/" or _runs_on(lexemes, index + 3):
        return None
    return (top / bottom, index + 3) if top < bottom and bottom in {2, 3, 4, 5, 6, 8, 10, 16, 100} else None


def cardinal_value(lexemes: Lexemes, index: int) -> float:
    """The value of the vulgar fraction at `index`."""
    number = cardinal(lexemes, index)
    return number.value if number else 0.0


_WHOLES = frozenset(
    "of the a an its their his her our all those these as that what".split()
)  # fmt: skip
_LOOSE = frozenset("than about nearly almost roughly by over under least around only just".split())


def _half(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """ "half" where it is a share: before a whole ("half of", "half the") or behind "about", "by", "more than"."""
    start = index + 1 if lexemes.low(index) in {"a", "one"} else index
    if lexemes.low(start) not in {"half", "one-half"}:
        return None
    after = lexemes[start + 1]
    if cardinal(lexemes, index):
        return None
    if start > index:
        return (0.5, start + 1) if after.low == "of" and lexemes.low(index) == "one" else None
    hyphen = after.low in HYPHENS and after.glued and lexemes[start + 2].glued
    if hyphen:
        return (0.5, start + 1) if measure(lexemes, start + 2) else None
    whole_follows = after.low in _WHOLES or (measure(lexemes, start + 1) is not None and after.low != "degree")
    loose = lexemes.low(index - 1) in _LOOSE and after.low not in {"way", "past", "time", "brother", "sister"}
    return (0.5, start + 1) if whole_follows or loose else None


_OF_SCALES = ("hundreds", "thousands", "millions", "billions")


def vague(lexemes: Lexemes, index: int) -> Amount | None:
    """Round numbers by their order alone: "dozens", "hundreds of thousands", "several hundred", "a few million"."""
    word = lexemes.low(index)
    few = _few(lexemes, index)
    if few:
        return few
    if word == "tens" and lexemes.low(index + 1) != "of":
        return None
    bounds = VAGUE.get(word)
    end = index + 1
    if lexemes.low(end) == "of" and lexemes.low(end + 1) in _OF_SCALES and word in {"tens", "hundreds", "thousands"}:
        factor = SCALES[lexemes.low(end + 1).removesuffix("s")]
        times = {"tens": 10.0, "hundreds": 100.0, "thousands": 1000.0}[word]
        bounds, end = (2 * times * factor, 10 * times * factor), end + 2
    if bounds is None or (word == "scores" and lexemes.low(end) != "of") or word == "tens" and end == index + 1:
        return None
    place = end + 1 if lexemes.low(end) == "of" else end
    return Amount(index, end, *bounds, _vague_unit(lexemes, place), "range")


def _vague_unit(lexemes: Lexemes, place: int) -> str:
    unit = percent(lexemes, place) or currency_after(lexemes, place, 1e6) or measure(lexemes, place)
    return unit[0] if unit else counted_noun(lexemes, place, one=False)


def _few(lexemes: Lexemes, index: int) -> Amount | None:
    word = lexemes.low(index)
    place = index + 1 if word in {"several", "many"} else index + 2
    if word == "a" and lexemes.low(index + 1) in {"few", "couple"}:
        place = place + 1 if lexemes.low(place) == "of" else place
    elif word not in {"several", "many"}:
        return None
    scale = lexemes.low(place).removesuffix("s")
    factor = SCALES.get(scale) or (12.0 if scale == "dozen" else None)
    if factor is None:
        return None
    end = place + 1
    if lexemes.low(end) in SCALES:
        factor, end = factor * SCALES[lexemes.low(end)], end + 1
    low, high = (1.5, 3.0) if lexemes.low(index + 1) == "couple" else (2.0, 10.0)
    after = end + 1 if lexemes.low(end) == "of" else end
    return Amount(index, end, low * factor, high * factor, _vague_unit(lexemes, after), "range")
