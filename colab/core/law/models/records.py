"""Facts of law done on paper or in another system, and recorded here (decision 9)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import User


class RecordState(models.TextChoices):
    """States of a record."""

    WAITING = "waiting", _("waits for a second officer")
    CONFIRMED = "confirmed", _("confirmed")
    REFUSED = "refused", _("refused")


class RecordedFact(models.Model):
    """A verb that was done elsewhere: its facts, its evidence, who recorded it and who confirmed it."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    machine = models.CharField(max_length=32)
    subject_key = models.CharField(max_length=40)
    verb = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    """The form as it was typed: it is validated again when the record is confirmed."""
    decision_number = models.CharField(_("decision number"), max_length=100)
    deciding_post = models.CharField(_("deciding post"), max_length=100)
    fact_on = models.DateField(_("date of the fact"))
    where = models.CharField(_("where the original is kept"), max_length=300, blank=True)
    scan_key = models.CharField(max_length=40, blank=True)
    scan_sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, choices=RecordState.choices, default=RecordState.WAITING)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("recorded fact")
        ordering = ["-recorded_at", "pk"]
        indexes = [models.Index(fields=["machine", "subject_key"], name="recorded_fact_subject")]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("recorded_by")),
                name="recorded_fact_second_officer",
                violation_error_message=_("A record is confirmed by a second officer, not by the one who recorded it."),
            ),
            models.CheckConstraint(
                condition=Q(state=RecordState.WAITING.value, confirmed_at=None) | Q(confirmed_at__isnull=False),
                name="recorded_fact_confirmed_at",
            ),
        ]

    def __str__(self):
        return f"{self.machine}/{self.subject_key} {self.verb} ({self.decision_number})"

    def as_evidence(self) -> dict:
        """Return what the ledger keeps of the record: no names of persons."""
        return {
            "record": self.key,
            "decision_number": self.decision_number,
            "deciding_post": self.deciding_post,
            "fact_on": self.fact_on,
            "recorded_at": self.recorded_at,
            "confirmed_at": self.confirmed_at,
            "scan_sha256": self.scan_sha256,
        }
