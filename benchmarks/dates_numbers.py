"""How much of Microsoft's Recognizers-Text specifications (English) the number and time grammars find.

    python -m benchmarks.dates_numbers PATH [--misses ENTITY]

PATH is the folder that holds `Number/`, `NumberWithUnit/` and `DateTime/`. For each kind of entity it prints how
many are expected, the share whose span is found exactly, the share that at least overlaps with what was found, the
share whose value is right too; and in how many inputs something was found where nothing is expected.

A span counts as exact when it is the expected one but for words that qualify the number ("more than 5") or open
the time ("the", "from", "in", "on"), which one of the two takes into its span and the other does not. Years, days and
other times are no quantities by design, so a number expected inside one is not found. Values: shares are compared as
percent; an open range ("more than 30") by its bound and direction; an amount of money by its value and, where the
specification gives it, its currency; a date or range by its first and last day, against any of the readings that the
specification allows. Ranges end in the specification before their last part ("2014 to 2018" ends as 2018 begins) and
start on the day after "the next three days" are spoken of; the grammar holds that part in, as news means it, and
starts on that day. Either counts as right, and with it a day more or less at an end.

Out of scope, and left out of the figures: addresses and codes that the specifications count digit by digit, powers,
times of day, durations, recurring times ("every Monday"), time zones, ordinals, units without a value, and times that
the specifications themselves do not resolve. "Open" are times with a direction ("before 2018"), of which the grammar
keeps the point alone. A date with a time of day ("datetime") is expected here in one span; the grammar reads two.
"""

import argparse
import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.grammar.quantities import find_quantities
from reportgen.grammar.times import find_times
from reportgen.model import Quantity, TimeExpression

MODELS = {
    "Number": "Number/English/NumberModel.json",
    "NumberRange": "Number/English/NumberRangeModel.json",
    "Percent": "Number/English/PercentModel.json",
    "Currency": "NumberWithUnit/English/CurrencyModel.json",
    "Dimension": "NumberWithUnit/English/DimensionModel.json",
    "Age": "NumberWithUnit/English/AgeModel.json",
    "Temperature": "NumberWithUnit/English/TemperatureModel.json",
    "DateTime": "DateTime/English/DateTimeModel.json",
}
DATE_KINDS = {"date", "daterange", "datetime", "datetimerange"}
CODE = re.compile(r"[0-9]+(?:[./-][0-9]+){2,}")
OPENING_WORDS = re.compile(r"(?:the|from|in|on|at|of|between|within|for)\s+", re.IGNORECASE)
DIRECTIONS = {"before", "after", "since", "until", "more", "less"}


class Expected(NamedTuple):
    kind: str
    start: int
    end: int
    text: str
    resolution: dict[str, Any]


