"""Who sits on the panel of a round."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models.bodies import Bilingual
from pitches.rounds.enums import PanelRole

from .rounds import Round


class PanelMember(Bilingual):
    """A judge of one round. Name and affiliation are as they will be published with the result."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="panel")
    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="panel_seats")
    role = models.CharField(_("role"), max_length=10, choices=PanelRole.choices, default=PanelRole.JUDGE)
    name = models.CharField(_("name"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=150, blank=True)
    affiliation_en = models.CharField(_("affiliation in English"), max_length=150, blank=True)
    expert_field = models.CharField(_("field of expertise"), max_length=150, blank=True)
    invited_at = models.DateTimeField(default=clock.now)
    accepted_at = models.DateTimeField(null=True)
    conflicts_declared_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    recused_at = models.DateTimeField(null=True)
    recusal_reason = models.CharField(_("reason for recusal"), max_length=500, blank=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        verbose_name = _("panel member")
        ordering = ["round_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "user"], name="panel_member_once"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(role=PanelRole.CHAIR.value, recused_at=None), name="panel_one_chair"
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def affiliation_label(self) -> str:
        """The affiliation in the language of the reader."""
        return self.affiliation if self.label == self.name or not self.affiliation_en else self.affiliation_en
