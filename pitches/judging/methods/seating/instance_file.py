"""An instance as a JSON file, and an assignment as one (docs/assignment.md)."""

import json
from typing import Any

from .instance import BadInstance, Instance, Outcome

KEYS = ("pitches", "judges", "per_pitch", "load", "conflicts", "fixed", "expertise")
REQUIRED = KEYS[:3]
MOST = 50
"""So many problems are told at once."""


def read_instance(text: str) -> Instance:
    """Return the instance written in ``text``. Raises ``BadInstance`` with every problem found."""
    try:
        data = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInstance([f"The file is not JSON: {error}"]) from error
    if not isinstance(data, dict):
        raise BadInstance(["The file holds one JSON object."])
    return _Reader(data).read()


def write_outcome(outcome: Outcome) -> str:
    """Return the assignment as JSON text."""
    body = {"pairs": [list(pair) for pair in outcome.pairs], "figures": outcome.figures}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _once(pairs: list[tuple[str, Any]]) -> dict:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _value in pairs]
        double = sorted({name for name in names if names.count(name) > 1})
        raise BadInstance([f'"{name}" stands twice in one object.' for name in double[:MOST]])
    return made


def _no_number(word: str):
    raise BadInstance([f"{word} is not a number."])


class _Reader:
    def __init__(self, data: dict):
        self.data, self.problems = data, []

    def read(self) -> Instance:
        """Return the instance, or raise with all problems."""
        unknown = [f'"{name}" is not a known key; known are {", ".join(KEYS)}.' for name in self.data.keys() - KEYS]
        self.problems += sorted(unknown) + [f'"{name}" is missing.' for name in REQUIRED if name not in self.data]
        pitches, judges = self.ids("pitches"), self.ids("judges")
        per_pitch = self.data.get("per_pitch", 1)
        if not _whole(per_pitch) or per_pitch < 1:
            self.problems.append(f'"per_pitch" is a whole number of at least 1, not {_show(per_pitch)}.')
        load = self.load()
        conflicts = self.pairs("conflicts", judges, pitches)
        fixed = self.pairs("fixed", judges, pitches)
        self.problems += [f"The fixed seat [{j}, {p}] is a conflict." for j, p in sorted(fixed & conflicts, key=str)]
        expertise = self.expertise(judges, pitches)
        if self.problems:
            more = len(self.problems) - MOST
            raise BadInstance(self.problems[:MOST] + ([f"… and {more} more."] if more > 0 else []))
        return Instance(tuple(pitches.values()), tuple(judges.values()), per_pitch, conflicts, fixed, load, expertise)

    def ids(self, name: str) -> dict[str, Any]:
        """Return {id as text: id}."""
        rows = self.data.get(name, [])
        if not isinstance(rows, list):
            self.problems.append(f'"{name}" is a list of ids.')
            return {}
        found: dict[str, Any] = {}
        for row in rows:
            if not (_whole(row) or (isinstance(row, str) and row.strip())):
                self.problems.append(f'"{name}" holds {_show(row)}; an id is a text or a whole number.')
            elif str(row) in found:
                self.problems.append(f'"{name}" holds {_show(row)} twice.')
            else:
                found[str(row)] = row
        return found

    def load(self) -> tuple[int, int] | None:
        """Return the lowest and highest load, None when the file says nothing."""
        load = self.data.get("load")
        if load is None:
            return None
        if not isinstance(load, list) or len(load) != 2 or not all(_whole(one) and one >= 0 for one in load):
            self.problems.append(f'"load" is [lowest, highest], two whole numbers of at least 0, not {_show(load)}.')
            return None
        if load[0] > load[1]:
            self.problems.append(f'"load": the lowest, {load[0]}, is above the highest, {load[1]}.')
        return load[0], load[1]

    def pairs(self, name: str, judges: dict, pitches: dict) -> frozenset:
        """Return pairs [judge, pitch]; a pair said twice is one."""
        rows = self.data.get(name, [])
        if not isinstance(rows, list):
            self.problems.append(f'"{name}" is a list of [judge, pitch].')
            return frozenset()
        found = set()
        for row in rows:
            if not isinstance(row, list) or len(row) != 2:
                self.problems.append(f'"{name}" holds {_show(row)}; a pair is [judge, pitch].')
            elif self.known(name, row[0], judges, "judge") and self.known(name, row[1], pitches, "pitch"):
                found.add((judges[str(row[0])], pitches[str(row[1])]))
        return frozenset(found)

    def known(self, name: str, one: Any, ids: dict, kind: str) -> bool:
        """Return whether the id is known, and note it when it is not."""
        fine = isinstance(one, str | int) and not isinstance(one, bool) and str(one) in ids
        if not fine:
            self.problems.append(f'"{name}" names {_show(one)}, which is no {kind} of the list.')
        return fine

    def expertise(self, judges: dict, pitches: dict) -> dict:
        """Return judge → pitch → 0 to 1."""
        table = self.data.get("expertise", {})
        if not isinstance(table, dict) or not all(isinstance(line, dict) for line in table.values()):
            self.problems.append('"expertise" is {judge: {pitch: 0 to 1}}.')
            return {}
        found = {}
        for judge, line in table.items():
            if self.known("expertise", judge, judges, "judge"):
                found[judges[judge]] = self.line(judge, line, pitches)
        return found

    def line(self, judge: str, line: dict, pitches: dict) -> dict:
        """Return pitch → 0 to 1 of one judge."""
        made = {}
        for pitch, value in line.items():
            if not self.known(f"expertise of {judge}", pitch, pitches, "pitch"):
                continue
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                self.problems.append(f"Expertise of {judge} for {pitch} is {_show(value)}; it is a number from 0 to 1.")
            made[pitches[pitch]] = value
        return made


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _show(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
