"""What is read from the tables at the moment of asking: backlog, lag, clock, ledger."""

from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily

from colab.core import clock
from colab.ops import copies, heartbeat, queries


def gauges() -> Iterator[tuple[str, str, float | None]]:
    """Yield (name, help, value); a value that cannot be had is None."""
    outbox, moment = queries.outbox_figures(), clock.now()
    yield "colab_outbox_waiting", "Side effects that are due", outbox.waiting
    yield "colab_outbox_failing", "Side effects that failed and are tried again", outbox.failing
    yield "colab_outbox_given_up", "Side effects given up", outbox.given_up
    yield "colab_outbox_age_seconds", "Age of the oldest side effect that is due", outbox.age_seconds
    yield "colab_queue_messages", "Messages that wait in the broker", queries.queue_depth()
    yield "colab_search_lag", "Documents that the search server lacks", queries.search_lag()
    yield "colab_search_documents", "Documents that can be found", queries.documents()
    yield "colab_mail_undelivered", "Mails that did not arrive and wait for the office", queries.undelivered()
    seen = heartbeat.last_seen(heartbeat.SCHEDULER)
    age = (moment - seen).total_seconds() if seen else None
    yield "colab_scheduler_age_seconds", "Seconds since the scheduler gave a sign", age
    made = copies.last_copy()
    age = (moment - made).total_seconds() if made else None
    yield "colab_backup_age_seconds", "Seconds since the last copy of the site was made", age
    deadline = queries.next_deadline()
    left = (deadline - moment).total_seconds() if deadline else None
    yield "colab_next_deadline_seconds", "Seconds until the next call closes", left
    entries, _day = queries.sealed()
    yield "colab_ledger_entries", "Entries in the ledger", entries


class StateCollector:
    """Gives Prometheus what `gauges` tells."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield one family a figure; figures that cannot be had are left out."""
        for name, words, value in gauges():
            if value is not None:
                yield GaugeMetricFamily(name, words, value=value)
