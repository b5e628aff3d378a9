"""The import order of the house as ranks, read from the same place import-linter reads it."""

import tomllib
from functools import cache

from django.conf import settings


@cache
def ranked_layers():
    """Return {dotted prefix: (room rank, rank in the room)}; a greater rank stands higher."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    contracts = [contract for contract in project["tool"]["importlinter"]["contracts"] if contract["type"] == "layers"]
    rooms = {}
    for rank, layer in enumerate(reversed(contracts[0]["layers"])):
        for name in layer.split(" | "):
            rooms[name] = (rank, 0)
    for contract in contracts[1:]:
        (container,) = contract["containers"]
        for rank, layer in enumerate(reversed(contract["layers"])):
            for name in layer.split(" | "):
                rooms[f"{container}.{name}"] = (rooms[container][0], rank)
    return rooms


def rank_of(app_name):
    """Return the rank of an app by its dotted name."""
    return ranked_layers()[app_name]


def may_know(upper, lower):
    """Return whether the app `upper` may refer to the app `lower`."""
    return upper == lower or rank_of(upper) > rank_of(lower)
