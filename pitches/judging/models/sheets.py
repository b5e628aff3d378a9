"""A judge's sheet on one pitch, and the marks on it."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.rounds.models import Criterion, Rubric

from .assignments import Assignment


class Sheet(models.Model):
    """What one judge gives one pitch. Locked by its judge, or for all when the marking closes."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="sheet")
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="sheets")
    abstained = models.BooleanField(_("abstains from this pitch"), default=False)
    comment_for_team = models.TextField(_("comment for the team"), blank=True, max_length=2000)
    comment_for_panel = models.TextField(_("comment for the panel"), blank=True, max_length=2000)
    on_paper = models.BooleanField(_("entered from paper by two officers"), default=False)
    opened_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sheet")
        ordering = ["assignment_id"]

    def __str__(self):
        return str(self.assignment)

    @property
    def is_locked(self) -> bool:
        """Whether it can no longer be changed."""
        return self.locked_at is not None


class Mark(models.Model):
    """One mark for one criterion. No value means no mark; it is never counted as zero."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="marks")
    value = models.SmallIntegerField(_("mark"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True, validators=[MaxLengthValidator(1000)])
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("mark")
        ordering = ["sheet_id", "criterion_id"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="mark_once"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=-1000, value__lte=1000), name="mark_in_reason"
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.value}"
