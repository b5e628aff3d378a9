"""Late entries: one organisation may hand in after the deadline of a call, until a given moment, with a reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import Organisation

from .calls import Call


class LateEntry(models.Model):
    """What the office granted to one organisation; read by the office and auditors only, told to the organisation."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="late_entries")
    number = models.PositiveIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="late_entries")
    until = models.DateTimeField(_("accepted until"))
    reason = models.TextField(_("reason"), max_length=1000)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("late entry")
        ordering = ["call_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="late_entry_number"),
            models.CheckConstraint(condition=~Q(reason=""), name="late_entry_reason"),
        ]
        indexes = [models.Index(fields=["call", "organisation", "until"], name="late_entry_of")]

    def __str__(self):
        return f"{self.call.code}-L{self.number}"
