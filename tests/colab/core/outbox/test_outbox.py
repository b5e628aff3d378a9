"""The outbox: written with the change, done once, tried again, given up in the end."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction

from colab.core import clock, outbox
from colab.core.outbox import housekeeping, registry, runner
from colab.core.outbox.models import OutboxItem


@pytest.fixture
def done():
    """Payloads the handler of topic `test.note` has seen; it fails while `done.fail` says so."""

    class Done(list):
        fail = False

    seen = Done()

    @outbox.handler("test.note")
    def note(payload, item):
        seen.append(payload)
        if seen.fail:
            OutboxItem.objects.create(topic="test.trace", created_at=clock.now(), due_at=clock.now())
            raise RuntimeError("no luck")

    yield seen
    registry._handlers.pop("test.note")


@pytest.mark.django_db(transaction=True)
def test_put_needs_a_transaction():
    with pytest.raises(outbox.NoTransaction):
        outbox.put("test.note", {})
    assert not OutboxItem.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_done_after_commit_and_not_before(done):
    with transaction.atomic():
        outbox.put("test.note", {"n": 1})
        assert done == []
    assert done == [{"n": 1}]
    assert OutboxItem.objects.get().done_at


@pytest.mark.django_db(transaction=True)
def test_rolled_back_change_has_no_side_effect(done):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.put("test.note", {"n": 1})
        raise ZeroDivisionError
    assert done == []
    assert not OutboxItem.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_a_handler_queues_is_done_after_it(done):
    order = []

    @outbox.handler("test.first")
    def first(payload, item):
        outbox.put("test.note", {"n": 2})
        order.append(list(done))

    with transaction.atomic():
        outbox.put("test.first", {})
    registry._handlers.pop("test.first")
    assert order == [[]]
    assert done == [{"n": 2}]


@pytest.mark.django_db
def test_same_key_is_one_item_even_after_it_is_done(done):
    first = outbox.put("test.note", {"n": 1}, key="k")
    assert outbox.drain() == 1
    assert outbox.put("test.note", {"n": 2}, key="k").pk == first.pk
    assert outbox.drain() == 0
    assert done == [{"n": 1}]


@pytest.mark.django_db
def test_never_twice(done):
    item = outbox.put("test.note", {})
    assert runner.run(item.pk) is True
    assert runner.run(item.pk) is False
    assert len(done) == 1


@pytest.mark.django_db
def test_claimed_item_is_left_alone_until_the_lease_ends(done):
    item = outbox.put("test.note", {})
    assert runner._claim(item.pk)
    assert runner.run(item.pk) is False
    with clock.frozen(clock.now() + runner.LEASE + timedelta(seconds=1)):
        assert runner.run(item.pk) is True


@pytest.mark.django_db
def test_worker_that_lost_its_lease_undoes_its_work(done):
    item = outbox.put("test.note", {})

    @outbox.handler("test.slow")
    def slow(payload, running):
        OutboxItem.objects.create(topic="test.trace", created_at=clock.now(), due_at=clock.now())
        OutboxItem.objects.filter(pk=running.pk).update(attempts=9)

    item = outbox.put("test.slow", {})
    assert runner.run(item.pk) is False
    registry._handlers.pop("test.slow")
    item.refresh_from_db()
    assert item.done_at is None
    assert not OutboxItem.objects.filter(topic="test.trace").exists()


@pytest.mark.django_db
def test_failure_rolls_back_waits_longer_each_time_and_is_given_up(done):
    done.fail = True
    item = outbox.put("test.note", {})
    moment, waits = clock.now(), []
    for _attempt in range(runner.ATTEMPTS):
        with clock.frozen(moment):
            assert runner.run(item.pk) is False
        item.refresh_from_db()
        assert "no luck" in item.last_error
        waits.append(item.due_at - moment)
        moment = max(item.due_at, moment)
    assert waits[:3] == [timedelta(seconds=s) for s in (30, 60, 120)]
    assert max(waits) == runner.LONGEST_WAIT
    assert item.gave_up_at and not item.done_at
    assert not OutboxItem.objects.filter(topic="test.trace").exists()
    done.fail = False
    with clock.frozen(moment):
        assert housekeeping.retry() == 1
        assert runner.run(item.pk) is True


@pytest.mark.django_db
def test_later_is_not_a_failure():
    @outbox.handler("test.later")
    def later(payload, item):
        raise outbox.Later(timedelta(minutes=5), "not yet")

    item = outbox.put("test.later", {})
    assert outbox.drain() == 0
    registry._handlers.pop("test.later")
    item.refresh_from_db()
    assert (item.attempts, item.claimed_at, item.last_error) == (0, None, "not yet")
    assert item.due_at > clock.now() + timedelta(minutes=4)


@pytest.mark.django_db
def test_drain_raises_what_a_handler_raised_and_keeps_the_note(done):
    done.fail = True
    item = outbox.put("test.note", {})
    with pytest.raises(RuntimeError, match="no luck"):
        outbox.drain()
    item.refresh_from_db()
    assert item.attempts == 1


@pytest.mark.django_db(transaction=True)
def test_sweep_does_what_was_held_back_or_came_due(done):
    with outbox.held(), transaction.atomic():
        outbox.put("test.note", {"n": 1})
        outbox.put("test.note", {"n": 2}, due=clock.now() + timedelta(hours=1))
    assert done == []
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        assert outbox.sweep() == 1
    assert done == [{"n": 1}]
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert outbox.sweep() == 1
    assert done == [{"n": 1}, {"n": 2}]


@pytest.mark.django_db
def test_unknown_topic_waits_for_a_newer_version():
    item = outbox.put("test.nobody", {})
    assert runner.run(item.pk) is False
    item.refresh_from_db()
    assert "no handler" in item.last_error and item.gave_up_at is None


@pytest.mark.django_db
def test_tidy_forgets_old_items_but_keeps_keys_taken(done):
    outbox.put("test.note", {"n": 1})
    outbox.put("test.note", {"n": 2}, key="k")
    outbox.drain()
    with clock.frozen(clock.now() + housekeeping.KEEP + timedelta(days=1)):
        housekeeping.tidy()
    assert list(OutboxItem.objects.values_list("key", "payload")) == [("k", {})]


@pytest.mark.django_db
def test_put_many_and_the_command(done, capsys):
    assert outbox.put_many("test.note", [{"n": n} for n in range(3)]) == 3
    call_command("outbox")
    assert "test.note: waiting 3" in capsys.readouterr().out
    call_command("outbox", run=True)
    assert len(done) == 3


@pytest.mark.django_db
def test_replay_shows_each_item_the_hour_it_was_due(done):
    hours, start = [], clock.now() - timedelta(days=30)

    @outbox.handler("test.hour")
    def hour(payload, item):
        hours.append(clock.now())

    for days in (3, 1, 2):
        with clock.frozen(start + timedelta(days=days)):
            outbox.put("test.hour", {})
    assert outbox.drain(replay=True) == 3
    registry._handlers.pop("test.hour")
    assert hours == [start + timedelta(days=days) for days in (1, 2, 3)]
    assert OutboxItem.objects.filter(done_at__lt=start + timedelta(days=4)).count() == 3
