"""One scheduler of many: the leader holds a lock that its death releases, the others wait to take over."""

import fcntl
import hashlib
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import Error, connection

from colab.ops import context

logger = logging.getLogger(__name__)
LOCK = int.from_bytes(hashlib.sha256(b"colab scheduler").digest()[:7])
PAUSE = 2.0
"""Seconds between two tries, and between two looks whether the lock is still held."""


class Lost(Exception):
    """The connection that held the lock is gone: somebody else may lead by now."""


@contextmanager
def leadership() -> Iterator[callable]:
    """Wait for the lock, hold it inside the block; yields a function that raises Lost where it is not held any more.

    PostgreSQL: an advisory lock of the session, shared by all machines. SQLite: a lock on a file beside the database.
    """
    with _postgres() if connection.vendor == "postgresql" else _file() as still:
        yield still


@contextmanager
def _postgres() -> Iterator[callable]:
    def ask(statement: str) -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement, [LOCK])
                return cursor.fetchone()[0]
        except Error as error:
            raise Lost from error

    while not ask("SELECT pg_try_advisory_lock(%s)"):
        time.sleep(PAUSE)
    held = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND %s <> 0)"

    def still() -> None:
        if not ask(held):
            raise Lost

    try:
        yield still
    finally:
        connection.close()


@contextmanager
def _file() -> Iterator[callable]:
    with open(settings.VAR_DIR / "scheduler.lock", "w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(PAUSE)
        yield lambda: None


def run(level: str = "INFO") -> int:
    """Lead, or wait to lead, and keep Celery's beat running while leading; return its exit status."""
    context.request_id.set(f"scheduler-{os.getpid()}")
    with leadership() as still:
        logger.info("leading, process %s", os.getpid())
        command = [sys.executable, "-m", "celery", "--app", "colab", "beat", "--pidfile", "", "--loglevel", level]
        beat = subprocess.Popen(command, cwd=Path(settings.BASE_DIR))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_args: beat.terminate())
        try:
            while beat.poll() is None:
                still()
                time.sleep(PAUSE)
            return beat.returncode
        finally:
            beat.terminate()
            beat.wait(10)
