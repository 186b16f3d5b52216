"""Whether two quantities say the same: comparable, equal as far as they are exact, or impossible together."""

import math
from decimal import Decimal

from reportgen.grammar.measures import DIMENSIONS
from reportgen.grammar.nouns import denotes_people
from reportgen.model import Quantity

_NEAR = 0.1
"""Share of a number within which "about" and "nearly" are believed: 9 is nearly 10, 8 is not."""
_SOME_WAY = 0.25
"""Share beyond "more than" within which two tellings are believed to mean one number: news rounds to the figure just
passed, so "more than 37,000" is rarely 47,000."""
_JUST = ("just", "slightly", "a little")
_KEPT_DIGITS = 2
"""Digits that a rounded number is taken to keep: "24,000" may be 23,900, "20" is not 24."""
_LONGEST_DECIMAL = 5
"""Digits from which on a broken number is a fraction written out (33.3333 for a third), which nobody said."""
_FACTORS = {"times", "order_of_magnitude"}
_CHANGES = {"increase", "decrease"}


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The values that a reader would take the words for: "nearly 10" is 9 to 10, "37,000" is 36,500 to 37,500."""
    low, high = quantity.low, quantity.high
    half = rounding(low) / 2, rounding(high) / 2
    if quantity.comparison == "order_of_magnitude":
        return low / 2, high * 2
    match quantity.qualifier:
        case "about":
            return low - max(_NEAR * abs(low), half[0]), high + max(_NEAR * abs(high), half[1])
        case "more_than" | "at_least":
            far = _NEAR if quantity.text.lower().startswith(_JUST) else _SOME_WAY
            return low, high + max(far * abs(high), half[1])
        case "less_than" | "at_most":
            close = quantity.text.lower().startswith((*_JUST, "nearly", "almost", "close", "approaching", "shy"))
            return low - max((_NEAR if close else _SOME_WAY) * abs(low), half[0]), high
        case "range":
            return low, high
        case _:
            return low - half[0], high + half[1]


def rounding(value: float) -> float:
    """The step to which a number appears rounded: 1,000 for 37,000, 0.1 for 9.8, 1 for 20 and for a third (percent)."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    figures = Decimal(repr(value)).normalize()
    digits = len(figures.as_tuple().digits)
    endless = value % 1 != 0 and digits > _LONGEST_DECIMAL
    kept = _KEPT_DIGITS if endless else max(digits, _KEPT_DIGITS)
    return float(10.0 ** (figures.adjusted() - kept + 1))


def _scaled(quantity: Quantity, ends: tuple[float, float]) -> tuple[float, float]:
    """Measures in the common unit of their dimension, so that miles meet kilometers."""
    if quantity.unit == "degree fahrenheit" and quantity.comparison is None:
        return (ends[0] - 32) * 5 / 9, (ends[1] - 32) * 5 / 9
    factor = DIMENSIONS[quantity.unit][1] if quantity.unit in DIMENSIONS else 1.0
    return ends[0] * factor, ends[1] * factor


def same_kind(a: Quantity, b: Quantity) -> bool:
    """Whether the two can be set side by side: levels with levels, changes with changes, and units that match.

    Counts match where one names no noun, both name the same, or both count people ("migrants", "nationals").
    """
    if _comparison_class(a) != _comparison_class(b):
        return False
    if _comparison_class(a) == "factor":
        return True
    if a.unit in DIMENSIONS or b.unit in DIMENSIONS:
        return DIMENSIONS.get(a.unit, (a.unit,))[0] == DIMENSIONS.get(b.unit, (b.unit,))[0]
    if _stands_alone(a.unit) or _stands_alone(b.unit):
        return a.unit == b.unit
    return a.unit == b.unit or "" in (a.unit, b.unit) or (denotes_people(a.unit) and denotes_people(b.unit))


def _comparison_class(quantity: Quantity) -> str:
    if quantity.comparison in _FACTORS:
        return "factor"
    return "change" if quantity.comparison in _CHANGES else "level"


def _stands_alone(unit: str) -> bool:
    """Currencies, scores and scales, which no bare number matches."""
    return unit.isupper() or unit in {"score", "magnitude", "category", "cent", "penny"}


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities of the same kind can be one number: what their words allow overlaps.

    24,000 and "over 24,000", 9.8 and "nearly 10 times", 36,987 and "37,000", 5 miles and 8 kilometers do; 20 and 24,
    "more than 37,000" and "roughly 24,000", a rise and a fall do not.
    """
    if not same_kind(a, b) or {a.comparison, b.comparison} == _CHANGES:
        return False
    if a.unit == b.unit == "score":
        return (a.low, a.high) == (b.low, b.high)
    return _overlap(_scaled(a, bounds(a)), _scaled(b, bounds(b))) or _equal_stated(a, b)


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return low < high


def _equal_stated(a: Quantity, b: Quantity) -> bool:
    """The very same numbers but for opposite qualifiers ("over 10", "nearly 10"), which meet nowhere."""
    stated = _scaled(a, (a.low, a.high)) == _scaled(b, (b.low, b.high))
    return stated and {a.qualifier, b.qualifier} != {"more_than", "less_than"}


def can_both_hold(a: Quantity, b: Quantity) -> bool:
    """Whether both can be true of one thing in strict logic: "more than 100" and "190" can, "100" and "190" cannot.

    Where this is false for the same thing at the same time, two tellings contradict each other.
    """
    if not same_kind(a, b):
        return True
    if {a.comparison, b.comparison} == _CHANGES:
        return False
    if a.unit == b.unit == "score":
        return same_value(a, b)
    return same_value(a, b) or _overlap(_scaled(a, _strict(a)), _scaled(b, _strict(b)))


def _strict(quantity: Quantity) -> tuple[float, float]:
    low, high = bounds(quantity)
    if quantity.qualifier in {"more_than", "at_least"}:
        return quantity.low, math.inf
    if quantity.qualifier in {"less_than", "at_most"}:
        return -math.inf, quantity.high
    return low, high


def precision_differs(a: Quantity, b: Quantity) -> bool:
    """Whether the two are said with a different exactness: another qualifier, or rounded to another step."""
    if a.qualifier != b.qualifier:
        return True
    return rounding(a.low) != rounding(b.low) or rounding(a.high) != rounding(b.high)
