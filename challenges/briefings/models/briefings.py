"""Briefings and site visits, of one challenge or of a whole call."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from challenges.briefings.enums import BriefingKind, BriefingState
from challenges.calls.models import Call
from challenges.challenges.models import Challenge
from colab.core import lifecycle
from colab.core.content.bilingual import Titled, localized


class Briefing(Titled, lifecycle.Subject):
    """A date at which teams hear more, on site or online."""

    MACHINE = "briefing"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="briefings", null=True, blank=True)
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="briefings", null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=BriefingKind.choices, default=BriefingKind.BRIEFING)
    title = models.CharField(_("title"), max_length=100)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    place_en = models.CharField(_("place in English"), max_length=300, blank=True)
    online_url = models.URLField(_("address for taking part online"), blank=True)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    registration_until = models.DateTimeField(_("registration until"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, max_length=1000)
    note_en = models.TextField(_("note in English"), blank=True, max_length=2000)
    recording_url = models.URLField(_("recording"), blank=True)
    slides_url = models.URLField(_("slides"), blank=True)
    cancelled_reason = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("briefing")
        ordering = ["starts_at", "pk"]
        constraints = [
            lifecycle.state_in("briefing_state", BriefingState),
            models.CheckConstraint(
                condition=Q(call__isnull=False) | Q(challenge__isnull=False),
                name="briefing_belongs",
                violation_error_message=_("A briefing belongs to a call or to a challenge."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="briefing_ends_later",
                violation_error_message=_("It ends after it begins."),
            ),
            lifecycle.nonempty_in("briefing_cancelled_why", ["cancelled"], "cancelled_reason"),
        ]

    @property
    def place_words(self) -> str:
        """The place in the language of the reader."""
        return localized(self, "place")

    @property
    def note_words(self) -> str:
        """The note in the language of the reader."""
        return localized(self, "note")

    def takes_seats(self, now: datetime) -> bool:
        """Whether somebody may register now."""
        return self.state == BriefingState.ANNOUNCED and now < (self.registration_until or self.starts_at)

    def lies_ahead(self, now: datetime) -> bool:
        """Whether it is announced and has not begun: somebody may still move up to a seat."""
        return self.state == BriefingState.ANNOUNCED and now < self.starts_at

    def get_absolute_url(self) -> str:
        """The public page with the registration form."""
        return reverse("briefings:register", args=["briefing", self.key])
