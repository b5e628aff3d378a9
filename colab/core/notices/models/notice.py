"""One notice to one recipient."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from colab.core.notices.enums import Category, NoticeState


def new_key():
    """Return a random key."""
    return secrets.token_hex(12)


class Notice(models.Model):
    """What was told to whom; written in the transaction of what happened, mailed by the worker.

    The words are kept as sent: later changes of templates or names do not rewrite what people were told. `address`
    is blanked when its owner is erased; `recipient` (a digest or the person's number) still prevents a second mail.
    """

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    kind = models.CharField(max_length=80)
    category = models.CharField(max_length=12, choices=Category.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="notices")
    subscriber = models.ForeignKey("notices.Subscriber", models.SET_NULL, null=True, blank=True, related_name="+")
    letter = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="told")
    """The daily letter that brought it."""
    mailing = models.ForeignKey("notices.Mailing", models.PROTECT, null=True, blank=True, related_name="notices")
    recipient = models.CharField(max_length=60)
    address = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=250)
    body = models.TextField()
    url = models.CharField(max_length=500, blank=True)
    machine = models.CharField(max_length=40, blank=True)
    subject_key = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=8, choices=NoticeState.choices)
    state_since = models.DateTimeField()
    handed_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    # Null when nothing need be told apart: unique constraints let any number of nulls pass.
    dedupe = models.CharField(max_length=200, null=True, blank=True)  # noqa: DJ001

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "recipient", "dedupe"], name="notices_told_once"),
            models.CheckConstraint(condition=Q(state__in=NoticeState.values), name="notices_state_known"),
            models.CheckConstraint(
                condition=~Q(state=NoticeState.SENT) | Q(handed_at__isnull=False), name="notices_sent_was_handed"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-created_at"], name="notices_of_person"),
            models.Index(fields=["state", "state_since"], name="notices_by_state"),
            models.Index(fields=["machine", "subject_key"], name="notices_of_subject"),
        ]

    def __str__(self):
        return f"{self.kind} → {self.recipient}"

    @property
    def label(self) -> str:
        """Its subject, or that its words are kept no longer (their period is over, or somebody was erased)."""
        return self.subject or gettext("(words no longer kept)")
