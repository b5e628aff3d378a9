"""The findings on the three points of 施行規則 第12条の3第1項."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pilots.certification.enums import Basis, Point

from .plans import Plan


class Finding(models.Model):
    """Whether one version of the plan meets one point, with the reason."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="findings")
    point = models.CharField(_("point"), max_length=1, choices=Point.choices)
    met = models.BooleanField(_("met"))
    reason = models.TextField(_("reason"), max_length=2000)
    evidence = models.JSONField(_("evidence"), default=list, blank=True)
    """What the finding rests on, as ``evidence.choices`` names it: plan:1, opinion:KEY, pilot:KEY."""
    basis = models.CharField(_("basis"), max_length=10, choices=Basis.choices, default=Basis.REVIEW)
    made_on = models.DateField(_("made on"))

    class Meta:
        verbose_name = _("finding")
        ordering = ["plan_id", "point"]
        constraints = [models.UniqueConstraint(fields=["plan", "point"], name="finding_once")]

    def __str__(self):
        return f"{self.plan_id} {self.point} {self.met}"
