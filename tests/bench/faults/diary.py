"""What the people of the benchmark were told had been done: their side of the comparison."""

import threading
from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass
class Receipt:
    """One acknowledged handing in."""

    pitch: str
    number: str
    version: int
    digest: str
    title: str
    files: list[str]


@dataclass
class Diary:
    """Acknowledged results by kind; every entry was written after the answer came."""

    receipts: list[Receipt] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    """Pitch → the last acknowledged words of its draft."""
    marks: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """(judge, pitch) → field → last acknowledged value."""
    locked: dict[tuple[str, str], bool] = field(default_factory=dict)
    verbs: Counter = field(default_factory=Counter)
    """(machine, verb) → how often it was acknowledged."""
    seats: Counter = field(default_factory=Counter)
    """Address → how often its registration was sent."""
    registered: set[str] = field(default_factory=set)
    paid: dict[str, str] = field(default_factory=dict)
    """Payment → way, where the payment service said that it was done."""
    questions: dict[str, str] = field(default_factory=dict)
    """Words asked → "asked", "published"."""
    corrected: dict[str, str] = field(default_factory=dict)
    """Challenge → the last acknowledged title."""
    messages: dict[str, str] = field(default_factory=dict)
    """Words → pitch."""
    done: Counter = field(default_factory=Counter)
    broken: Counter = field(default_factory=Counter)
    undone: list[str] = field(default_factory=list)
    retries: int = 0
    longest: float = 0.0
    """Seconds of the longest wait of a person from the first broken answer until it was done."""
    lock: threading.RLock = field(default_factory=threading.RLock)

    def break_(self, why: str) -> None:
        """Count one broken answer."""
        with self.lock:
            self.broken[why] += 1

    def verb(self, machine: str, verb: str) -> None:
        """Note an acknowledged verb of a machine."""
        with self.lock:
            self.verbs[machine, verb] += 1
