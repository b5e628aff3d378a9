"""One side effect to be done."""

from django.db import models
from django.db.models import Q

OPEN = Q(done_at__isnull=True, gave_up_at__isnull=True)


class OutboxItem(models.Model):
    """One side effect: open until done or given up; a claim with a lease says that somebody works on it."""

    topic = models.CharField(max_length=100)
    # Null when there is nothing to de-duplicate by: unique constraints let any number of nulls pass.
    key = models.CharField(max_length=200, null=True, blank=True)  # noqa: DJ001
    payload = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    kicked_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    gave_up_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "key"], name="outbox_key_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(gave_up_at__isnull=True), name="outbox_one_end"
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=OPEN, name="outbox_open_due")]

    def __str__(self):
        return f"{self.topic} #{self.pk}"
