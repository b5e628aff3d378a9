"""Two people at the same instant, in real threads on real row locks."""

import threading
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.db.models.query import QuerySet

from colab.core.ledger import turns

WAIT = 2.0


@pytest.fixture(autouse=True)
def real_locks(transactional_db):
    """SQLite has no row locks: one writer at a time, so these races cannot be run there."""
    if connection.vendor != "postgresql":
        pytest.skip("races need row locks: no postgresql (DATABASE_URL is another database)")


@pytest.fixture
def at_once():
    """Return a function: runs the given calls in threads of their own and returns what each returned or raised."""

    def run(*calls):
        results = [None] * len(calls)

        def one(number, call):
            try:
                results[number] = call()
            except Exception as error:
                results[number] = error
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=pair) for pair in enumerate(calls)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        return results

    return run


@pytest.fixture
def meeting():
    """Return a place where two threads wait for each other; whoever waits in vain goes on after two seconds."""
    barrier = threading.Barrier(2)
    met = []

    def wait():
        try:
            barrier.wait(WAIT)
            met.append(True)
        except threading.BrokenBarrierError:
            pass

    wait.met = met
    return wait


@pytest.fixture(params=["lock off", "lock on"])
def locked(request, monkeypatch):
    """Whether rows are locked: the canary runs without, to show that the race is real."""
    if request.param == "lock off":
        monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *args, **options: self.all())
        monkeypatch.setattr(turns, "connection", SimpleNamespace(in_atomic_block=True, vendor="none"))
    return request.param == "lock on"
