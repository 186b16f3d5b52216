"""Percentages, measures and currencies: the words, signs and abbreviations that stand before or behind a number."""

from reportgen.grammar.lexemes import HYPHENS, Lexemes, word_set
from reportgen.grammar.nouns import singular

_CURRENCY_SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₪": "ILS", "₺": "TRY",
    "₴": "UAH", "฿": "THB", "₦": "NGN", "₱": "PHP", "₫": "VND", "₡": "CRC", "₭": "LAK", "₸": "KZT", "₮": "MNT",
}  # fmt: skip
SIGNS = _CURRENCY_SIGNS.keys() | {"-", "−"}
"""Marks with which an amount can begin."""
_DOLLARS = {
    "us": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD",
    "s": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN", "mex": "MXN",
}  # fmt: skip
"""What stands directly before a dollar sign: "C$", "US$"."""
_NAMES = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "peso": "MXN", "franc": "CHF", "krona": "SEK", "krone": "NOK",
    "zloty": "PLN", "shekel": "ILS", "lira": "TRY", "rand": "ZAR", "naira": "NGN", "dirham": "AED", "riyal": "SAR",
    "hryvnia": "UAH", "baht": "THB", "forint": "HUF", "reais": "BRL", "ringgit": "MYR", "rupiah": "IDR",
    "dong": "VND", "taka": "BDT", "mark": "DEM", "cent": "cent", "penny": "penny", "pence": "penny",
}  # fmt: skip
_CODES = word_set(
    "usd eur gbp jpy cny rmb inr rub krw mxn chf sek nok dkk pln ils try zar ngn brl aed sar uah thb huf cad aud "
    "nzd hkd sgd twd php idr czk btc"
)
_OF_NATIONS = {
    ("australian", "dollar"): "AUD", ("canadian", "dollar"): "CAD", ("hong kong", "dollar"): "HKD",
    ("singapore", "dollar"): "SGD", ("new zealand", "dollar"): "NZD", ("taiwan", "dollar"): "TWD",
    ("us", "dollar"): "USD", ("american", "dollar"): "USD", ("united states", "dollar"): "USD",
    ("chinese", "yuan"): "CNY", ("japanese", "yen"): "JPY", ("indian", "rupee"): "INR", ("russian", "ruble"): "RUB",
    ("swiss", "franc"): "CHF", ("french", "franc"): "FRF", ("belgian", "franc"): "BEF", ("turkish", "lira"): "TRY",
    ("italian", "lira"): "ITL", ("swedish", "krona"): "SEK", ("norwegian", "krone"): "NOK",
    ("danish", "krone"): "DKK", ("mexican", "peso"): "MXN", ("argentine", "peso"): "ARS",
    ("british", "pound"): "GBP", ("sterling", "pound"): "GBP", ("egyptian", "pound"): "EGP",
    ("pakistani", "rupee"): "PKR", ("german", "mark"): "DEM", ("deutsche", "mark"): "DEM",
    ("finnish", "markka"): "FIM", ("south korean", "won"): "KRW", ("brazilian", "real"): "BRL",
}  # fmt: skip
_WEIGHT_TURNS_MONEY = 10_000.0
"""From here on "pounds" are sterling: nothing that news weighs in pounds without saying tons is heavier."""

