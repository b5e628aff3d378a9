"""Teams invited to pitch on an open challenge."""

from django.conf import settings
from django.db import models

from challenges.challenges.models import Challenge
from colab.core.organisations.models import Organisation


class PitchInvitation(models.Model):
    """One team, once for each challenge; everybody gets the same words, and the number is public."""

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pitch_invitations")
    kind = models.CharField(max_length=20)
    object_key = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "organisation"], name="matching_invited_once"),
        ]

    def __str__(self):
        return f"{self.challenge} → {self.organisation}"
