"""訂正: a typing error named after the deadline. The words that were handed in never change for it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.submissions.enums import CorrectionState

from .handed import Submission
from .pitch import Pitch


class Correction(models.Model):
    """One correction: in ``field`` of ``submission`` it says ``old`` and should say ``new``."""

    pitch = models.ForeignKey(Pitch, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField(_("number"))
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(_("item"), max_length=40)
    old = models.CharField(_("as it stands"), max_length=200)
    new = models.CharField(_("as it should be"), max_length=200)
    why = models.TextField(_("why"), max_length=1000)
    asked_by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, related_name="+", null=True)
    asked_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=CorrectionState.choices, default=CorrectionState.ASKED)
    answer = models.TextField(_("reason of the answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("correction")
        ordering = ["pitch_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["pitch", "number"], name="pitch_correction_number"),
            models.UniqueConstraint(
                fields=["pitch", "field"],
                condition=Q(state=CorrectionState.ASKED.value),
                name="pitch_correction_waits",
            ),
            models.CheckConstraint(condition=Q(state__in=CorrectionState.values), name="pitch_correction_state"),
            models.CheckConstraint(
                condition=Q(state=CorrectionState.ASKED.value, answered_at=None)
                | (~Q(state=CorrectionState.ASKED.value) & Q(answered_at__isnull=False) & ~Q(answer="")),
                name="pitch_correction_answered",
            ),
        ]

    def __str__(self):
        return f"{self.pitch_id}: {self.number}"

    @property
    def field_label(self) -> str:
        """The item in words."""
        return str(Pitch._meta.get_field(self.field).verbose_name)
