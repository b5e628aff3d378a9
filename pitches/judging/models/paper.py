"""Sheets filled in on paper: each of two officers enters one, and both must be alike."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock

from .assignments import Assignment


class PaperEntry(models.Model):
    """What one officer read on a judge's paper sheet; marks are {order of the criterion: mark or None}."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="paper_entries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField(_("marks"), default=dict)
    abstained = models.BooleanField(_("abstains from this pitch"), default=False)
    comment_for_team = models.TextField(_("comment for the team"), blank=True, max_length=2000)
    comment_for_panel = models.TextField(_("comment for the panel"), blank=True, max_length=2000)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("sheet from paper")
        ordering = ["assignment_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["assignment", "by"], name="paper_entry_once")]

    def __str__(self):
        return str(self.assignment)
