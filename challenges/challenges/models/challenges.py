"""A challenge: the plain row that owns state, amounts and owner. Its long words stand on pages (decision 1)."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from challenges.calls.models import Call
from challenges.challenges.enums import BEFORE_OPENING, PUBLISHED, WITH_CALL, BudgetRoute, ChallengeState, Route
from colab.core import lifecycle
from colab.core.content.bilingual import Titled, Translation, localized, translation_of
from colab.core.organisations.models import Programme, Unit

AFTER_DRAFT = tuple(state.value for state in ChallengeState if state not in ("draft", "withdrawn"))


class Challenge(Titled, lifecycle.Subject):
    """A problem a section of a public body asks teams to solve."""

    MACHINE = "challenge"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="challenges", null=True, blank=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="challenges")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="challenges")
    joint_units = models.ManyToManyField(Unit, related_name="joint_challenges", blank=True)
    translation_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    external_id = models.CharField(_("number in the workbook"), max_length=80, blank=True, editable=False)

    title = models.CharField(_("title"), max_length=100)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title_en_of = models.CharField(max_length=16, blank=True, editable=False)
    summary = models.CharField(_("summary in one sentence"), max_length=200, blank=True)
    summary_en = models.CharField(_("summary in English"), max_length=400, blank=True)
    summary_en_of = models.CharField(max_length=16, blank=True, editable=False)
    summary_easy = models.TextField(_("summary in easy Japanese"), max_length=400, blank=True)
    areas = models.JSONField(_("fields"), default=list, blank=True)
    route = models.CharField(_("route"), max_length=20, choices=Route.choices, default=Route.PROCUREMENT)
    field_site = models.CharField(_("place of the pilot"), max_length=100, blank=True)
    field_site_en = models.CharField(_("place of the pilot in English"), max_length=200, blank=True)
    cost_cap_yen = models.PositiveBigIntegerField(_("upper limit of the pilot's cost (yen)"), null=True, blank=True)
    pilot_from = models.DateField(_("pilot from"), null=True, blank=True)
    pilot_to = models.DateField(_("pilot until"), null=True, blank=True)
    budget_route = models.CharField(
        _("budget after the pilot"), max_length=30, choices=BudgetRoute.choices, blank=True, default=""
    )
    """Empty: not answered yet. Nothing is assumed: "no budget yet" is an answer, too."""
    contract_possible = models.BooleanField(_("certification and contract are possible afterwards"), default=False)
    oss_expected = models.BooleanField(_("publication as open source is expected"), default=False)
    several_pitches = models.BooleanField(_("one organisation may send several pitches"), default=False)
    contact = models.CharField(_("contact"), max_length=200, blank=True)

    approved_at = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    return_reason = models.TextField(_("why it was returned"), blank=True, editable=False)
    outcome = models.TextField(_("outcome in one sentence"), max_length=500, blank=True)
    outcome_en = models.TextField(_("outcome in English"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("challenge")
        ordering = ["-published_at", "pk"]
        constraints = [
            lifecycle.state_in("challenge_state", ChallengeState),
            lifecycle.required_in("challenge_in_call", WITH_CALL, "call", "code", "approved_at"),
            lifecycle.required_in("challenge_published", PUBLISHED, "published_at"),
            lifecycle.empty_in("challenge_unpublished", BEFORE_OPENING, "published_at", "closed_at"),
            lifecycle.nonempty_in(
                "challenge_complete",
                AFTER_DRAFT,
                "title",
                "summary",
                "field_site",
                "contact",
                "budget_route",
                message=_(
                    "Title, summary, place of the pilot, contact and the budget after the pilot are filled in"
                    " before it leaves the draft."
                ),
            ),
            models.UniqueConstraint(
                fields=["programme", "external_id"],
                condition=~Q(external_id=""),
                name="challenge_external_id_once",
            ),
            models.CheckConstraint(
                condition=Q(pilot_from=None) | Q(pilot_to=None) | Q(pilot_to__gte=models.F("pilot_from")),
                name="challenge_pilot_period",
                violation_error_message=_("The pilot ends after it begins."),
            ),
        ]
        indexes = [models.Index(fields=["state", "programme"], name="challenge_by_state")]

    @property
    def summary_words(self) -> str:
        """The summary in the language of the reader."""
        return localized(self, "summary")

    @property
    def field_site_words(self) -> str:
        """The place in the language of the reader."""
        return localized(self, "field_site")

    @property
    def outcome_words(self) -> str:
        """The outcome in the language of the reader."""
        return localized(self, "outcome")

    @property
    def is_public(self) -> bool:
        """Whether it has been opened; what was public stays public, also when withdrawn."""
        return self.published_at is not None

    @property
    def slug(self) -> str:
        """The last part of the public address: the code in small letters; the key while there is no code."""
        return (self.code or self.key).lower()

    @property
    def english(self) -> Translation:
        """How the English of title and summary stands; the worse of the two."""
        found = {
            translation_of(self.title, self.title_en, self.title_en_of),
            translation_of(self.summary, self.summary_en, self.summary_en_of),
        }
        return next((s for s in (Translation.MISSING, Translation.LATE) if s in found), Translation.CURRENT)
