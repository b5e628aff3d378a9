"""Corrections (訂正): after publication facts change only with a reason, and both versions stay readable."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.content.bilingual import in_language

from .challenges import Challenge


class Correction(models.Model):
    """One correction; ``changes`` is a list of {"field", "language", "old", "new"} as they were shown."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="corrections")
    number = models.PositiveIntegerField(_("number"))
    reason = models.TextField(_("reason"), max_length=1000)
    reason_en = models.TextField(_("reason in English"), max_length=2000, blank=True)
    changes = models.JSONField(_("what was changed"), default=list)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("correction")
        ordering = ["challenge_id", "number"]
        constraints = [models.UniqueConstraint(fields=["challenge", "number"], name="correction_number_once")]

    def __str__(self):
        return f"{self.challenge} #{self.number}"

    @property
    def reason_words(self) -> str:
        """The reason in the language of the reader."""
        return in_language(self.reason, self.reason_en)
