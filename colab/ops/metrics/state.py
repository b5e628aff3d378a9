"""What is read from the tables at the moment of asking: backlog, lag, clock, ledger."""

from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily

from colab.core import clock
from colab.core.payments import queries as payments
from colab.ops import copies, heartbeat, queries
from colab.ops.queues import QueueFigures, queues

Value = float | dict[str, int] | None
"""One figure, one for each queue, or one that cannot be had."""


def gauges() -> Iterator[tuple[str, str, Value]]:
    """Yield (name, help, value); a value that cannot be had is None."""
    outbox, moment = queries.outbox_figures(), clock.now()
    yield "colab_outbox_waiting", "Side effects that are due", outbox.waiting
    yield "colab_outbox_failing", "Side effects that failed and are tried again", outbox.failing
    yield "colab_outbox_given_up", "Side effects given up", outbox.given_up
    yield "colab_outbox_age_seconds", "Age of the oldest side effect that is due", outbox.age_seconds
    yield from of_queues(queues() or [])
    yield "colab_search_lag", "Documents that the search server lacks", queries.search_lag()
    yield "colab_search_documents", "Documents that can be found", queries.documents()
    yield "colab_mail_undelivered", "Mails that did not arrive and wait for the office", queries.undelivered()
    seen = heartbeat.last_seen(heartbeat.SCHEDULER)
    age = (moment - seen).total_seconds() if seen else None
    yield "colab_scheduler_age_seconds", "Seconds since the scheduler gave a sign", age
    made = copies.last_copy()
    age = (moment - made).total_seconds() if made else None
    yield "colab_backup_age_seconds", "Seconds since the last copy of the site was made", age
    if payments.takes_online():
        ended = payments.last_compared()
        age = (moment - ended).total_seconds() if ended else None
        yield "colab_payments_compared_age_seconds", "Seconds since the books were compared with the service's", age
    deadline = queries.next_deadline()
    left = (deadline - moment).total_seconds() if deadline else None
    yield "colab_next_deadline_seconds", "Seconds until the next call closes", left
    entries, _day = queries.sealed()
    yield "colab_ledger_entries", "Entries in the ledger", entries


def of_queues(found: list[QueueFigures]) -> Iterator[tuple[str, str, Value]]:
    """Yield what waits in each queue, and how many workers take from it where the broker tells."""
    yield "colab_queue_messages", "Messages that wait in the broker", {each.name: each.messages for each in found}
    workers = {each.name: each.workers for each in found if each.workers is not None}
    yield "colab_queue_workers", "Workers that take from the queue", workers


class StateCollector:
    """Gives Prometheus what `gauges` tells."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield one family a figure; figures that cannot be had are left out."""
        for name, words, value in gauges():
            if isinstance(value, dict):
                family = GaugeMetricFamily(name, words, labels=["queue"])
                for queue, figure in value.items():
                    family.add_metric([queue], figure)
                yield family
            elif value is not None:
                yield GaugeMetricFamily(name, words, value=value)
