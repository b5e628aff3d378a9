"""The outbox while database or broker are away, and while a worker lives or dies at its item."""

import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, transaction

from colab.core import clock, outbox
from colab.core.outbox import dispatch, patience, registry, runner, tasks
from colab.core.outbox.models import OutboxItem


@pytest.fixture
def handling():
    """Return a function that makes another function the handler of the topic `test.fault`."""

    def handle(function, *, atomic=False):
        outbox.handler("test.fault", atomic=atomic)(function)

    yield handle
    registry._handlers.pop("test.fault", None)


def put():
    with outbox.held(), transaction.atomic():
        return outbox.put("test.fault", {})


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_lives_keeps_its_item(handling, monkeypatch):
    monkeypatch.setattr(runner, "SIGN_SECONDS", 0.05)
    signs = set()

    def slow(payload, item):
        until = time.monotonic() + 20
        while len(signs) < 3 and time.monotonic() < until:
            signs.add(OutboxItem.objects.get(pk=item.pk).claimed_at)
            time.sleep(0.02)

    handling(slow)
    item = put()
    assert runner.run(item.pk) is True
    assert len(signs) == 3
    item.refresh_from_db()
    assert item.done_at and item.claimed_at == max(signs)


@pytest.mark.django_db(transaction=True)
def test_what_a_dead_worker_had_begun_is_done_after_the_lease(handling):
    done = []
    handling(lambda payload, item: done.append(item.pk))
    item = put()
    assert runner._claim(item.pk)
    assert dispatch.sweep() == 0 and not done
    with clock.frozen(clock.now() + runner.LEASE + timedelta(seconds=1)):
        assert dispatch.sweep() == 1
    assert done == [item.pk]


@pytest.fixture
def broker(settings, monkeypatch):
    """A broker that takes nothing; returns the calls."""
    calls = []

    def refuse(arguments, **options):
        calls.append(options)
        raise ConnectionRefusedError("nobody there")

    settings.CELERY_BROKER_URL = "amqp://nobody"
    monkeypatch.setattr(tasks.run_item, "apply_async", refuse)
    monkeypatch.setattr(dispatch, "_away_until", 0.0)
    return calls


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_costs_one_try_and_the_sweep_sends_soon(broker):
    items = [put() for _n in range(3)]
    for item in items:
        dispatch.kick(item.pk)
    assert len(broker) == 1, "each item waited for the broker"
    assert broker[0]["confirm_timeout"] == dispatch.ANSWER_SECONDS
    assert set(OutboxItem.objects.values_list("kicked_at", flat=True)) == {None}
    with clock.frozen(clock.now() + timedelta(seconds=3)):
        assert dispatch.sweep() == 3


@pytest.mark.django_db(transaction=True)
def test_the_broker_is_asked_again_after_a_pause(broker, monkeypatch):
    dispatch.kick(put().pk)
    monkeypatch.setattr(dispatch, "_away_until", time.monotonic() - 1)
    dispatch.kick(put().pk)
    assert len(broker) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.needs("postgresql")
def test_a_lost_connection_is_waited_for(monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("no postgresql (DATABASE_URL is another database)")
    monkeypatch.setattr(patience, "PAUSE_SECONDS", 0)
    item, other = put(), connection.copy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    other.close()
    time.sleep(0.2)
    assert patience.patiently(lambda: OutboxItem.objects.get().pk) == item.pk


@pytest.mark.django_db(transaction=True)
def test_patience_ends(monkeypatch):
    monkeypatch.setattr(patience, "PAUSE_SECONDS", 0)
    calls = []

    def fail():
        calls.append(1)
        raise OperationalError("gone")

    with pytest.raises(OperationalError):
        patience.patiently(fail, seconds=0.05)
    assert len(calls) > 1
    with transaction.atomic(), pytest.raises(OperationalError):
        calls.clear()
        patience.patiently(fail)
    assert len(calls) == 1


@pytest.mark.django_db(transaction=True)
def test_a_failure_is_noted_when_the_database_is_back(handling, monkeypatch):
    monkeypatch.setattr(patience, "PAUSE_SECONDS", 0)
    handling(lambda payload, item: 1 / 0)
    item, mine, left = put(), runner._mine, [2]

    def away(row):
        if left[0]:
            left[0] -= 1
            raise OperationalError("gone")
        return mine(row)

    monkeypatch.setattr(runner, "_mine", away)
    assert runner.run(item.pk) is False
    item.refresh_from_db()
    assert item.claimed_at is None and "ZeroDivisionError" in item.last_error and item.attempts == 1
