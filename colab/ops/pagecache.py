"""Whole pages kept for anonymous readers, in each process; a number in the shared cache tells all that they are old.

A page is kept for a minute, and some seconds more while it is made anew, but never beyond the next deadline, at which
it says something else.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.cache import cache
from django.urls import ResolverMatch

from colab.ops import steady

NUMBER = "ops:pages"
WROTE = "ops:wrote:%d"
SECONDS = 60
LOOK_SECONDS = 0.5
"""How long a process may believe the number it has read: a change is seen everywhere after that at the latest."""
PATIENCE_SECONDS = 5
"""How long a reader waits for a page that another one is having made, before having it made too; and how long one that
is merely a minute old is still given to others meanwhile."""
LARGEST, MOST = 512 * 1024, 64 * 1024 * 1024
ROW = 1024
"""Bytes that a page takes beside its body, address and headers."""


@dataclass(frozen=True)
class Kept:
    """One answer as it was given."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    number: int | tuple
    until: float
    latest: float = 0.0
    """Until then the page is true, though a minute old; like ``until`` a moment of the monotonic clock."""
    match: ResolverMatch | None = None
    """Where its address led, for the log: to look that up again takes longer than to give the page."""

    def is_kept(self, number: int | tuple, *, making: bool = False) -> bool:
        """Whether it may be given under this number; ``making``: while another one is being made."""
        return self.number == number and time.monotonic() <= (max(self.until, self.latest) if making else self.until)

    def size(self, key: tuple) -> int:
        """Return roughly how many bytes it takes under this key."""
        words = sum(len(str(each)) for each in key) + sum(len(name) + len(value) for name, value in self.headers)
        return len(self.body) + words + ROW


class Shelf:
    """The pages of one process: the least recently asked go first where they get too many."""

    def __init__(self, most: int = MOST):
        self._pages: OrderedDict[tuple, Kept] = OrderedDict()
        self._size, self._most, self._lock = 0, most, threading.Lock()
        self._making: dict[tuple, threading.Event] = {}

    def get(self, key: tuple, number: int | tuple) -> Kept | None:
        """Return the page kept under this number, if it is not too old."""
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or not kept.is_kept(number):
                return None
            self._pages.move_to_end(key)
            return kept

    def put(self, key: tuple, kept: Kept) -> None:
        """Keep a page; what is larger than half a megabyte is not worth it."""
        if len(kept.body) > LARGEST:
            return
        with self._lock:
            self._drop(key)
            self._pages[key] = kept
            self._size += kept.size(key)
            while self._size > self._most:
                self._drop(next(iter(self._pages)))

    @contextmanager
    def turn(self, key: tuple, number: int | tuple) -> Iterator[Kept | None]:
        """Let the first who asks for a page make it: None. The others get the old one if that is still true, else wait.

        Nobody waits for a page that is not there in an older state either: it may be one that cannot be kept.
        """
        with self._lock:
            before = self._pages.get(key)
            made = self._making.get((key, number))
            first = before is not None and made is None and not before.is_kept(number)
            if first:
                made = self._making[key, number] = threading.Event()
        given = before if before and before.is_kept(number, making=not first) else None
        if made and not first and not given:
            made.wait(PATIENCE_SECONDS)
            given = self.get(key, number)
        try:
            yield given
        finally:
            if first:
                with self._lock:
                    del self._making[key, number]
                    if self._pages.get(key) is before:
                        self._drop(key)  # it could not be kept this time: nobody shall wait for it again
                made.set()

    def _drop(self, key: tuple) -> None:
        if old := self._pages.pop(key, None):
            self._size -= old.size(key)


shelf = Shelf()
# What changed while the cache was away was told to nobody: whoever finds it back makes all pages old.
steady.AT_RETURN[NUMBER] = time.time_ns
_read = threading.local()


def number() -> int:
    """Return the number that pages must bear; read from the shared cache twice a second at most.

    While the cache is away nobody learns of changes: every call gives a number of its own then, and nothing is kept.
    """
    moment = time.monotonic()
    if moment - getattr(_read, "at", -LOOK_SECONDS) >= LOOK_SECONDS:
        _read.value, _read.at = cache.get(NUMBER) or 0, moment
        _read.away = _is_away()
    return time.time_ns() if _read.away else _read.value


def _is_away() -> bool:
    """Whether the shared cache did not answer the last call: what the process itself remembers tells nobody else."""
    return getattr(cache, "is_away", False)


def mark(user_id: int) -> tuple | None:
    """Return what pages for one person must bear, read now: people must see at once what they or others did.

    None where the cache does not answer: then nothing is kept.
    """
    try:
        found = cache.get_many((NUMBER, WROTE % user_id))
    except Exception:
        # Whatever the driver raises: the page is made as if nothing were kept.
        return None
    return None if _is_away() else (found.get(NUMBER, 0), found.get(WROTE % user_id, 0))


def wrote(user_id: int) -> None:
    """Make the pages kept for one person old: a form was sent that need not have been a verb."""
    try:
        cache.set(WROTE % user_id, time.time_ns(), 2 * SECONDS)
    except Exception:
        # As above: the next mark cannot be read either.
        return


def forget_all() -> None:
    """Make every kept page old, in all processes."""
    _read.at = -LOOK_SECONDS
    try:
        cache.set(NUMBER, time.time_ns(), None)
    except Exception:
        # Whatever the driver raises: the change itself is committed and must not end in an error.
        return
