"""Rubrics: weighted criteria in versions; a version is frozen by the first mark given with it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models.bodies import Bilingual

from .rounds import Round


class Rubric(models.Model):
    """One version of a round's criteria; the newest counts."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="rubrics")
    version = models.PositiveSmallIntegerField()
    scale_min = models.SmallIntegerField(_("lowest mark"), default=0)
    scale_max = models.SmallIntegerField(_("highest mark"), default=10)
    made_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("rubric")
        ordering = ["round_id", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["round", "version"], name="rubric_version_unique"),
            models.CheckConstraint(condition=Q(scale_max__gt=F("scale_min")), name="rubric_scale"),
        ]

    def __str__(self):
        return f"{self.round} v{self.version}"

    @property
    def values(self) -> range:
        """Every mark that can be given."""
        return range(self.scale_min, self.scale_max + 1)


class Criterion(Bilingual):
    """One criterion: its weight in percent, and words for some marks so that all judges mean the same."""

    rubric = models.ForeignKey(Rubric, on_delete=models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(_("criterion"), max_length=100)
    name_en = models.CharField(_("criterion in English"), max_length=100, blank=True)
    help = models.CharField(_("what to look at"), max_length=400, blank=True)
    help_en = models.CharField(_("what to look at, in English"), max_length=400, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight (%)"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    anchors = models.JSONField(_("words for marks"), default=dict, blank=True)
    """{"1": {"ja": "…", "en": "…"}, …}"""

    class Meta:
        verbose_name = _("criterion")
        ordering = ["rubric_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["rubric", "order"], name="criterion_order_unique"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="criterion_weight"),
        ]

    @property
    def help_label(self) -> str:
        """What to look at, in the language of the reader."""
        japanese = (get_language() or "ja").startswith("ja") or not self.help_en
        return self.help if japanese else self.help_en

    def anchor(self, value: int) -> str:
        """Return the words for a mark in the language of the reader, or an empty text."""
        words = self.anchors.get(str(value), {})
        return words.get((get_language() or "ja")[:2]) or words.get("ja", "")
