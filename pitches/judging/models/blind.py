"""Blind judging: pseudonyms of applicants, and what the office wrote in the place of telling words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.rounds.models import Round
from pitches.submissions.models import Pitch


class Pseudonym(models.Model):
    """The number behind “Applicant A”: drawn for each round, never changed, telling nothing of the order of arrival."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="pseudonyms")
    pitch = models.ForeignKey(Pitch, on_delete=models.PROTECT, related_name="pseudonyms")
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("pseudonym")
        ordering = ["round_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "pitch"], name="pseudonym_once"),
            models.UniqueConstraint(fields=["round", "number"], name="pseudonym_unlike"),
        ]

    def __str__(self):
        return str(self.number)


class RedactedCopy(models.Model):
    """Words of a pitch as the office rewrote them for the judges: {field: text}; other fields are only masked."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="redacted")
    pitch = models.ForeignKey(Pitch, on_delete=models.PROTECT, related_name="redacted")
    words = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("redacted copy")
        ordering = ["round_id", "pitch_id"]
        constraints = [models.UniqueConstraint(fields=["round", "pitch"], name="redacted_once")]

    def __str__(self):
        return str(self.pitch_id)
