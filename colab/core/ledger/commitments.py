"""The fields of an entry's payload as salted hashes: one field can be opened without the others being told."""

import hashlib
from typing import Any

from .canonical import digest


def field_salt(salt: str, name: str) -> str:
    """Return the salt of one field; it tells nothing of the entry's ``salt``, nor of the other fields'."""
    return hashlib.sha256(f"{salt}:{name}".encode()).hexdigest()


def commit(salt: str, payload: dict[str, Any]) -> dict[str, str]:
    """Return name → hash of every field of ``payload``; this is what an entry's hash is taken of."""
    return {name: digest([field_salt(salt, name), value]) for name, value in payload.items()}


def opened(salt: str, payload: dict[str, Any], names: set[str]) -> dict[str, dict[str, Any]]:
    """Return name → its salt and value for those of ``names`` that the payload has."""
    return {name: {"salt": field_salt(salt, name), "value": payload[name]} for name in payload if name in names}