_FACTORS: dict[str, dict[str, float]] = {
    "length": {
        "millimeter": 0.001, "centimeter": 0.01, "meter": 1, "kilometer": 1000, "inch": 0.0254, "foot": 0.3048,
        "yard": 0.9144, "mile": 1609.344, "nautical mile": 1852, "light year": 9.4607e15,
    },
    "mass": {
        "milligram": 1e-6, "microgram": 1e-9, "gram": 0.001, "kilogram": 1, "ounce": 0.0283495, "pound": 0.45359237,
        "tonne": 1000, "ton": 907.18474, "metric ton": 1000, "short ton": 907.18474, "long ton": 1016.047,
    },
    "time": {
        "millisecond": 0.001, "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800,
        "month": 2629746, "year": 31556952, "decade": 315569520, "century": 3155695200,
    },
    "area": {
        "square meter": 1, "square kilometer": 1e6, "square foot": 0.09290304, "square mile": 2589988.11,
        "square yard": 0.83612736, "square inch": 0.00064516, "acre": 4046.8564, "hectare": 10000,
    },
    "volume": {
        "milliliter": 0.001, "liter": 1, "gallon": 3.785411784, "pint": 0.473176473, "quart": 0.946352946,
        "cubic meter": 1000, "cubic foot": 28.316846592, "cubic yard": 764.554857984, "cubic kilometer": 1e12,
        "cubic centimeter": 0.001, "fluid ounce": 0.0295735,
    },
    "speed": {
        "mile per hour": 0.44704, "kilometer per hour": 1 / 3.6, "meter per second": 1, "knot": 0.514444,
        "foot per second": 0.3048, "kilometer per second": 1000,
    },
    "power": {"watt": 1, "kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9, "horsepower": 745.699872},
    "energy": {"kilowatt hour": 1, "megawatt hour": 1e3, "gigawatt hour": 1e6},
    "data": {"byte": 1, "kilobyte": 1e3, "megabyte": 1e6, "gigabyte": 1e9, "terabyte": 1e12, "petabyte": 1e15},
    "temperature": {"degree": 1, "degree celsius": 1, "degree fahrenheit": 5 / 9},
    "share": {"percent": 1, "percentage point": 1, "basis point": 0.01},
}  # fmt: skip
DIMENSIONS = {unit: (dimension, factor) for dimension, units in _FACTORS.items() for unit, factor in units.items()}
"""For every measure its dimension and its size in that dimension's first-named common unit."""

_SHORT = {
    "km": "kilometer", "kilometre": "kilometer", "m": "meter", "metre": "meter", "cm": "centimeter",
    "centimetre": "centimeter", "mm": "millimeter", "millimetre": "millimeter", "ft": "foot", "feet": "foot",
    "yd": "yard", "yds": "yard", "inches": "inch", "kg": "kilogram", "kgs": "kilogram", "kilo": "kilogram",
    "kilogramme": "kilogram", "g": "gram", "gramme": "gram", "mg": "milligram", "lb": "pound", "lbs": "pound",
    "oz": "ounce", "mph": "mile per hour", "kph": "kilometer per hour", "kmh": "kilometer per hour",
    "kmph": "kilometer per hour", "l": "liter", "litre": "liter", "ml": "milliliter", "millilitre": "milliliter",
    "gb": "gigabyte", "mb": "megabyte", "tb": "terabyte", "kb": "kilobyte", "mw": "megawatt", "gw": "gigawatt",
    "kw": "kilowatt", "kwh": "kilowatt hour", "mwh": "megawatt hour", "hp": "horsepower", "hr": "hour",
    "hrs": "hour", "mins": "minute", "secs": "second", "yrs": "year", "yr": "year", "ha": "hectare",
    "bps": "basis point", "mi": "mile", "km²": "square kilometer", "m²": "square meter", "centuries": "century",
}  # fmt: skip
_ONLY_GLUED = frozenset({"m", "g", "l", "mi", "ha", "hp"})
"""Abbreviations that are words or initials elsewhere: read behind a space only before a mark or the end."""
_TWO_WORDS = {"square", "cubic", "nautical", "light", "metric", "short", "long", "basis", "fluid"}


def percent(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """ "%", "percent", "per cent", "percentage points" at `index`: the unit and the index after it."""
    word, after = lexemes.low(index), lexemes.low(index + 1)
    if word in {"percentage", "percentages", "percents", "pct"}:
        points = after in {"point", "points"}
        return ("percentage point", index + 2) if points else ("percent", index + 1)
    if word in {"%", "percent"} or (word == "per" and after == "cent"):
        place = index + 2 if word == "per" else index + 1
        points = lexemes.low(place + 1 if lexemes.low(place) == "-" else place) in {"point", "points"}
        if points:
            return "percentage point", place + 2 if lexemes.low(place) == "-" else place + 1
        return "percent", place
    return None


def measure(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """The measure at `index`, behind a number, as in "miles per hour", "sq. ft", "°C", and the index after it."""
    word = lexemes.low(index)
    if word in {"°", "º", "degree", "degrees", "deg", "celsius", "celcius", "fahrenheit", "c", "f"}:
        return _temperature(lexemes, index)
    unit, end = _length_of_unit(lexemes, index)
    if unit is None:
        return None
    if word in _ONLY_GLUED and not lexemes.joined(index) and lexemes[end].kind in {"word", "number"}:
        return None
    return _per(lexemes, unit, end)


def _length_of_unit(lexemes: Lexemes, index: int) -> tuple[str | None, int]:
    word = lexemes.low(index)
    if len(word) == 1 and not lexemes[index].text.islower():
        return None, index
    if word in _TWO_WORDS or word == "sq":
        dot = 1 if lexemes.low(index + 1) == "." else 0
        noun = _name(lexemes.low(index + 1 + dot))
        both = f"{'square' if word == 'sq' else word} {noun}"
        return (both, index + 2 + dot) if both in DIMENSIONS else (None, index)
    name = _name(word)
    if name == "second" and word == "second":
        return None, index
    return (name, index + 1) if name in DIMENSIONS else (None, index)


def _name(word: str) -> str:
    return _SHORT.get(word) or _SHORT.get(singular(word)) or singular(word)


def _per(lexemes: Lexemes, unit: str, end: int) -> tuple[str, int]:
    """Takes up "per hour", "an hour", "-per-hour", "/h" where that makes a speed."""
    joint = end + 1 if lexemes.hyphen(end) else end
    place = lexemes.skip(joint + 1, HYPHENS)
    word = {"h": "hour", "hr": "hour", "s": "second"}.get(lexemes.low(place), lexemes.low(place))
    speed = f"{unit} per {word}"
    return (speed, place + 1) if lexemes.low(joint) in {"per", "an", "a", "/"} and speed in DIMENSIONS else (unit, end)


def _temperature(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    scales = {"c": "celsius", "celsius": "celsius", "celcius": "celsius", "centigrade": "celsius",
              "f": "fahrenheit", "fahrenheit": "fahrenheit"}  # fmt: skip
    word = lexemes.low(index)
    if word in {"c", "f"}:
        return (f"degree {scales[word]}", index + 1) if _is_temperature(lexemes, index) else None
    if word in scales:
        return f"degree {scales[word]}", index + 1
    scale = scales.get(lexemes.low(index + 1))
    alone = lexemes[index + 1].kind == "word" and lexemes.joined(index + 2) and lexemes[index + 2].kind == "word"
    return (f"degree {scale}", index + 2) if scale and not alone else ("degree", index + 1)


_HOTTEST = {"c": 60.0, "f": 135.0}
"""Above any weather on record; "737F" is no temperature."""


def _is_temperature(lexemes: Lexemes, index: int) -> bool:
    """Whether the "C" or "F" glued to a figure is a scale, not a letter of a name ("a 13F filing")."""
    after, figure = lexemes[index + 1], lexemes[index - 1].text
    if not (lexemes[index].text.isupper() and lexemes.joined(index)) or (after.glued and after.kind != "mark"):
        return False
    ends = after.kind in {"mark", "end"} or after.low in {"in", "on", "at", "and", "or", "to", "for", "by", "during"}
    return ends and len(figure) <= 5 and float(figure.replace(",", "")) <= _HOTTEST[lexemes.low(index)]


def currency_before(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands at `index`, before an amount, and the index of the amount."""
    sign = _CURRENCY_SIGNS.get(lexemes[index].text)
    if sign:
        return sign, index + 1
    word, after = lexemes.low(index), lexemes[index + 1]
    if after.text == "$" and (after.glued or word in {"c", "hk", "nz"} or lexemes[index].text == "US"):
        code = _DOLLARS.get(word) or (word.upper() if word in _CODES else None)
        return (code, index + 2) if code else None
    if word in _CODES and lexemes[index].text.isupper() and after.kind == "number":
        return _code(word), index + 1
    return None


def currency_after(lexemes: Lexemes, index: int, value: float) -> tuple[str, int] | None:
    """The currency named at `index`, behind an amount of `value` ("Canadian dollars"), and the index after it."""
    lexeme = lexemes[index]
    if lexeme.text in _CURRENCY_SIGNS and lexemes[index + 1].kind != "number":
        return _CURRENCY_SIGNS[lexeme.text], index + 1
    if lexeme.low in _CODES and (lexeme.text.isupper() or lexeme.low in {"usd", "rmb", "eur"}):
        return _code(lexeme.low), index + 1
    noun = singular(lexeme.low)
    if noun == "pound":
        sterling = value >= _WEIGHT_TURNS_MONEY or lexemes.low(index + 1) == "sterling"
        return ("GBP", index + 2 if lexemes.low(index + 1) == "sterling" else index + 1) if sterling else None
    if noun in _NAMES and lexeme.low not in {"marks", "mark"}:
        return _NAMES[noun], index + 1
    return _of_nation(lexemes, index)


def _of_nation(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    if lexemes.low(index) == "u" and lexemes.low(index + 2) == "s" and lexemes.low(index + 3) == ".":
        return ("USD", index + 5) if singular(lexemes.low(index + 4)) == "dollar" else None
    for size in (1, 2):
        nation = " ".join(lexemes.low(index + step) for step in range(size))
        code = _OF_NATIONS.get((nation, singular(lexemes.low(index + size))))
        if code:
            return code, index + size + 1
    return None


def _code(word: str) -> str:
    return "CNY" if word == "rmb" else word.upper()
