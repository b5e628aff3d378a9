"""Phases: dated rows that say who may read and do what."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pitches.rounds.enums import PhaseKind, Reads

from .rounds import Round


class Phase(models.Model):
    """From when until when judges may read and mark. Without an open phase nothing is read and nothing is marked."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="phases")
    kind = models.CharField(_("phase"), max_length=20, choices=PhaseKind.choices)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    judges_read = models.CharField(_("judges may read"), max_length=10, choices=Reads.choices, default=Reads.ASSIGNED)
    judges_mark = models.BooleanField(_("judges may give marks"), default=True)

    class Meta:
        verbose_name = _("phase")
        ordering = ["round_id", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="phase_ends_after_start",
                violation_error_message=_("A phase ends after it has begun."),
            ),
            models.UniqueConstraint(fields=["round", "kind"], name="phase_kind_unique"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.starts_at:%Y-%m-%d}"
