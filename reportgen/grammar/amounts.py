"""Numbers with what they measure or count: single ones, ranges and scores."""

from typing import NamedTuple

from reportgen.grammar.lexemes import HYPHENS, Lexemes, word_set
from reportgen.grammar.measures import currency_after, currency_before, measure, percent
from reportgen.grammar.nouns import counted_noun
from reportgen.grammar.number_words import ONES, TENS, Number, cardinal, whole


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
        return None if runs_on(lexemes, number.end) else Simple(sign * number.value, number.end, money[0], number)
    if _is_millions(lexemes, number):
        number = number._replace(value=number.value * 1e6, end=number.end + 1, scaled=True)
    unit, end = _unit_behind(lexemes, number)
    read = Simple(sign * number.value, end, unit, number)
    return None if _is_name(lexemes, place, read) else read


def _unit_behind(lexemes: Lexemes, number: Number) -> tuple[str, int]:
    """The percent sign, currency or measure behind a number or its hyphen, and where all that ends."""
    behind = number.end + 1 if lexemes.hyphen(number.end) else number.end
    unit = (
        percent(lexemes, behind) or currency_after(lexemes, behind, number.value) or measure(lexemes, behind)
    )  # fmt: skip
    return unit or ("", number.end)


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


def runs_on(lexemes: Lexemes, end: int) -> bool:
    """Whether letters or further figures are glued to what ends at `end`: "737s", "10.0.0.1", "24/7"."""
    after, beyond = lexemes[end], lexemes[end + 1]
    if not after.glued:
        return False
    if after.kind in {"word", "number", "fraction"}:
        return True
    return after.text in {"/", ":", ".", "_", "@", "&", "="} and beyond.glued and beyond.kind in {"number", "word"}


_BINDS_A_NUMBER = frozenset({"magnitude", "category", "sub"})
_LABELS = word_set(
    "page pages chapter section sections title article channel route highway interstate room gate flight boeing "
    "airbus proposition prop amendment phase step grade volume figure table district precinct number no nos "
    "episode day week part type zone lane floor unit line verse psalm act group class resolution"
)


def _is_name(lexemes: Lexemes, index: int, read: Simple) -> bool:
    """Whether the number at `index` belongs to a name, an address or a longer code: no quantity."""
    before = lexemes[index - 1]
    if lexemes[index].kind != "number":
        return lexemes.hyphen(index - 1)
    if lexemes.joined(index) and _is_bound(lexemes, index):
        return True
    if runs_on(lexemes, read.end) or _has_leading_zero(lexemes[index].text) or before.text in {"#", "№"}:
        return True
    numbered = before.text == "." and lexemes.low(index - 2) in {"no", "nos"}
    return (before.low in _LABELS or numbered) and not read.unit


def _is_bound(lexemes: Lexemes, index: int) -> bool:
    """Whether a figure is glued to what stands before it: "G7", "F-16", "1.2.3"; "magnitude-5.6" is free."""
    before, beyond = lexemes[index - 1], lexemes[index - 2]
    if before.text in HYPHENS and before.glued:
        return beyond.kind == "number" or (beyond.kind == "word" and beyond.low not in _BINDS_A_NUMBER)
    return before.kind in {"word", "number"} or before.text in {"/", ":", ".", "#", "@", "_", "=", "&", "%"}


def _has_leading_zero(text: str) -> bool:
    return text.startswith("0") and text[1:2].isdigit()


def counted(lexemes: Lexemes, index: int) -> Amount | None:
    """The amount at `index`: a number, range or score with its measure, or with the noun that it counts."""
    first = simple(lexemes, index)
    if first is None:
        return None
    amount = _compound(lexemes, Amount(index, first.end, first.value, first.value, first.unit))
    if amount.end > first.end:
        return amount
    two = pair(lexemes, index, first)
    if two is not None:
        return two
    if _chained(lexemes, first.end):
        return None
    if first.unit:
        return None if _is_some_day(lexemes, index, amount) else _age(lexemes, amount)
    amount = amount._replace(unit=_special_unit(lexemes, index, first) or _noun(lexemes, first))
    return None if _says_nothing(lexemes, index, amount) else amount


def _compound(lexemes: Lexemes, amount: Amount) -> Amount:
    """Adds the smaller unit of "5 feet 2 inches", "6-foot-2", "3 dollars and 50 cents"."""
    place = amount.end
    tight = lexemes.hyphen(place)
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


_LASTING = word_set("in for least than just only about within after nearly over even")


def _is_some_day(lexemes: Lexemes, index: int, amount: Amount) -> bool:
    """Whether "one day" means some day ("must one day reunite") rather than how long something takes."""
    idiom = lexemes.low(index) == "one" and lexemes.low(index + 1) == "day" and amount.end == index + 2
    return idiom and lexemes.low(index - 1) not in _LASTING


