"""Processes that can be killed whole, and started again as a service manager would."""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[3]


@dataclass
class Part:
    """One part of the installation: its command, its log, and how one sees that it is up.

    up      () -> whether it answers; ``mark`` is the length of its log when it was last started
    inner   words in the command line of a process inside it that may be killed alone, "" for none
    """

    name: str
    command: list[str]
    log: Path
    up: Callable[["Part"], bool]
    environment: dict[str, str] = field(default_factory=dict)
    inner: str = ""
    process: subprocess.Popen | None = None
    mark: int = 0
    changing: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Start it in a session of its own, its output behind what its log holds already."""
        self.mark = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                self.command, cwd=ROOT, env={**os.environ, **self.environment}, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def said(self) -> str:
        """Return what it has said since it was started."""
        with self.log.open("rb") as log:
            log.seek(self.mark)
            return log.read().decode(errors="replace")

    def await_up(self, seconds: float = 240) -> float:
        """Return after how many seconds it answered; raises TimeoutError with the end of its log."""
        begun = time.monotonic()
        while not self.answers():
            if time.monotonic() - begun > seconds:
                raise TimeoutError(f"{self.name} did not come up:\n{self.said()[-3000:]}")
            time.sleep(0.1)
        return time.monotonic() - begun

    def answers(self) -> bool:
        """Whether it is up."""
        try:
            return self.process is not None and self.process.poll() is None and self.up(self)
        except Exception:
            # Whatever the driver raises: it is not up.
            return False

    def kill(self) -> None:
        """kill -9 of all its processes."""
        for pid in [self.process.pid, *descendants(self.process.pid)]:
            _kill(pid)
        self.process.wait()

    def kill_one(self, chance: random.Random) -> bool:
        """kill -9 of one process inside; return whether there was one."""
        found = [pid for pid in descendants(self.process.pid) if self.inner and self.inner in command_of(pid)]
        if found:
            _kill(chance.choice(found))
        return bool(found)

    def end(self, seconds: float = 20) -> None:
        """Ask it to end, then insist."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()


def descendants(pid: int) -> list[int]:
    """Return the processes below ``pid``, children first."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (parent := _parent(int(entry.name))):
            children.setdefault(parent, []).append(int(entry.name))
    found, at = [], [pid]
    while at:
        at = [child for one in at for child in children.get(one, [])]
        found += at
    return found


def command_of(pid: int) -> str:
    """Return the command line of a process, "" where it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
