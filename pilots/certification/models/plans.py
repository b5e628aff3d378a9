"""The implementation plan (実施計画) with its versions."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from colab.core.ledger.canonical import digest

from .certification import Certification

ITEMS = ("goal", "content", "period_from", "period_to", "method", "funds_yen", "funding")
"""The four items of 施行規則 第12条の3第3項; the fourth has method, funds and how they are raised."""


class Plan(models.Model):
    """One version of the plan. The one in force stays so until the head has confirmed the next."""

    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    goal = models.TextField(_("1. Goal"), max_length=2000, blank=True)
    content = models.TextField(_("2. Content"), max_length=4000, blank=True)
    period_from = models.DateField(_("3. Carried out from"), null=True, blank=True)
    period_to = models.DateField(_("3. Carried out until"), null=True, blank=True)
    method = models.TextField(_("4. Method"), max_length=4000, blank=True)
    funds_yen = models.PositiveBigIntegerField(_("4. Funds needed (yen)"), null=True, blank=True)
    funding = models.TextField(_("4. How the funds are raised"), max_length=2000, blank=True)
    change_reason = models.TextField(_("reason for the change"), max_length=2000, blank=True)
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    refused_on = models.DateField(_("not confirmed on"), null=True, blank=True)
    in_force = models.BooleanField(_("in force"), default=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("implementation plan")
        ordering = ["certification_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["certification", "number"], name="plan_number_unique"),
            models.UniqueConstraint(fields=["certification"], condition=Q(in_force=True), name="plan_one_in_force"),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from")),
                name="plan_period_order",
                violation_error_message=_("The plan's period ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(in_force=False) | Q(confirmed_on__isnull=False), name="plan_in_force_confirmed"
            ),
        ]

    def __str__(self):
        return f"{self.certification_id} v{self.number}"

    @property
    def missing(self) -> list[str]:
        """The names of the items that are not filled in."""
        return [name for name in ITEMS if getattr(self, name) in ("", None)]

    def compute_digest(self) -> str:
        """Return the hash of the four items, which the ledger keeps."""
        return digest({name: getattr(self, name) for name in ITEMS})
