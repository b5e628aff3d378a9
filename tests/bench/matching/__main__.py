"""``python -m tests.bench.matching [--profiles N] [--explanations N]``: is matching as good as docs/matching.md says?

Prints every method of the chain on both evaluation sets, the time of a search among stored vectors, how often deleting
the shown sentence lowers the score, and what copying a challenge's title brings; fails when a demand is missed. Some
minutes on two cores.
"""

import argparse
import sys

from challenges.matching.methods import chain

from .evaluation import SETS
from .quality import table
from .quoting import right_places, strangers_first
from .speed import search_times
from .truthful import share_lowered

LEAST_GAIN, MOST_MS, LEAST_LOWERED, MOST_BY_COPYING = 1.5, 150.0, 0.90, 0.20


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run all three, return 1 when a demand is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--profiles", type=int, default=10_000)
    parser.add_argument("--explanations", type=int, default=100)
    options = parser.parse_args()
    faults = []
    best = chain.best().name
    for name in SETS:
        ndcg = table(say, name)
        gain = ndcg[best] / ndcg["bigram"]
        say(f"{best} is {gain:.1f} times bigram (at least {LEAST_GAIN})\n")
        if gain < LEAST_GAIN:
            faults.append("gain")
    p50, p95 = search_times(options.profiles)
    say(
        f"search among {options.profiles:,} stored profiles: p50 {p50:.0f} ms, p95 {p95:.0f} ms (at most {MOST_MS:.0f})"
    )
    if p95 > MOST_MS:
        faults.append("time")
    first, every = share_lowered(options.explanations)
    say(f"a shown sentence deleted lowers the score: first {first:.1%}, any {every:.1%} (at least {LEAST_LOWERED:.0%})")
    if min(first, every) < LEAST_LOWERED:
        faults.append("explanations")
    let_through, found = strangers_first()
    say(f"strangers with a copied title among the first 3: {found:.0%} (at most {MOST_BY_COPYING:.0%})")
    say(f"the same if nothing were taken back: {let_through:.0%}")
    if found > MOST_BY_COPYING:
        faults.append("copying")
    before, after = right_places()
    say(f"right profiles that take up a piece of the challenge: mean place {before:.1f} before, {after:.1f} with it")
    say("missed: " + ", ".join(faults) if faults else "all demands are met")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
