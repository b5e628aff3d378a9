"""A pitch event: a date and place with registration, hosting one to many rounds (decision 2)."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from challenges.briefings.seats import Seat
from colab.core import lifecycle
from colab.core.content.bilingual import Titled, localized
from colab.core.organisations.models import Programme
from pitches.events.enums import AHEAD, PUBLIC, EventState


class Event(Titled, lifecycle.Subject):
    """One pitch event."""

    MACHINE = "event"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="events")
    title = models.CharField(_("title"), max_length=100)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    summary = models.TextField(_("what it is about"), blank=True, max_length=1000)
    summary_en = models.TextField(_("what it is about, in English"), blank=True, max_length=2000)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    venue_en = models.CharField(_("venue in English"), max_length=300, blank=True)
    online_url = models.URLField(_("address for taking part online"), blank=True)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    registration_until = models.DateTimeField(_("registration until"), null=True, blank=True)
    minutes_per_pitch = models.PositiveSmallIntegerField(_("minutes per pitch"), default=7)
    minutes_for_questions = models.PositiveSmallIntegerField(_("minutes for questions"), default=8)
    lot_seed = models.CharField(_("seed of the lot"), max_length=40, blank=True, editable=False)
    report = models.TextField(_("report after the event"), blank=True, max_length=4000)
    report_en = models.TextField(_("report in English"), blank=True, max_length=8000)
    cancelled_reason = models.TextField(blank=True, editable=False)
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies")

    class Meta:
        verbose_name = _("pitch event")
        ordering = ["-starts_at", "pk"]
        constraints = [
            lifecycle.state_in("event_state", EventState),
            lifecycle.required_in("event_announced_code", [s for s in PUBLIC if s != "cancelled"], "code"),
            lifecycle.nonempty_in("event_cancelled_why", ["cancelled"], "cancelled_reason"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="event_ends_later",
                violation_error_message=_("It ends after it begins."),
            ),
        ]

    @property
    def place_words(self) -> str:
        """The venue in the language of the reader."""
        return localized(self, "venue")

    @property
    def summary_words(self) -> str:
        """What it is about, in the language of the reader."""
        return localized(self, "summary")

    @property
    def report_words(self) -> str:
        """The report in the language of the reader."""
        return localized(self, "report")

    @property
    def slug(self) -> str:
        """The last part of the public address."""
        return (self.code or self.key).lower()

    def takes_seats(self, now: datetime) -> bool:
        """Whether somebody may register now."""
        return self.state in AHEAD and now < (self.registration_until or self.starts_at)

    def lies_ahead(self, now: datetime) -> bool:
        """Whether it is announced and has not begun: somebody may still move up to a seat."""
        return self.state in AHEAD and now < self.starts_at

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("events:detail", args=[self.slug])


class EventSeat(Seat):
    """A registration for an event."""

    host = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="seats")
