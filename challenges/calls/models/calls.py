"""A call: the dates and conditions under which challenges are answered."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from challenges.calls.enums import DATED, CallState
from colab.core import lifecycle
from colab.core.content.bilingual import Titled, localized
from colab.core.organisations.models import Programme


class Call(Titled, lifecycle.Subject):
    """A call of a programme (募集回). It owns the dates; its challenges follow it."""

    MACHINE = "call"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="calls")
    title = models.CharField(_("title"), max_length=100)
    title_en = models.CharField(_("title in English"), max_length=150, blank=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    question_deadline = models.DateTimeField(_("deadline for questions"), null=True, blank=True)
    closes_at = models.DateTimeField(_("deadline for pitches"), null=True, blank=True)
    results_expected_on = models.DateField(_("results expected on"), null=True, blank=True)
    pilot_from = models.DateField(_("pilots from"), null=True, blank=True)
    pilot_to = models.DateField(_("pilots until"), null=True, blank=True)
    conditions = models.TextField(_("conditions of the call"), blank=True, max_length=4000)
    conditions_en = models.TextField(_("conditions in English"), blank=True, max_length=8000)
    eligibility = models.TextField(_("who may apply"), blank=True, max_length=2000)
    eligibility_en = models.TextField(_("who may apply, in English"), blank=True, max_length=4000)
    asked = models.JSONField(_("asked beyond the entry"), default=list, db_default=[], blank=True, editable=False)
    opened = models.BooleanField(default=False, editable=False)
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies")

    class Meta:
        verbose_name = _("call")
        ordering = ["-closes_at", "pk"]
        constraints = [
            lifecycle.state_in("call_state", CallState),
            lifecycle.required_in("call_dated", DATED, "opens_at", "question_deadline", "closes_at", "code"),
            models.CheckConstraint(
                condition=~Q(state__in=[CallState.OPEN.value, CallState.CLOSED.value]) | Q(opened=True),
                name="call_opened",
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(opens_at__lt=F("closes_at")),
                name="call_opens_before_it_closes",
                violation_error_message=_("A call opens before it closes."),
            ),
            models.CheckConstraint(
                condition=Q(question_deadline=None) | Q(closes_at=None) | Q(question_deadline__lte=F("closes_at")),
                name="call_questions_before_deadline",
                violation_error_message=_("The deadline for questions is not after the deadline for pitches."),
            ),
            models.CheckConstraint(
                condition=Q(question_deadline=None) | Q(opens_at=None) | Q(question_deadline__gte=F("opens_at")),
                name="call_questions_after_opening",
                violation_error_message=_("Questions are taken from the opening on."),
            ),
            models.CheckConstraint(
                condition=Q(pilot_from=None) | Q(pilot_to=None) | Q(pilot_to__gte=F("pilot_from")),
                name="call_pilot_period",
                violation_error_message=_("The pilots end after they begin."),
            ),
        ]

    @property
    def conditions_words(self) -> str:
        """The conditions in the language of the reader."""
        return localized(self, "conditions")

    @property
    def eligibility_words(self) -> str:
        """Who may apply, in the language of the reader."""
        return localized(self, "eligibility")
