"""The profile of an organisation through time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock

from .organisations import Organisation


class ProfileVersion(models.Model):
    """One change of a profile: {column: {"old", "new"}}, never altered by a verb; dates and numbers as in JSON."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("organisations.User", on_delete=models.PROTECT, related_name="+", null=True)
    changes = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("version of a profile")
        ordering = ["organisation_id", "number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="profile_version_once")]

    def __str__(self):
        return f"{self.organisation} {self.number}"
