"""``make bench-assignment``: seconds, expertise, pieces and memory at three sizes, each in a process of its own.

Two kinds of worlds: expertise all over the place, and fields so closed that the best expertise falls apart.
"""

import argparse
import resource
import subprocess
import sys
import time

import numpy as np

from pitches.judging.methods.assign import Instance, assign
from pitches.judging.methods.seating import flow, graph
from pitches.judging.methods.seating.table import make_table

SIZES = {"60x40": (60, 40, 5, 2), "500x120": (500, 120, 4, 15), "5000x500": (5000, 500, 4, 15)}
"""Pitches, judges, judges a pitch, and the seconds it may take."""
WORLDS = ("spread", "closed")
HEAD = (
    "size       world   seconds  expertise  pieces before/after  severity variance before/after  loads   conflicts  MB"
)


def world(kind: str, pitches: int, judges: int, k: int) -> Instance:
    """Return a seeded instance; one pair in fifty is a conflict."""
    random = np.random.default_rng(20261122)
    table = random.random((judges, pitches))
    if kind == "closed":
        fields = random.integers(0, 6, judges)[:, None] == random.integers(0, 6, pitches)
        table = np.where(fields, 0.9, 0.1) + 0.1 * table
    conflicts = np.argwhere(random.random((judges, pitches)) < 0.02).tolist()
    middle = pitches * k / judges
    expertise = {j: dict(enumerate(line)) for j, line in enumerate(table.round(3).tolist())}
    load = (int(middle * 0.6), int(middle * 1.4) + 1)
    pairs = frozenset(map(tuple, conflicts))
    return Instance(range(pitches), range(judges), k, pairs, load=load, expertise=expertise)


def measure(size: str, kind: str) -> None:
    """Assign once and print one line; end with 1 where a promise is broken."""
    pitches, judges, k, most = SIZES[size]
    instance = world(kind, pitches, judges, k)
    start = time.perf_counter()
    outcome = assign(instance, "7")
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table = make_table(instance)
    full = flow.best_flow(table, flow.costs(table, np.random.default_rng(0)), every_pair=True)
    share = outcome.figures["expertise"]["achieved"] / table.expertise[full].sum()
    hurt = len(instance.conflicts & set(outcome.pairs))
    figures, loads = outcome.figures, outcome.figures["loads"]
    after = figures["severity_variance"]
    sys.stdout.write(
        f"{size:10} {kind:7} {seconds:7.2f} {share:10.2%} {graph.pieces(full)[0]:13d} / {figures['components']:<6d}"
        f"{graph.severity_variance(full):20.3f} / {after:<8.3f} {loads['lowest']:>6}-{loads['highest']:<6}"
        f"{hurt:6d} {memory:8.0f}\n"
    )
    if hurt or share < 0.98 or figures["components"] != 1 or seconds > most:
        sys.exit(1)


def main() -> None:
    """Measure one size, or each in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs=2, metavar=("SIZE", "WORLD"))
    only = parser.parse_args().only
    if only:
        return measure(*only)
    sys.stdout.write("expertise: of the best possible without links, over all pairs\n" + HEAD + "\n")
    sys.stdout.flush()
    failed = 0
    for size in SIZES:
        for kind in WORLDS:
            command = [sys.executable, "-m", "tests.bench.assignment", "--only", size, kind]
            failed += subprocess.run(command, check=False).returncode != 0
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
