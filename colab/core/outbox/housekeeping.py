"""What happens to items that are finished or stuck."""

from datetime import timedelta

from colab.core.clock import now
from colab.core.outbox.models import OutboxItem

KEEP = timedelta(days=30)


def tidy():
    """Delete items done more than 30 days ago; keyed ones lose only their payload, for the key must stay taken."""
    old = OutboxItem.objects.filter(done_at__lt=now() - KEEP)
    old.filter(key__isnull=True).delete()
    old.exclude(payload={}).update(payload={})


def retry():
    """Open everything that was given up again; returns how many items."""
    return OutboxItem.objects.filter(gave_up_at__isnull=False).update(
        gave_up_at=None, claimed_at=None, kicked_at=None, attempts=0, due_at=now()
    )
