"""What all screens of an event show."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from pitches.events.models import Event, Finalist
from pitches.live.enums import Part, VoteMode


class Stage(models.Model):
    """The stage of one event. ``version`` grows with every change that the public may see, and with no other."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="stage")
    version = models.PositiveIntegerField(default=1)
    part = models.CharField(_("on stage"), max_length=12, choices=Part.choices, default=Part.WAITING)
    finalist = models.ForeignKey(Finalist, on_delete=models.SET_NULL, null=True, related_name="+")
    clock_started_at = models.DateTimeField(null=True)
    clock_seconds = models.PositiveIntegerField(default=0)
    vote_mode = models.CharField(
        _("vote of the audience"), max_length=8, choices=VoteMode.choices, default=VoteMode.NONE
    )
    vote_opened_at = models.DateTimeField(null=True)
    vote_closed_at = models.DateTimeField(null=True)
    vote_revealed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("stage of an event")
        ordering = ["event_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vote_closed_at=None) | models.Q(vote_opened_at__isnull=False),
                name="stage_vote_closed_after_opening",
            ),
            models.CheckConstraint(
                condition=models.Q(vote_revealed_at=None) | models.Q(vote_closed_at__isnull=False),
                name="stage_vote_revealed_after_closing",
            ),
        ]

    def __str__(self):
        return str(self.event)

    @property
    def clock_ends_at(self):
        """When the running clock is at zero, or None."""
        return self.clock_started_at and self.clock_started_at + timedelta(seconds=self.clock_seconds)

    @property
    def vote_is_open(self) -> bool:
        """Whether votes are taken now."""
        return self.vote_opened_at is not None and self.vote_closed_at is None
