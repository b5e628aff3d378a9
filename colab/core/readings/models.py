"""The trail: who read personal data, when, and which."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core import clock
from colab.core.ledger.append_only import protect

from .kinds import KINDS

LEAST_DAYS = 3 * 365
"""Younger rows the database itself refuses to delete; older ones may go when the period set for them is over."""


class PersonalRead(models.Model):
    """One page or file with personal data that somebody read. Append-only, and without names and addresses.

    ``mark`` is made from the address of the page and a key of this installation: it tells one page of a list from the
    next, and nobody can read from it what was searched for.
    """

    class Form(models.TextChoices):
        PAGE = "page", pgettext_lazy("reading", "page")
        FILE = "file", pgettext_lazy("reading", "file")

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=30)
    machine = models.CharField(max_length=40, blank=True)
    subject_key = models.CharField(max_length=40, blank=True)
    form = models.CharField(max_length=4, choices=Form.choices, default=Form.PAGE)
    rows = models.PositiveIntegerField(null=True)
    mark = models.CharField(max_length=32)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("reading of personal data")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["reader", "at"], name="personal_read_reader"),
            models.Index(fields=["machine", "subject_key"], name="personal_read_subject"),
            models.Index(fields=["at"], name="personal_read_at"),
        ]

    def __str__(self):
        return f"{self.kind} {self.machine}/{self.subject_key} {self.at:%Y-%m-%d}"

    @property
    def kind_words(self):
        """The kind in the language of the reader."""
        return KINDS.get(self.kind, self.kind)


protect(PersonalRead, but_older_than=("at", LEAST_DAYS))
