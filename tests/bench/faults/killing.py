"""kill -9 at random moments, and a service manager that starts again what has ended."""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.bench.faults.parts import KILLED, SITE, Installation
from tests.bench.faults.processes import Part

PAUSE = (0.5, 4.0)
"""Seconds a killed part stays away before it is started again."""
ALONE = 0.3
"""Share of kills that hit one process inside a part, not the whole of it."""
RESTART_SECONDS = 3
"""RestartSec of deploy/systemd."""


@dataclass
class Kill:
    """One kill: what came back after how many seconds."""

    part: str
    alone: bool
    up: float
    ready: float


@dataclass(eq=False)
class Killer(threading.Thread):
    """Kills one part after the other in a random order until told to stop, each part as often as the others."""

    installation: Installation
    chance: random.Random
    gap: tuple[float, float]
    """Seconds between the return of one part and the next kill."""
    kills: list[Kill] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(daemon=True)
        self.stopping = threading.Event()

    def run(self) -> None:
        """Kill until told to stop; what does not come back ends the benchmark."""
        order: list[str] = []
        while not self.stopping.wait(self.chance.uniform(*self.gap)):
            order = order or self.chance.sample(KILLED, len(KILLED))
            try:
                self.kills.append(self._kill(self.installation.parts[order.pop()]))
            except TimeoutError as error:
                self.failed.append(str(error))
                return

    def stop(self) -> None:
        """Let the kill that is under way end, and stop."""
        self.stopping.set()
        self.join()

    def _kill(self, part: Part) -> Kill:
        begun = time.monotonic()
        alone = self.chance.random() < ALONE and part.kill_one(self.chance)
        if not alone:
            with part.changing:
                part.kill()
                time.sleep(RESTART_SECONDS if part.name in SITE else self.chance.uniform(*PAUSE))
                part.start()
        self._await(part.answers, part)
        up = time.monotonic() - begun
        self._await(self.installation.is_ready, part)
        return Kill(part.name, alone, up, time.monotonic() - begun)

    def _await(self, condition, part: Part) -> None:
        """Wait for a condition; meanwhile start again what has ended by itself."""
        until = time.monotonic() + 240
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError(f"after {part.name} was killed: not back\n{part.said()[-2000:]}")
            time.sleep(0.1)


class Manager(threading.Thread):
    """Starts again what ends by itself, as systemd does; counts how often that was."""

    def __init__(self, installation: Installation):
        super().__init__(daemon=True)
        self.installation, self.ended, self.stopping = installation, Counter(), threading.Event()

    def run(self) -> None:
        """Look twice a second."""
        while not self.stopping.wait(0.5):
            for name in KILLED:
                part = self.installation.parts[name]
                with part.changing:
                    if part.process.poll() is not None:
                        self.ended[name] += 1
                        time.sleep(RESTART_SECONDS)
                        part.start()

    def stop(self) -> None:
        """Let everything end from now on."""
        self.stopping.set()
        self.join()
