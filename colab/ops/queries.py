"""Figures of what waits, read from the tables that are the record of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Min, Q

from challenges.calls.models import Call
from colab.core import clock
from colab.core.ledger.models import Checkpoint, LedgerEntry
from colab.core.notices import queries as notices
from colab.core.outbox.models import OutboxItem
from colab.core.outbox.models.item import OPEN
from colab.core.search.models import Entry


@dataclass(frozen=True)
class OutboxFigures:
    """What waits in the outbox: due now, failing, given up, and the age of the oldest due item in seconds."""

    waiting: int
    failing: int
    given_up: int
    age_seconds: float


def outbox_figures() -> OutboxFigures:
    """Return the state of the outbox in one query."""
    moment = clock.now()
    due = OPEN & Q(due_at__lte=moment)
    found = OutboxItem.objects.aggregate(
        waiting=Count("pk", filter=due),
        failing=Count("pk", filter=OPEN & Q(attempts__gt=0)),
        given_up=Count("pk", filter=Q(gave_up_at__isnull=False)),
        oldest=Min("due_at", filter=due),
    )
    oldest = found.pop("oldest")
    return OutboxFigures(**found, age_seconds=max(0.0, (moment - oldest).total_seconds()) if oldest else 0.0)


def search_lag() -> int:
    """Return how many documents wait to be sent to the search server; 0 where the database searches itself."""
    if not settings.ELASTICSEARCH_URL:
        return 0
    return OutboxItem.objects.filter(OPEN, topic__startswith="search.").count()


def documents() -> int:
    """Return how many documents can be found."""
    return Entry.objects.filter(gone=False).count()


def undelivered() -> int:
    """Return how many mails came back or could not be sent and nobody has looked after."""
    return notices.undelivered().count()


def next_deadline(after: datetime | None = None) -> datetime | None:
    """Return the next moment at which a call closes, from ``after`` on or from now."""
    return Call.objects.filter(closes_at__gt=after or clock.now()).aggregate(at=Min("closes_at"))["at"]


def sealed() -> tuple[int, date | None]:
    """Return the number of ledger entries and the day of the last seal."""
    return LedgerEntry.objects.count(), Checkpoint.objects.order_by("-day").values_list("day", flat=True).first()
