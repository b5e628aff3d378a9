"""A match set aside by those who know the challenge; kept for judging the method."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.challenges.models import Challenge
from challenges.matching.enums import Why


class Dismissal(models.Model):
    """ "Not relevant, because…": one for a challenge and an offer, with the score it had."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="dismissals")
    kind = models.CharField(max_length=20)
    object_key = models.CharField(max_length=20)
    why = models.CharField(_("Reason"), max_length=20, choices=Why.choices)
    note = models.CharField(_("In your words"), max_length=300, blank=True)
    score = models.FloatField(null=True)
    method = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "kind", "object_key"], name="matching_set_aside_once")
        ]

    def __str__(self):
        return f"{self.challenge}: {self.kind} {self.object_key}"
