"""A scoring run: what went in, what came out, and both in one written form."""

from dataclasses import dataclass
from functools import cached_property

from django.core.cache import cache

from colab.core.ledger.canonical import digest

from .methods.rank import SEED, VERSION, Cell, Ranking, rank

KEPT_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True)
class Inputs:
    """All a ranking depends on."""

    cells: list[Cell]
    weights: dict
    pitches: list
    scale: tuple[int, int]
    rule: str
    seed: int = SEED

    def plain(self) -> dict:
        """Return the inputs in JSON, in one order."""
        cells = [[str(c.pitch), str(c.judge), str(c.criterion), str(c.round), c.value] for c in self._ordered()]
        return {
            "cells": cells,
            "weights": {str(name): weight for name, weight in self.weights.items()},
            "pitches": sorted(self.pitches),
            "scale": list(self.scale),
        }

    def _ordered(self) -> list[Cell]:
        return sorted(self.cells, key=lambda c: (str(c.pitch), str(c.judge), str(c.criterion), str(c.round)))

    @cached_property
    def digest(self) -> str:
        """The fingerprint of the inputs."""
        return digest(self.plain())


def ranked(inputs: Inputs) -> Ranking:
    """Return the ranking; the same inputs are worked out once a week at most."""
    key = f"ranking:{VERSION}:{inputs.rule}:{inputs.seed}:{inputs.digest}"
    found = cache.get(key)
    if found is None:
        found = worked_out(inputs)
        cache.set(key, found, KEPT_SECONDS)
    return found


def worked_out(inputs: Inputs) -> Ranking:
    """Return the ranking, worked out anew."""
    return rank(
        inputs.cells,
        inputs.weights,
        pitches=inputs.pitches,
        scale=inputs.scale,
        rule=inputs.rule,
        seed=inputs.seed,
    )


def as_plain(ranking: Ranking) -> dict:
    """Return the ranking in JSON with figures as text, so that the same ranking always has the same bytes."""

    def text(value: float | None) -> str | None:
        return None if value is None else f"{value + 0.0:.6f}"

    lines = [
        {"pitch": line.pitch, "place": line.place, "judges": line.judges, "missing": line.missing}
        | {name: text(getattr(line, name)) for name in ("raw", "simple", "official", "spread", "p_first", "p_top3")}
        | {"place_low": line.place_low, "place_high": line.place_high, "group": line.group}
        for line in ranking.lines
    ]
    judges = [
        {"judge": row.judge, "severity": text(row.severity), "spread": text(row.spread), "weight": text(row.weight)}
        | {"flags": list(row.flags)}
        for row in ranking.judges
    ]
    return {"rule": ranking.rule, "lines": lines, "judges": judges, "notes": list(ranking.notes)}


def run_of(inputs: Inputs, ranking: Ranking) -> dict:
    """Return what the ledger keeps openly of a scoring run; the figures themselves stay beside it, private."""
    return {
        "method": ranking.version,
        "rule": inputs.rule,
        "seed": inputs.seed,
        "steps": ranking.steps,
        "inputs": inputs.digest,
        "outputs": digest(as_plain(ranking)),
    }
