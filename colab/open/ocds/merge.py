"""Merging releases by the rules of the standard: objects by field, lists of objects by id, all else by the newest."""

import copy
from typing import Any

LEFT_OUT = ("id", "date", "tag")


def merge(releases: list[dict]) -> dict:
    """Return the compiled release of one process; ``releases`` are given oldest first. A null takes a field away."""
    merged: dict[str, Any] = {}
    for release in releases:
        _into(merged, {name: value for name, value in release.items() if name not in LEFT_OUT})
    last = releases[-1]
    head = {"id": f"{last['ocid']}-{last['date']}", "date": last["date"], "tag": ["compiled"]}
    return {"ocid": last["ocid"], **head} | merged


def _into(target: dict, new: dict) -> None:
    for name, value in new.items():
        if value is None:
            target.pop(name, None)
        elif isinstance(value, dict):
            known = target.get(name)
            target[name] = known if isinstance(known, dict) else {}
            _into(target[name], value)
        elif _by_id(value):
            target[name] = _lists(target.get(name) or [], value)
        else:
            target[name] = copy.deepcopy(value)


def _by_id(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) and "id" in row for row in value)


def _lists(known: list[dict], new: list[dict]) -> list[dict]:
    rows = {row["id"]: row for row in known}
    for row in new:
        _into(rows.setdefault(row["id"], {}), row)
    return list(rows.values())
