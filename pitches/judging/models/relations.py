"""Relations between judges and organisations that are on record."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import Organisation
from pitches.judging.enums import RelationKind


class Relation(models.Model):
    """A person who invests in, advises or works for an organisation. It is pointed out, never decided by."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="relations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("relation on record")
        ordering = ["user_id", "organisation_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "kind"], name="relation_once"),
            models.CheckConstraint(condition=Q(kind__in=RelationKind.values), name="relation_kind"),
        ]

    def __str__(self):
        return f"{self.user} / {self.organisation}: {self.get_kind_display()}"
