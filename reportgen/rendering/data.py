"""The contract: `comparison.json`."""

import msgspec

from reportgen.model import Comparison


def render(comparison: Comparison) -> bytes:
    """The whole record as JSON in UTF-8, keys of tables sorted, one space an indent."""
    return msgspec.json.format(msgspec.json.encode(comparison, order="deterministic"), indent=1) + b"\n"


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) that `comparison.json` keeps to."""
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Comparison)}
    return msgspec.json.format(msgspec.json.encode(described, order="deterministic"), indent=1) + b"\n"
