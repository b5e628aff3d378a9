"""Several people at once do what the deck says."""

import random
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

from tests.bench.faults.actions import DECK, shuffled
from tests.bench.faults.browser import Broken, Odd
from tests.bench.faults.people import Stage

AT_ONCE = 6


def drive(stage: Stage, actions: int, seed: int, tell, until: float = float("inf")) -> float:
    """Do so many actions, as many as go until that moment of the monotonic clock; return the seconds they took."""
    kinds, begun = shuffled(actions, random.Random(seed)), time.monotonic()
    lock, turn = threading.Lock(), iter(range(actions))

    def work(chance: random.Random) -> None:
        while True:
            with lock:
                at = next(turn, None)
            if at is None or time.monotonic() > until:
                return
            if words := _do(stage, kinds[at], chance):
                tell(f"NOT DONE {kinds[at]}: {words}")
            if at and at % 100 == 0:
                tell(f"{at} actions after {time.monotonic() - begun:.0f} s")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for one in [pool.submit(work, random.Random(f"{seed}-{n}")) for n in range(AT_ONCE)]:
            one.result()
    return time.monotonic() - begun


def _do(stage: Stage, kind: str, chance: random.Random) -> str:
    """Do one action; return why it could not be done, "" where it was."""
    try:
        DECK[kind][1](stage, chance)
    except (Broken, Odd) as error:
        words = str(error)[:500]
    except Exception:
        # A fault of the benchmark's own must be seen, and must not end the run half way.
        words = traceback.format_exc()[-1500:]
    else:
        with stage.diary.lock:
            stage.diary.done[kind] += 1
        return ""
    with stage.diary.lock:
        stage.diary.undone.append(f"{kind}: {words}")
    return words
