"""A letter of the office to many."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core.notices.models.notice import new_key


class MailingState(models.TextChoices):
    """A letter is a draft until it is sent, once."""

    DRAFT = "draft", _("draft")
    SENT = "sent", pgettext_lazy("mail", "sent")


class Mailing(models.Model):
    """Words for a filtered audience. Whom it reaches is shown before it is sent, and kept as its notices."""

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    programme = models.ForeignKey("organisations.Programme", models.PROTECT, related_name="+")
    audience = models.CharField(max_length=60)
    params = models.JSONField(default=dict, blank=True)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    body_en = models.TextField(blank=True)
    state = models.CharField(max_length=5, choices=MailingState.choices, default=MailingState.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    recipient_count = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", sent_at__isnull=True, recipient_count__isnull=True)
                | Q(state="sent", sent_at__isnull=False, recipient_count__isnull=False),
                name="notices_mailing_sent_has_facts",
            )
        ]

    def __str__(self):
        return self.title
