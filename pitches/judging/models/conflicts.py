"""What judges say about the applicants before they read anything."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import Organisation
from pitches.judging.enums import Conflict
from pitches.rounds.models import PanelMember, Round


class ConflictDeclaration(models.Model):
    """One judge about one applicant organisation. An organisation without a row has not been asked about yet."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="declarations")
    judge = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="declarations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("declaration"), max_length=10, choices=Conflict.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("declaration on conflicts of interest")
        ordering = ["judge_id", "organisation_id"]
        constraints = [
            models.UniqueConstraint(fields=["judge", "organisation"], name="declaration_once"),
            models.CheckConstraint(condition=Q(kind__in=Conflict.values), name="declaration_kind"),
        ]

    def __str__(self):
        return f"{self.judge} / {self.organisation}: {self.get_kind_display()}"
