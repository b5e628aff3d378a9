"""What a team works with: saved changes and files."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from pitches.submissions.enums import FileItem, RevisionKind

from .pitch import Pitch


class PitchRevision(models.Model):
    """One saved change: ``changes`` is {field: {"old": …, "new": …}}. Revisions are not evidence; snapshots are.

    ``page`` tells the opened page it came from: what a page saved earlier is no conflict for its next saving, also when
    the answer to the earlier one was lost on the way.
    """

    pitch = models.ForeignKey(Pitch, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=RevisionKind.choices, default=RevisionKind.SAVED)
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(default=clock.now)
    page = models.CharField(max_length=40, blank=True)
    changes = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("revision")
        ordering = ["pitch_id", "number", "pk"]
        indexes = [models.Index(fields=["pitch", "number"], name="revision_of_pitch")]

    def __str__(self):
        return f"{self.pitch_id}/{self.number}"

    @property
    def code(self) -> str:
        """Its name in the address of a comparison."""
        return f"r{self.number}"


class PitchFile(models.Model):
    """A file of a pitch under one item. A file that was handed in is kept when it is taken out later."""

    pitch = models.ForeignKey(Pitch, on_delete=models.CASCADE, related_name="pitch_files")
    file = models.OneToOneField("files.StoredFile", on_delete=models.CASCADE, related_name="pitch_file")
    item = models.CharField(_("item"), max_length=20, choices=FileItem.choices)
    added_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("file of a pitch")
        ordering = ["pitch_id", "item", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(item__in=FileItem.values), name="pitch_file_item_known")
        ]

    def __str__(self):
        return self.get_item_display()
