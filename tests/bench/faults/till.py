"""The stand-in for the payment service as a process of its own: ``… till STATE PORT HOOK SECRET``.

Its events are sent until the site has said 200, some of them twice, some late and after younger ones.
"""

import random
import signal
import sys
import threading
import time
from pathlib import Path

from colab.demo.till import Till, serve
from colab.demo.till.events import send

TWICE, LATE = 0.15, 0.2
LATEST = 12.0
"""Seconds."""


def courier(till: Till, hook: str, secret: str) -> None:
    """Send each new event, and again and again what was not taken."""
    chance, taken, waiting = random.Random(1), 0, []
    while True:
        for event in till.events[taken:]:
            wait = chance.uniform(0, LATEST) if chance.random() < LATE else 0
            waiting += [(time.monotonic() + wait, event)] * (2 if chance.random() < TWICE else 1)
            taken += 1
        due = [pair for pair in waiting if pair[0] <= time.monotonic()]
        for pair in due:
            waiting.remove(pair)
            if send(pair[1], secret, hook) != 200:
                waiting.append((time.monotonic() + chance.uniform(1, 5), pair[1]))
        time.sleep(0.1)


def main() -> None:
    """Serve until a signal comes."""
    state, port, hook, secret = sys.argv[1:]
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    till = Till(Path(state))
    _server, stop = serve(till, int(port))
    threading.Thread(target=courier, args=(till, hook, secret), daemon=True).start()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    stop()


if __name__ == "__main__":
    main()
