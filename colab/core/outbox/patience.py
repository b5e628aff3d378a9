"""Waiting for a database that is being started again."""

import time

from django.db import InterfaceError, OperationalError, connection

SECONDS = 60.0
PAUSE_SECONDS = 1.0


def patiently(call, seconds=SECONDS):
    """Return what `call` returns; while the database is away call again over a new connection, for so long.

    For what may be done twice. Inside a transaction, which is lost as a whole, the error is raised at once.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return call()
        except (InterfaceError, OperationalError):
            if connection.in_atomic_block or time.monotonic() > until:
                raise
            connection.close()
            time.sleep(PAUSE_SECONDS)
