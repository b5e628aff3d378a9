"""A body's own rules, as data with validity dates (decision 11)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import Body, User


class BodyRule(models.Model):
    """One value of one rule of one body from a day on; it ends where the next begins."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rules", null=True, blank=True)
    """No body: the default for all bodies."""
    key = models.CharField(_("rule"), max_length=60)
    valid_from = models.DateField(_("valid from"))
    value = models.JSONField(_("value"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    verified = models.BooleanField(_("checked against the source"), default=False)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    entered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("rule of a body")
        ordering = ["body_id", "key", "-valid_from"]
        constraints = [models.UniqueConstraint(fields=["body", "key", "valid_from"], name="body_rule_unique")]

    def __str__(self):
        return f"{self.body}: {self.key} {self.valid_from}"
