"""What happens at an event: rounds, finalists in their order, lines of the programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core.content.bilingual import Titled, localized
from pitches.rounds.models import Round
from pitches.submissions.enums import WON
from pitches.submissions.models import Pitch

from .events import Event


class EventRound(models.Model):
    """A round that has its final at the event."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="event_rounds")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="event_round")
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("round at an event")
        ordering = ["event_id", "order", "pk"]

    def __str__(self):
        return f"{self.event} – {self.round}"


class Finalist(models.Model):
    """A pitch in the running order, drawn by lot."""

    event_round = models.ForeignKey(EventRound, on_delete=models.CASCADE, related_name="finalists")
    pitch = models.OneToOneField(Pitch, on_delete=models.PROTECT, related_name="finalist")
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("finalist")
        ordering = ["event_round_id", "position"]
        constraints = [models.UniqueConstraint(fields=["event_round", "position"], name="finalist_position_unique")]

    def __str__(self):
        return f"{self.position}. {self.pitch}"

    @property
    def is_named(self) -> bool:
        """Whether the public page may name the team: when it agreed on the form, or was chosen (decision 6)."""
        return self.pitch.publish_name or self.pitch.state in WON


class ProgrammeLine(Titled):
    """One line of the programme."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField()
    at = models.TimeField(_("time"), null=True, blank=True)
    title = models.CharField(_("what"), max_length=150)
    title_en = models.CharField(_("what, in English"), max_length=300, blank=True)
    speaker = models.CharField(_("who"), max_length=150, blank=True)
    speaker_en = models.CharField(_("who, in English"), max_length=300, blank=True, db_default="")

    class Meta:
        verbose_name = _("line of the programme")
        ordering = ["event_id", "order"]
        constraints = [models.UniqueConstraint(fields=["event", "order"], name="programme_line_order")]

    @property
    def speaker_words(self) -> str:
        """Who speaks, in the language of the reader."""
        return localized(self, "speaker")
