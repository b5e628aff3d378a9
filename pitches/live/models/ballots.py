"""Votes of the audience: one a device and one a code, and nobody's name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.events.models import Event, Finalist


class VoteCode(models.Model):
    """A code handed out on paper; it votes once."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="vote_codes")
    code = models.CharField(_("code"), max_length=12)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("code of a vote")
        ordering = ["event_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "code"], name="vote_code_once")]

    def __str__(self):
        return self.code


class Ballot(models.Model):
    """One vote. ``device`` is a fingerprint of a random cookie of this event alone; no person is kept."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="ballots")
    finalist = models.ForeignKey(Finalist, on_delete=models.PROTECT, related_name="ballots")
    device = models.CharField(max_length=64)
    code = models.OneToOneField(VoteCode, on_delete=models.PROTECT, null=True, related_name="ballot")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("vote of the audience")
        ordering = ["event_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "device"], name="ballot_once_a_device")]

    def __str__(self):
        return str(self.pk)
