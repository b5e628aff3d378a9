"""Solutions: what teams offer without pitching, the supply side of matching."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.organisations.enums import SolutionState, Stage

from .bodies import Bilingual
from .organisations import Organisation


class Solution(Bilingual, lifecycle.Subject):
    """A product or service of an organisation, listed after the office's check."""

    MACHINE = "solution"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="solutions")
    name = models.CharField(_("name of the product or service"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    summary = models.CharField(_("summary"), max_length=200, blank=True)
    summary_en = models.CharField(_("summary in English"), max_length=300, blank=True)
    description = models.TextField(_("description"), max_length=4000, blank=True)
    description_en = models.TextField(_("description in English"), max_length=6000, blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, blank=True)
    areas = models.JSONField(_("areas"), default=list, blank=True)
    price_min_yen = models.PositiveBigIntegerField(_("price from (yen)"), null=True, blank=True)
    price_max_yen = models.PositiveBigIntegerField(_("price to (yen)"), null=True, blank=True)
    on_sale_since = models.DateField(_("on sale since"), null=True, blank=True)
    track_record = models.TextField(_("where it is used"), max_length=2000, blank=True)
    website = models.URLField(_("website"), blank=True)
    office_note = models.TextField(_("note of the office"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("solution")
        ordering = ["name", "pk"]
        constraints = [
            lifecycle.state_in("solution_state", SolutionState),
            models.CheckConstraint(
                condition=Q(price_min_yen=None) | Q(price_max_yen=None) | Q(price_max_yen__gte=F("price_min_yen")),
                name="solution_price_range",
                violation_error_message=_("The upper price must not be below the lower price."),
            ),
        ]

    @property
    def summary_words(self) -> str:
        """The summary in the language of the reader."""
        return self.words("summary")

    @property
    def description_words(self) -> str:
        """The description in the language of the reader."""
        return self.words("description")
