"""Organisations as parties, with the roles they have had so far."""

from typing import Any

from .values import both, filled, prefix

SCHEME = "JP-JCN"
"""Corporate numbers of the National Tax Agency, as org-id.guide names the list."""


class Parties:
    """The parties of a process; roles add up from release to release, because lists of words replace each other."""

    def __init__(self):
        self._rows: dict[str, dict] = {}

    def add(self, thing: Any, *roles: str, contact: str = "") -> dict:
        """Give a body or an organisation these roles; return the reference to it."""
        row = self._rows.setdefault(identity(thing), _party(thing))
        row["roles"] = sorted({*row.get("roles", []), *roles})
        if contact:
            row["contactPoint"] = {"name": contact}
        return reference(thing)

    def copy(self) -> list[dict]:
        """Return the parties as they stand now."""
        return [dict(row) for row in self._rows.values()]


def identity(thing: Any) -> str:
    """Return the id of a party within our data."""
    number = thing.corporate_number
    return f"{SCHEME}-{number}" if number else f"{prefix()}-{thing._meta.model_name}-{thing.pk}"


def reference(thing: Any) -> dict:
    """Return id and name: what stands elsewhere than in the list of parties."""
    return {"id": identity(thing), "name": thing.name}


def _party(thing: Any) -> dict:
    number = thing.corporate_number
    identifier = {"scheme": SCHEME, "id": number, "legalName": thing.name} if number else {}
    return {"id": identity(thing), **both("name", thing), **filled({"identifier": identifier})}
