"""Tables from a TOML file -> records, with every fault found at once instead of the first alone."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from rapidfuzz import process

R = TypeVar("R", bound=msgspec.Struct)

LIKELY_MEANT = 70
"""rapidfuzz ratio from which a known key is offered for an unknown one: "outlt" reaches it, "colour" for "url" not."""


def faults_of(table: Mapping[str, Any], kind: type[R], where: str) -> tuple[str, ...]:
    """Every fault of `table` as a record of `kind`: unknown keys, wrong types, missing keys.

    Args:
        table: what the TOML parser gave.
        kind: a msgspec record; tables within it are themselves records.
        where: the table's name, for the messages ("article 2").

    Returns:
        One line a fault, "WHERE, key 'KEY': REASON".
    """
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    found = []
    for key, value in table.items():
        if key not in fields:
            found.append(f"{where}, key '{key}': {_unknown(key, list(fields))}")
        elif _is_record(fields[key].type) and isinstance(value, dict):
            found.extend(faults_of(value, fields[key].type, f"{where}.{key}"))
        else:
            found.extend(_type_fault(value, fields[key].type, f"{where}, key '{key}'"))
    found.extend(
        f"{where}, key '{name}': it is missing"
        for name, field in fields.items()
        if field.required and name not in table
    )
    return tuple(found)


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _unknown(key: str, known: list[str]) -> str:
    close = process.extractOne(key, known, score_cutoff=LIKELY_MEANT)
    return f"unknown; did you mean '{close[0]}'?" if close else f"unknown; known are {', '.join(known)}"


def _type_fault(value: Any, kind: Any, where: str) -> list[str]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return [f"{where}: {str(error)[0].lower()}{str(error)[1:]} (found {value!r})"]
    return []