def _chained(lexemes: Lexemes, end: int) -> bool:
    """Whether a hyphen and another figure are glued on: a telephone number or code, as no score or range was read."""
    return lexemes.hyphen(end) and lexemes[end + 1].kind == "number"


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
    while lexemes.low(place) in HYPHENS | {"of", ","} and place > index - 3:
        place -= 1
    label, after = lexemes.low(place), lexemes.low(read.end)
    label_after = lexemes.low(read.end + 1) if after in HYPHENS else after
    if "magnitude" in {label, label_after}:
        return "magnitude"
    if label == "category" and read.value <= 5:
        return "category"
    if label in {"aged", "age", "ages"} or (label == "now" and lexemes.low(index - 2) == "," and after == ","):
        return "year"
    between_commas = lexemes.low(index - 1) == "," and after in {",", ".", ";", ")"} and not lexemes.joined(index)
    name = lexemes[index - 2].kind == "word" and lexemes[index - 2].text[0].isupper()
    figures = whole(lexemes, index, 2)
    return "year" if between_commas and name and figures and read.end == index + 1 and figures > 4 else ""


_POINTING = frozenset({"the", "these", "those", "no", "this", "that", "any", "every", "each", "which", "another", "my"})

_AFTER_PRONOUN = frozenset({"of", "another", "day", "thing", "way", "by", "or", "such"})


def _says_nothing(lexemes: Lexemes, index: int, amount: Amount) -> bool:
    """Whether the number is a pronoun ("one of them", "the two"), a label ("Apollo 11") or counts a list ("1.")."""
    before, after, word = lexemes[index - 1], lexemes.low(amount.end), lexemes.low(index)
    if index == 0 and after in {".", ")"} and lexemes.joined(amount.end) and lexemes[amount.end + 1].kind == "word":
        return True
    if before.low in {"number", "numbers"} or (word == "zero" and after == "in"):
        return True
    if word == "one" and amount.end == index + 1:
        pronoun = before.low in _POINTING or after in _AFTER_PRONOUN or lexemes.hyphen(amount.end)
        return pronoun or not amount.unit or (before.low == "at" and after == "point")
    if amount.unit:
        return False
    if word in ONES or word in TENS:
        return before.low in _POINTING or before.low == "of"
    plain = lexemes[index].kind == "number" and amount.end == index + 1 and whole(lexemes, index, 4) is not None
    name = before.kind == "word" and before.text[0].isupper() and index > 1 and not before.text.isupper()
    return plain and name and before.low not in _MAY_LEAD


_MAY_LEAD = word_set(
    "in on at by to from for with of and or but about around over under nearly almost roughly some only just more "
    "than up down all total another between than as least most were was are is killed injured"
)
_VOTES = word_set(
    "vote votes voted voting decision ruling ruled opinion split margin majority loss win victory defeat tie draw "
    "score record lead won lost beat defeated tied party-line passed approved rejected count tally match game"
)


def pair(lexemes: Lexemes, index: int, first: Simple) -> Amount | None:
    """Two numbers joined by a hyphen or "to" behind `first`: a range ("5 to 10 percent") or a score ("51-49")."""
    sign, place = lexemes.low(first.end), first.end + 1
    tight = lexemes.hyphen(first.end)
    if tight and lexemes.low(place) == "to" and lexemes.low(place + 1) in HYPHENS:
        sign, place = "to", place + 2
    lopsided = sign in HYPHENS and not tight and (lexemes.joined(first.end) or lexemes.joined(place) or sign == "—")
    if sign not in HYPHENS | {"to", "through", "~"} or lopsided:
        return None
    second = _second(lexemes, place)
    if second is None or _chained(lexemes, second.end):
        return None
    if _is_score(lexemes, index, first, second, certain=tight and sign != "to"):
        low, high = sorted((first.value, second.value))
        return Amount(index, second.end, low, high, "score")
    if sign == "to" and lexemes.low(index - 1) == "from":
        return None
    return _range(lexemes, index, first, second)


def _second(lexemes: Lexemes, place: int) -> Simple | None:
    """The number behind a joining sign; glued to it, `simple` would take a figure for the part of a name."""
    if lexemes[place].kind != "number" or _has_leading_zero(lexemes[place].text):
        return simple(lexemes, place)
    number = cardinal(lexemes, place)
    if number is None:
        return None
    unit, end = _unit_behind(lexemes, number)
    return None if runs_on(lexemes, end) else Simple(number.value, end, unit, number)


def _is_score(lexemes: Lexemes, index: int, first: Simple, second: Simple, *, certain: bool) -> bool:
    """Whether two bare numbers are votes or goals: the higher first and hyphened (`certain`), or a vote nearby."""
    if first.unit or second.unit or first.number.scaled or second.number.scaled:
        return False
    if max(first.value, second.value) >= 1000 or first.value % 1 or second.value % 1:
        return False
    if first.value >= second.value and certain:
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
    noun = unit or _special_unit(lexemes, index, second) or _noun(lexemes, second)
    telephone = not noun and low < 1000 <= high < 10_000 and lexemes[index].kind == "number"
    if low >= high or telephone:
        return None
    return _age(lexemes, Amount(index, second.end, low, high, noun, "range"))


_CHANGES = word_set(
    "rose rise rises rising risen fell fall falls falling fallen dropped drop drops dropping climbed climb jumped "
    "grew grow grown growing went go goes increased increase increases decreased decrease declined decline slid "
    "slipped soared surged plunged raised raise raising lowered lower cut cuts cutting reduced reduce reducing "
    "moved swung shrank shrunk expanded up down improved narrowed widened extended doubled tripled change changed "
    "quadrupled upgraded downgraded revised dipped ticked edged"
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
