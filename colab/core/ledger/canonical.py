"""One way to write a fact down, so that the same fact always has the same hash."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

GENESIS = "0" * 64


class NotCanonical(TypeError):
    """A value has no single written form (floats above all) and must not enter the ledger."""


def plain(value: Any) -> Any:
    """Turn ``value`` into JSON types: days and moments as ISO text, unique ids as text, model rows as their key.

    Raises ``NotCanonical`` for floats and for anything that has no plain form.
    """
    match value:
        case None | bool() | int() | str():
            return value.value if hasattr(value, "value") else value
        case float():
            raise NotCanonical("a float has no place in the ledger: use whole numbers or text")
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted(plain(item) for item in value)
    for name in ("key", "pk"):
        if hasattr(value, name):
            return plain(getattr(value, name))
    return _as_text(value)


def _as_text(value: Any) -> Any:
    if hasattr(value, "as_tuple"):  # Decimal: exact as text
        return str(value)
    if hasattr(value, "_proxy____cast") or value.__class__.__name__ == "__proxy__":
        return str(value)
    if hasattr(value, "name") and hasattr(
        value, "size"
    ):  # an upload: its name is the fact, its bytes have their own hash
        return str(value.name)
    if hasattr(value, "__iter__"):
        return [plain(item) for item in value]
    raise NotCanonical(f"{type(value).__name__} has no plain form")


def canonical(value: Any) -> str:
    """Return the one JSON text of ``value``: keys sorted, no spaces, UTF-8 as it is."""
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(value: Any) -> str:
    """Return the SHA-256 of the canonical text of ``value``, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
