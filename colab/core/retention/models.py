"""Periods that were set, what each night did, and what was erased by address."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.ledger.append_only import protect
from colab.core.organisations.models import Body


class Period(models.Model):
    """A period an administrator set for a kind, of one body or, without, of the installation; the newest counts."""

    kind = models.CharField(max_length=40)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", null=True)
    days = models.PositiveIntegerField(_("days"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("retention period")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.kind} {self.body_id or ''}: {self.days}"


class Night(models.Model):
    """What one night did for one kind: how many rows it blanked, deleted or, where nothing is blanked, counted."""

    kind = models.CharField(max_length=40)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("night of a retention kind")
        ordering = ["-day", "kind"]
        constraints = [models.UniqueConstraint(fields=["kind", "day"], name="retention_night_once")]

    def __str__(self):
        return f"{self.kind} {self.day}: {self.count}"


class AddressErasure(models.Model):
    """An address that was erased on request: by whom, why, how many rows of which kind. The address is not kept."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=200)
    counts = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("erasure by address")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d}: {sum(self.counts.values())}"


protect(Period)
protect(AddressErasure)
