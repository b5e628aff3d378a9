"""Which judge marks which pitch, and how that came about."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.judging.enums import Origin
from pitches.rounds.models import PanelMember, Round
from pitches.submissions.models import Pitch


class AssignmentRun(models.Model):
    """One draw of the assignment: seed, inputs and figures, so that anybody can repeat it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assignment_runs")
    seed = models.CharField(_("seed"), max_length=40)
    method = models.CharField(_("method"), max_length=40)
    inputs_digest = models.CharField(max_length=64)
    figures = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("draw of the assignment")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.round} {self.seed}"


class Assignment(models.Model):
    """A judge's seat at a pitch. A seat is never deleted: it is given up with a reason."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assignments")
    judge = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="assignments")
    pitch = models.ForeignKey(Pitch, on_delete=models.PROTECT, related_name="assignments")
    origin = models.CharField(_("how"), max_length=12, choices=Origin.choices, default=Origin.DRAWN)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("assignment")
        ordering = ["round_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["judge", "pitch"], condition=Q(ended_at=None), name="assignment_once")
        ]

    def __str__(self):
        return f"{self.judge} – {self.pitch}"
