"""The panel's decision on a round: pending until it is published."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.decisions.enums import Outcome
from pitches.rounds.models import Round
from pitches.submissions.models import Pitch


class Decision(models.Model):
    """What the panel decides, with the ranking it saw. Nothing of it is visible outside before the publication."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="decision")
    reason = models.TextField(_("reason of the decision, published"), blank=True, max_length=2000)
    reason_en = models.TextField(_("reason in English"), blank=True, max_length=4000)
    internal_note = models.TextField(_("notes of the panel, not published"), blank=True, max_length=4000)
    ranking = models.JSONField(_("ranking the panel saw"), default=dict)
    ranking_digest = models.CharField(max_length=64, blank=True)
    prepared_at = models.DateTimeField(default=clock.now)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    entries = models.PositiveIntegerField(_("number of pitches handed in"), default=0)
    judged = models.PositiveIntegerField(_("number of pitches judged"), default=0)

    class Meta:
        verbose_name = _("decision")
        ordering = ["-prepared_at", "-pk"]

    def __str__(self):
        return str(self.round)


class DecisionLine(models.Model):
    """The decision on one pitch."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lines")
    pitch = models.ForeignKey(Pitch, on_delete=models.PROTECT, related_name="decision_lines")
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, blank=True)
    place = models.PositiveSmallIntegerField(_("place given by the panel"), null=True, blank=True)
    ranked = models.PositiveSmallIntegerField(_("place by the published rule"), null=True)
    reason = models.TextField(_("words for the team"), blank=True, max_length=2000)
    differs_reason = models.TextField(_("why it differs from the ranking"), blank=True, max_length=2000)
    state_before = models.CharField(max_length=32, blank=True, editable=False)
    """The state of the pitch before the publication, for a reversal."""
    quartiles = models.JSONField(default=dict, blank=True)
    """criterion id → 1 (best quarter) … 4; written at the publication."""

    class Meta:
        verbose_name = _("decision on a pitch")
        ordering = ["decision_id", "ranked", "pk"]
        constraints = [models.UniqueConstraint(fields=["decision", "pitch"], name="decision_line_once")]

    def __str__(self):
        return f"{self.pitch}: {self.get_outcome_display()}"
