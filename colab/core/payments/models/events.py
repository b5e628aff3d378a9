"""What the payment service told us, and how our books compare with its."""

from django.db import models

from colab.core import clock


class ProviderEvent(models.Model):
    """One event, stored once whatever often it comes. Its content is not believed: the object is read again."""

    event_id = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=80)
    object_id = models.CharField(max_length=120)
    received_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["received_at", "pk"]

    def __str__(self):
        return f"{self.kind} {self.object_id}"


class Reconciliation(models.Model):
    """One comparison of our books with the payment service's, written when it ended.

    ``differences`` are told by `differences.words`; each names the ``body`` it belongs to, null where nobody knows.
    """

    made_at = models.DateTimeField(default=clock.now)
    payments = models.PositiveIntegerField()
    booked_yen = models.BigIntegerField()
    held_yen = models.BigIntegerField()
    differences = models.JSONField(default=list)
    complete = models.BooleanField(default=True)
    """False where the service could not be asked about all of them."""
    since = models.DateTimeField(null=True)
    """Sessions opened and payments moved from then on were compared, with all of which something was open."""
    bodies = models.JSONField(null=True)
    """{id of a body: {payments, booked_yen, held_yen}}; null in rows from before bodies were told apart."""

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d %H:%M} ({self.payments})"
