"""What was handed in: frozen, numbered, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.ledger.append_only import protect

from .pitch import Pitch


class Submission(models.Model):
    """One handing in: every field, the organisation as it was, every file with its hash, and the hash of all of it."""

    pitch = models.ForeignKey(Pitch, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("handed in at"))
    verb = models.CharField(max_length=20)
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, related_name="+", null=True)
    data = models.JSONField(_("words"))
    organisation = models.JSONField(_("organisation as it was"))
    files = models.JSONField(_("files"), default=list)
    late = models.ForeignKey("calls.LateEntry", on_delete=models.PROTECT, related_name="+", null=True)
    digest = models.CharField(_("hash of everything"), max_length=64)

    class Meta:
        verbose_name = _("handing in")
        ordering = ["pitch_id", "number"]
        constraints = [models.UniqueConstraint(fields=["pitch", "number"], name="submission_number_once")]

    def __str__(self):
        return f"{self.pitch.receipt_number}-{self.number}"


class ReceiptCounter(models.Model):
    """The last receipt number of a fiscal year; its row is the lock that keeps numbers apart."""

    year = models.PositiveIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(default=clock.now)

    def __str__(self):
        return f"{self.year}: {self.last}"


class ReceiptPaper(models.Model):
    """A receipt that was printed: the hash of its bytes, by which the paper itself can be checked later."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="papers")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    printed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "sha256"], name="receipt_paper_once")]

    def __str__(self):
        return f"{self.submission_id}: {self.sha256[:12]}"


protect(Submission)
protect(ReceiptPaper)
