"""Persons of learning and experience (学識経験者): who was asked, and what they said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import User
from pilots.certification.enums import Interest, Suitability

from .certification import Certification
from .plans import Plan


class ExpertAppointment(models.Model):
    """One expert asked for an opinion on one application. An expert who writes on paper needs no account."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="appointments")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="expert_appointments", null=True, blank=True)
    name = models.CharField(_("name"), max_length=100)
    post = models.CharField(_("post"), max_length=150)
    field = models.CharField(_("field"), max_length=100)
    email = models.EmailField(_("e-mail address"), blank=True)
    appointed_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("opinion due on"), null=True, blank=True)
    ended_on = models.DateField(_("released on"), null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("expert")
        ordering = ["certification_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["certification", "user"],
                condition=Q(ended_on=None, user__isnull=False),
                name="expert_user_once",
                violation_error_message=_("This expert has been asked already."),
            ),
            models.UniqueConstraint(
                fields=["certification", "name", "post"],
                condition=Q(ended_on=None),
                name="expert_name_once",
                violation_error_message=_("This expert has been asked already."),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.post})"


class ExpertOpinion(models.Model):
    """An expert's opinion on each of the three points of one version of the plan. Written once."""

    appointment = models.ForeignKey(ExpertAppointment, on_delete=models.PROTECT, related_name="opinions")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="opinions")
    fact_on = models.DateField(_("date of the opinion"))
    point_a = models.CharField(_("novelty (item 1)"), max_length=12, choices=Suitability.choices)
    reason_a = models.TextField(_("reason on item 1"), max_length=2000)
    point_b = models.CharField(_("usefulness (item 2)"), max_length=12, choices=Suitability.choices)
    reason_b = models.TextField(_("reason on item 2"), max_length=2000)
    point_c = models.CharField(_("feasibility (item 3)"), max_length=12, choices=Suitability.choices)
    reason_c = models.TextField(_("reason on item 3"), max_length=2000)
    interest = models.CharField(_("conflict of interest"), max_length=10, choices=Interest.choices)
    interest_note = models.TextField(_("statement"), max_length=1000, blank=True)
    on_paper = models.BooleanField(_("written on paper"), default=False)
    confirmed_at = models.DateTimeField(_("confirmed"), default=clock.now)

    class Meta:
        verbose_name = _("expert's opinion")
        ordering = ["plan_id", "fact_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "plan"],
                name="opinion_once",
                violation_error_message=_("This expert has given an opinion on this plan already."),
            ),
            models.CheckConstraint(
                condition=~Q(point_a="") & ~Q(point_b="") & ~Q(point_c=""), name="opinion_on_each_point"
            ),
        ]

    def __str__(self):
        return f"{self.appointment} {self.fact_on}"

    @property
    def points(self) -> list[tuple[str, str, str]]:
        """(label of the point, what was said, reason) for the three points."""
        meta = self._meta
        return [
            (
                meta.get_field(f"point_{p}").verbose_name,
                getattr(self, f"get_point_{p}_display")(),
                getattr(self, f"reason_{p}"),
            )
            for p in "abc"
        ]
