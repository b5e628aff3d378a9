"""``python -m tests.bench.judging [--events N] [--others N] [--skip-large]``: is the ranking as good as we say?

Prints a table over all kinds of events and fails when a demand is missed. One core, some minutes.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterable

import numpy as np

from pitches.judging.methods.rank import VERSION, Cell, Ranking, rank

from .figures import calibration, places, tau
from .world import BASE, SCENARIOS, Event, Scenario, make, replace

RULES = ("raw", "simple", "official")
HEAD = "kind of event   events |  raw  simple offic. |  raw  simple offic. | ranges   ECE | seconds"
TAU, BEST, BELOW, COVER, ECE = 0.72, 0.51, 0.005, (0.88, 0.97), 0.035
SAME, SECONDS, LARGE_SECONDS, LARGE_GB = 1e-9, 2.0, 60.0, 2.0


def ranked(event: Event) -> Ranking:
    """Return the ranking of an event."""
    return rank([Cell(*row) for row in event.rows], event.weights, scale=event.scale)


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def one_event(scenario: Scenario, seed: int) -> dict:
    """Return what one event says of each rule."""
    event = make(scenario, seed)
    lines = sorted(ranked(event).lines, key=lambda line: line.pitch)
    place, best = places(event.truth), int(np.argmax(event.truth))
    found = {"cover": np.mean([low <= p <= high for p, (low, high) in zip(place, map(_range, lines), strict=True)])}
    for rule in RULES:
        score = np.array([getattr(line, rule) for line in lines])
        found[f"tau_{rule}"] = tau(score, event.truth)
        found[f"best_{rule}"] = float(np.argmax(score) == best)
    first = min(lines, key=lambda line: (line.place, line.pitch)).pitch
    found["best_official"] = float(lines[best].pitch == first)
    found["top3"] = ([line.p_top3 for line in lines], [bool(p <= 3) for p in place])
    return found


def _range(line) -> tuple[int, int]:
    return line.place_low, line.place_high


def scenario_row(scenario: Scenario, events: int, faults: list[str]) -> tuple[list, list]:
    """Run one scenario, print its row, note what is missed, and return the chances with what happened."""
    start = time.perf_counter()
    runs = [one_event(scenario, seed) for seed in range(events)]
    seconds = (time.perf_counter() - start) / events
    mean = {name: float(np.mean([run[name] for run in runs])) for name in runs[0] if name != "top3"}
    chance = [value for run in runs for value in run["top3"][0]]
    happened = [value for run in runs for value in run["top3"][1]]
    ece = calibration(np.array(chance), np.array(happened))
    taus = "  ".join(f"{mean[f'tau_{rule}']:.3f}" for rule in RULES)
    bests = "  ".join(f"{mean[f'best_{rule}']:.3f}" for rule in RULES)
    say(f"{scenario.name:14s} {events:7d} | {taus} | {bests} |  {mean['cover']:.3f} {ece:.3f} | {seconds:.2f}")
    if mean["tau_official"] < mean["tau_raw"] - BELOW:
        faults.append(f"{scenario.name}: tau is more than {BELOW} below the raw mean")
    if not COVER[0] <= mean["cover"] <= COVER[1]:
        faults.append(f"{scenario.name}: ranges cover {mean['cover']:.3f}, not {COVER[0]} to {COVER[1]}")
    if scenario == BASE:
        demand(faults, mean["tau_official"] >= TAU, f"base case: tau {mean['tau_official']:.3f} < {TAU}")
        demand(faults, mean["best_official"] >= BEST, f"base case: best wins {mean['best_official']:.3f} < {BEST}")
        demand(faults, ece <= ECE, f"base case: ECE {ece:.3f} > {ECE}")
    return chance, happened


def demand(faults: list[str], kept: bool, words: str) -> None:
    """Note ``words`` unless the demand is kept."""
    if not kept:
        faults.append(words)


def relabelled(event: Event, seed: int) -> tuple[Event, dict]:
    """Return the event with other names and another order of rows, and the new names of the pitches."""
    lot = random.Random(seed)
    pitches = {name: f"q{lot.random()}" for name in sorted({row[0] for row in event.rows})}
    judges = {name: f"k{lot.random()}" for name in sorted({row[1] for row in event.rows})}
    rows = [(pitches[p], judges[j], c, value) for p, j, c, value in event.rows]
    lot.shuffle(rows)
    return Event(rows, event.weights, event.scale, event.truth), pitches


def names_and_bytes(faults: list[str]) -> None:
    """Check that names and the order of rows change nothing, and that two runs give the same bytes."""
    worst, same = 0.0, True
    figures = ("raw", "simple", "official", "p_first", "p_top3", "place", "place_low", "place_high", "group")
    for seed in range(10):
        event = make(BASE, seed)
        other, names = relabelled(event, seed)
        once, again = ranked(event), ranked(event)
        same = same and repr(once) == repr(again)
        by_name = {line.pitch: line for line in ranked(other).lines}
        for line in once.lines:
            twin = by_name[names[line.pitch]]
            worst = max(worst, *(abs(getattr(line, name) - getattr(twin, name)) for name in figures))
    say(f"other names, other order of rows: largest difference {worst:.1e}; same bytes twice: {same}")
    demand(faults, worst <= SAME, f"other names change a figure by {worst:.1e}")
    demand(faults, same, "two runs differ")


def sizes(faults: list[str], large: bool) -> None:
    """Measure time and memory."""
    wanted: Iterable[tuple[Scenario, float]] = [
        (replace(BASE, name="60x40", pitches=60, judges=40, per_pitch=5), SECONDS),
        (replace(BASE, name="60x40 all", pitches=60, judges=40, per_pitch=40, recused=0.0), SECONDS),
    ]
    if large:
        wanted = [*wanted, (replace(BASE, name="5000x500", pitches=5000, judges=500), LARGE_SECONDS)]
    for scenario, limit in wanted:
        event = make(scenario, 1)
        start = time.perf_counter()
        ranked(event)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        say(f"{scenario.name}, {len(event.rows)} marks: {seconds:.2f} s (at most {limit:.0f}), peak {peak:.2f} GB")
        demand(faults, seconds <= limit, f"{scenario.name} takes {seconds:.1f} s")
        demand(faults, peak <= LARGE_GB, f"{scenario.name} needs {peak:.2f} GB")


def main() -> int:
    """Run everything and return the number of missed demands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=400, help="events of the base case")
    parser.add_argument("--others", type=int, help="events of every other kind (default: a quarter)")
    parser.add_argument("--skip-large", action="store_true", help="leave out 5,000 pitches by 500 judges")
    options = parser.parse_args()
    others = options.others or max(options.events // 4, 1)
    faults: list[str] = []
    say(f"{VERSION}\n{'':22s} | Kendall tau             | the best wins          | 90 %\n{HEAD}")
    chance, happened = [], []
    for scenario in SCENARIOS:
        events = options.events if scenario == BASE else max(others // 2, 1) if scenario.pitches > 40 else others
        more = scenario_row(scenario, events, faults)
        chance, happened = chance + more[0], happened + more[1]
    ece = calibration(np.array(chance), np.array(happened))
    say(f"ECE of the chance to be among the first three, all events: {ece:.3f} (at most {ECE})")
    demand(faults, ece <= ECE, f"ECE {ece:.3f} > {ECE}")
    names_and_bytes(faults)
    sizes(faults, not options.skip_large)
    for fault in faults:
        say(f"MISSED  {fault}")
    say("every demand is met" if not faults else f"{len(faults)} demands missed")
    return min(len(faults), 100)


if __name__ == "__main__":
    sys.exit(main())
