"""Challenges and solutions as JSON lines: what `manage.py match` reads and writes."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .methods.constraints import clauses
from .methods.texts import Text

MAX_LINE = 1_000_000
SHOWN_PROBLEMS = 20


class BadFile(ValueError):
    """The file cannot be used; the message names the lines and what is wrong with them."""


@dataclass(frozen=True)
class Row:
    """One line: its text, and for a challenge the constraints as they were given."""

    text: Text
    constraints: Any = None


def challenge(data: dict) -> Row:
    """Read {"id","title","body","tags"[],"constraints","bureau"}; who asks is not compared with who offers."""
    _string(data, "bureau")
    more = " ".join(clauses(data.get("constraints")))
    text = Text(_id(data), _string(data, "title"), _string(data, "body"), _tags(data), more)
    return Row(_not_empty(text), data.get("constraints"))


def solution(data: dict) -> Row:
    """Read {"id","name","body","tags"[],"stage","area"}."""
    return Row(_not_empty(Text(_id(data), _string(data, "name"), _string(data, "body"), _tags(data))))


def read(lines: Iterable[str], make: Callable[[dict], Row]) -> list[Row]:
    """Return the rows of a file; empty lines are passed over. Raises BadFile with all that is wrong."""
    rows: list[Row] = []
    problems, seen = [], set()
    for number, line in enumerate(lines, start=1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            row = make(_object(line))
            if row.text.id in seen:
                raise ValueError(f"id {row.text.id!r} stands twice")
        except ValueError as error:
            problems.append(f"line {number}: {error}")
            continue
        seen.add(row.text.id)
        rows.append(row)
    if problems:
        left = [f"… and {len(problems) - SHOWN_PROBLEMS} more"] if len(problems) > SHOWN_PROBLEMS else []
        raise BadFile("\n".join(problems[:SHOWN_PROBLEMS] + left))
    return rows


def _object(line: str) -> dict:
    if len(line) > MAX_LINE:
        raise ValueError(f"longer than {MAX_LINE} characters")
    try:
        data = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no JSON: {error}") from None
    if not isinstance(data, dict):
        raise ValueError("a JSON object is expected")
    return data


def _id(data: dict) -> str:
    found = data.get("id")
    if isinstance(found, bool) or not isinstance(found, str | int) or not str(found).strip():
        raise ValueError('"id" is a text or a number')
    return str(found)


def _string(data: dict, name: str) -> str:
    found = data.get(name)
    if found is None:
        return ""
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return " ".join(found)
    if not isinstance(found, str):
        raise ValueError(f'"{name}" is a text')
    return found


def _tags(data: dict) -> tuple[str, ...]:
    found = data.get("tags") or []
    if isinstance(found, str):
        found = [found]
    if not isinstance(found, list) or not all(isinstance(tag, str) for tag in found):
        raise ValueError('"tags" is a list of texts')
    return tuple(dict.fromkeys(tag for tag in found if tag.strip()))


def _not_empty(text: Text) -> Text:
    if not text.whole:
        raise ValueError("neither a name nor a body")
    return text