class Tally(NamedTuple):
    expected: int = 0
    exact: int = 0
    overlapping: int = 0
    right: int = 0

    def add(self, *, exact: bool, overlapping: bool, right: bool) -> "Tally":
        return Tally(self.expected + 1, self.exact + exact, self.overlapping + overlapping, self.right + right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", default="", help="print what is not found, or found wrongly, of this kind")
    arguments = parser.parse_args()
    tallies: dict[str, Tally] = defaultdict(Tally)
    spurious: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for model, file in MODELS.items():
        for case in json.loads((arguments.path / file).read_text(encoding="utf-8-sig")):
            found = _find(model, case)
            wanted = list(_expected(model, case))
            for entity in wanted:
                verdict = _judge(model, entity, found)
                tallies[entity.kind] = tallies[entity.kind].add(**verdict)
                if arguments.misses == entity.kind and not verdict["right"]:
                    _explain(case, entity, found)
            if not case["Results"]:
                spurious[model][0] += 1
                spurious[model][1] += bool(found)
                if arguments.misses == f"{model}-none" and found:
                    print(f"{case['Input']!r}\n    nothing expected; found {[one.text for one in found]}")
    _print(tallies, spurious)


def _find(model: str, case: dict[str, Any]) -> tuple[Quantity | TimeExpression, ...]:
    if model != "DateTime":
        return find_quantities(case["Input"])
    reference = case.get("Context", {}).get("ReferenceDateTime")
    return find_times(case["Input"], dt.date.fromisoformat(reference[:10]) if reference else None)


def _expected(model: str, case: dict[str, Any]) -> Iterator[Expected]:
    for result in case["Results"]:
        kind = result.get("TypeName", "").removeprefix("datetimeV2.")
        resolution = result.get("Resolution") or {}
        if model == "DateTime" and kind not in DATE_KINDS:
            continue
        if model not in {"DateTime"} and resolution.get("value") in {None, "null"}:
            continue
        name = model if model != "DateTime" else kind
        if model == "DateTime" and any(_directed(value) for value in resolution.get("values", [])):
            name = f"{kind}, open"
        if all(value.get("value") == "not resolved" for value in resolution.get("values", [{}])):
            continue
        start = result.get("Start", case["Input"].lower().find(result["Text"].lower()))
        if model == "Number":
            code = any(match.start() <= start < match.end() for match in CODE.finditer(case["Input"]))
            if code or resolution.get("subtype") == "power":
                continue
            name = f"Number, {resolution.get('subtype', 'integer')}"
        yield Expected(name, start, start + len(result["Text"]), result["Text"], resolution)


def _directed(value: dict[str, str]) -> bool:
    return bool(DIRECTIONS & set(value.get("Mod", "").split("-"))) or ("start" in value) != ("end" in value)


def _judge(model: str, wanted: Expected, found: tuple[Quantity | TimeExpression, ...]) -> dict[str, bool]:
    near = [one for one in found if one.start < wanted.end and wanted.start < one.end]
    return {
        "exact": any(_same_span(one, wanted) for one in near),
        "overlapping": bool(near),
        "right": any(_right(model, one, wanted) for one in near),
    }


def _same_span(one: Quantity | TimeExpression, wanted: Expected) -> bool:
    if isinstance(one, TimeExpression):
        openings = (OPENING_WORDS.match(one.text), OPENING_WORDS.match(wanted.text))
        starts = [
            start + (opening.end() if opening else 0)
            for start, opening in zip((one.start, wanted.start), openings, strict=True)
        ]
        return one.end == wanted.end and (one.start == wanted.start or starts[0] in (wanted.start, starts[1]))
    qualified = one.qualifier not in {"exact", "range"}
    return one.end == wanted.end and (one.start == wanted.start or (qualified and one.start < wanted.start))


def _right(model: str, one: Quantity | TimeExpression, wanted: Expected) -> bool:
    if isinstance(one, TimeExpression):
        return any(_right_days(one, value) for value in wanted.resolution.get("values", []))
    value = str(wanted.resolution["value"])
    if model == "NumberRange":
        return _right_range(one, value)
    if model == "Number" and one.unit == "percent" and "%" not in wanted.text:
        return _close(one.low / 100, value)
    code = wanted.resolution.get("isoCurrency") or {"Dollar": "USD", "Pound": "GBP", "Euro": "EUR"}.get(
        wanted.resolution.get("unit", "")
    )
    right_unit = model != "Currency" or code in {None, one.unit}
    return right_unit and (_close(one.low, value.rstrip("%")) or _close(one.high, value.rstrip("%")))


def _close(value: float, wanted: str) -> bool:
    try:
        return abs(value - float(wanted)) <= 1e-4 * max(1.0, abs(value))
    except ValueError:
        return False


def _right_range(one: Quantity, value: str) -> bool:
    low, _, high = value[1:-1].partition(",")
    scale = 100.0 if one.unit == "percent" else 1.0
    ends = (one.low / scale, one.high / scale)
    if low and high:
        return _close(ends[0], low) and _close(ends[1], high) and (one.qualifier == "range" or low == high)
    if low:
        return _close(ends[0], low) and one.qualifier in {"more_than", "at_least"}
    return _close(ends[1], high) and one.qualifier in {"less_than", "at_most"}


def _right_days(one: TimeExpression, value: dict[str, str]) -> bool:
    if one.first is None or one.last is None:
        return False
    if "value" in value:
        return value["value"][:10] == one.first.isoformat() == one.last.isoformat()
    after = one.last + dt.timedelta(days=1)
    start, end = value.get("start", "")[:10], value.get("end", "")[:10]
    ends = (after, one.last.replace(day=1), one.last.replace(month=1, day=1)) if one.kind == "range" else (after,)
    if start and end:
        return _near(start, one.first) and any(_near(end, last) for last in ends)
    return any(_near(start or end, day) for day in (one.first, after))


def _near(wanted: str, day: dt.date) -> bool:
    return abs((dt.date.fromisoformat(wanted) - day).days) <= 1


def _explain(case: dict[str, Any], wanted: Expected, found: tuple[Quantity | TimeExpression, ...]) -> None:
    print(f"{case['Input']!r} {case.get('Context', {}).get('ReferenceDateTime', '')[:10]}")
    print(f"    expected {wanted.text!r} {wanted.resolution.get('values') or wanted.resolution}")
    print(f"    found    {[_brief(one) for one in found]}")


def _brief(one: Quantity | TimeExpression) -> str:
    if isinstance(one, Quantity):
        return f"{one.text!r} {one.low:g}-{one.high:g} {one.qualifier} {one.unit}"
    return f"{one.text!r} {one.first}..{one.last}"


def _print(tallies: dict[str, Tally], spurious: dict[str, list[int]]) -> None:
    print(f"{'entity':<22}{'expected':>9}{'exact':>8}{'overlap':>9}{'value':>8}")
    for kind, tally in tallies.items():
        shares = [f"{part / tally.expected:.3f}" for part in (tally.exact, tally.overlapping, tally.right)]
        print(f"{kind:<22}{tally.expected:>9}{shares[0]:>8}{shares[1]:>9}{shares[2]:>8}")
    print("\ninputs in which nothing is expected, and in how many something was found")
    for model, (inputs, hits) in spurious.items():
        print(f"{model:<22}{inputs:>9}{hits:>8}")


if __name__ == "__main__":
    main()
