"""Extensions of a call: what the deadline was, what it became, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.content.bilingual import in_language

from .calls import Call


class Extension(models.Model):
    """One extension; all of them are public."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="extensions")
    old_closes_at = models.DateTimeField(_("deadline before"))
    new_closes_at = models.DateTimeField(_("deadline now"))
    old_question_deadline = models.DateTimeField(null=True)
    new_question_deadline = models.DateTimeField(null=True)
    reason = models.TextField(_("reason"), max_length=1000)
    reason_en = models.TextField(_("reason in English"), max_length=2000, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("extension")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(new_closes_at__gt=F("old_closes_at")),
                name="extension_is_later",
                violation_error_message=_("An extension moves the deadline to a later time."),
            )
        ]

    def __str__(self):
        return f"{self.call} → {self.new_closes_at}"

    @property
    def reason_words(self) -> str:
        """The reason in the language of the reader."""
        return in_language(self.reason, self.reason_en)
