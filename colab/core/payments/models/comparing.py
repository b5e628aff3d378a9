"""The comparison that is under way: how far it has come, and what it has found so far."""

from django.db import models

from colab.core import clock
from colab.core.organisations.models import Body


class Comparison(models.Model):
    """One at a time; when it ends, a `Reconciliation` is left of it."""

    slot = models.PositiveSmallIntegerField(default=1, unique=True, editable=False)
    """Always 1: a second one cannot begin while there is one."""
    begun_at = models.DateTimeField(default=clock.now)
    moved_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField()
    stage = models.CharField(max_length=20)
    cursor = models.CharField(max_length=120, blank=True)
    step = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.stage} {self.cursor} ({self.step})"


class ComparedSession(models.Model):
    """What was found of one session; looked at twice, the later reading stands."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="lines")
    session_id = models.CharField(max_length=120)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", null=True)
    booked_yen = models.BigIntegerField(null=True)
    """Null where no money is booked as paid in this session."""
    held_yen = models.BigIntegerField(default=0)
    differences = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["comparison", "session_id"], name="compared_session_once")]

    def __str__(self):
        return self.session_id
