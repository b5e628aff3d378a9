"""The pilot: plan, agreement, period, result."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.organisations.models import Organisation, Programme, Unit
from pilots.trials.enums import AGREED, FINISHED, REPORTED, AgreementKind, CarryOver, PilotState, Verdict


class Pilot(lifecycle.Subject):
    """A field trial of one team's proposal in one section's field."""

    MACHINE = "pilot"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="pilots")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="pilots")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pilots")
    challenge = models.ForeignKey(
        "challenges.Challenge", on_delete=models.PROTECT, related_name="pilots", null=True, blank=True
    )
    pitch = models.OneToOneField(
        "submissions.Pitch", on_delete=models.PROTECT, related_name="pilot", null=True, blank=True
    )
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    summary = models.CharField(_("what is tried, in one sentence"), max_length=200, blank=True)
    summary_en = models.CharField(_("the same in English"), max_length=300, blank=True)

    site = models.CharField(_("site"), max_length=150, blank=True)
    site_en = models.CharField(_("site in English"), max_length=200, blank=True)
    period_from = models.DateField(_("from"), null=True, blank=True)
    period_to = models.DateField(_("to"), null=True, blank=True)
    users = models.CharField(_("who uses it, and how many"), max_length=200, blank=True)
    burden_sharing = models.TextField(_("who bears what"), max_length=1000, blank=True)
    cost_yen = models.PositiveBigIntegerField(_("cost to the body (yen)"), null=True, blank=True)
    risks = models.TextField(_("risks and what is done about them"), max_length=1000, blank=True)
    personal_data = models.TextField(_("personal data"), max_length=1000, blank=True)
    safety = models.TextField(_("safety and insurance"), max_length=1000, blank=True)
    carry_over = models.CharField(
        _("crossing the fiscal year"), max_length=12, choices=CarryOver.choices, default=CarryOver.NONE
    )
    carry_over_ref = models.CharField(
        _("evidence of the carry-over (document, number)"), max_length=200, blank=True, default="", db_default=""
    )
    carry_over_on = models.DateField(_("resolved on"), null=True, blank=True)

    agreement_kind = models.CharField(_("kind of agreement"), max_length=20, choices=AgreementKind.choices, blank=True)
    agreement_on = models.DateField(_("agreed on"), null=True, blank=True)
    indicators_hash = models.CharField(max_length=64, blank=True, editable=False)
    started_on = models.DateField(_("started on"), null=True, blank=True)
    measured_on = models.DateField(_("measured on"), null=True, blank=True)

    start_report = models.TextField(_("report at the start"), max_length=4000, blank=True)
    final_report = models.TextField(_("final report"), max_length=8000, blank=True)
    final_report_en = models.TextField(_("final report in English"), max_length=10000, blank=True)
    lesson = models.TextField(_("lesson for others"), max_length=2000, blank=True)
    lesson_en = models.TextField(_("lesson in English"), max_length=3000, blank=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices, blank=True)
    evaluation = models.TextField(_("evaluation by the section"), max_length=4000, blank=True)
    evaluation_en = models.TextField(_("evaluation in English"), max_length=6000, blank=True)
    evaluated_on = models.DateField(_("evaluated on"), null=True, blank=True)
    outcome_reason = models.TextField(_("why it goes on or ends"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("pilot")
        ordering = ["-created_at", "pk"]
        constraints = [
            lifecycle.state_in("pilot_state", PilotState),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from")),
                name="pilot_period_order",
                violation_error_message=_("The period ends before it begins."),
            ),
            lifecycle.required_in("pilot_agreed", AGREED, "agreement_on", "period_from", "period_to"),
            lifecycle.nonempty_in("pilot_indicators_fixed", AGREED, "indicators_hash", "agreement_kind"),
            lifecycle.nonempty_in("pilot_final_report", REPORTED, "final_report"),
            lifecycle.nonempty_in("pilot_verdict", FINISHED, "verdict", "evaluation"),
            lifecycle.required_in("pilot_evaluated_on", FINISHED, "evaluated_on"),
        ]
        indexes = [models.Index(fields=["state", "period_to"], name="pilot_state_period")]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The title in the language of the reader; Japanese where the English is missing."""
        return self.title if (get_language() or "ja").startswith("ja") or not self.title_en else self.title_en

    def words(self, name: str) -> str:
        """Return the column ``name`` in the language of the reader; Japanese where the English is missing."""
        english = "" if (get_language() or "ja").startswith("ja") else getattr(self, f"{name}_en", "")
        return english or getattr(self, name)

    @property
    def site_words(self) -> str:
        """The site in the language of the reader."""
        return self.words("site")

    @property
    def summary_words(self) -> str:
        """The one sentence in the language of the reader."""
        return self.words("summary")

    @property
    def final_report_words(self) -> str:
        """The final report in the language of the reader."""
        return self.words("final_report")

    @property
    def lesson_words(self) -> str:
        """The lesson in the language of the reader."""
        return self.words("lesson")

    @property
    def evaluation_words(self) -> str:
        """The evaluation in the language of the reader."""
        return self.words("evaluation")
