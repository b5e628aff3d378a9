"""How well a judge knows what a pitch is about, as the office sees it."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.rounds.models import PanelMember, Round
from pitches.submissions.models import Pitch


class Expertise(models.Model):
    """One judge for one pitch, 0 to 100. What has no row counts as 0."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="expertise")
    judge = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="expertise")
    pitch = models.ForeignKey(Pitch, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(_("expertise (0 to 100)"), validators=[MaxValueValidator(100)])
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("expertise")
        ordering = ["round_id", "judge_id", "pitch_id"]
        constraints = [
            models.UniqueConstraint(fields=["judge", "pitch"], name="expertise_once"),
            models.CheckConstraint(condition=Q(value__lte=100), name="expertise_percent"),
        ]

    def __str__(self):
        return f"{self.judge} – {self.pitch}: {self.value}"
