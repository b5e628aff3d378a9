"""Indicators, fixed before the start, and their readings."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.files.models import StoredFile
from pilots.trials.enums import Direction, Scale

from .pilot import Pilot


class Indicator(models.Model):
    """What is measured: baseline, target, method and sample; fixed and hashed when the plan is agreed."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="indicators")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("indicator"), max_length=120)
    name_en = models.CharField(_("indicator in English"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=20)
    unit_en = models.CharField(_("unit in English"), max_length=20, blank=True)
    baseline = models.DecimalField(_("present value"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2)
    direction = models.CharField(_("direction"), max_length=5, choices=Direction.choices)
    scale = models.CharField(
        _("what one reading is"), max_length=8, choices=Scale.choices, default=Scale.NUMBER, db_default="number"
    )
    method = models.CharField(_("how it is measured"), max_length=300)
    sample_size = models.PositiveIntegerField(_("planned number of readings"))
    min_sample = models.PositiveIntegerField(_("fewest readings for a judgement"), default=5)
    measure_by = models.DateField(_("measured by"), null=True, blank=True)
    fixed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("indicator")
        ordering = ["pilot_id", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["pilot", "name"], name="indicator_name_unique")]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The name in the language of the reader."""
        return self.name if (get_language() or "ja").startswith("ja") or not self.name_en else self.name_en

    @property
    def unit_words(self) -> str:
        """The unit in the language of the reader."""
        return self.unit if (get_language() or "ja").startswith("ja") or not self.unit_en else self.unit_en

    def fixed_facts(self) -> dict:
        """Return what is fixed before the start, as it is hashed."""
        return {
            "name": self.name,
            "unit": self.unit,
            "baseline": None if self.baseline is None else str(self.baseline),
            "target": str(self.target),
            "direction": self.direction,
            "method": self.method,
            "sample_size": self.sample_size,
            "min_sample": self.min_sample,
            "measure_by": self.measure_by,
        } | ({} if self.scale == Scale.NUMBER else {"scale": self.scale})


class IndicatorChange(models.Model):
    """A fixed indicator that was changed all the same: what it was, what it became, when and why; public."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField(default=clock.now)
    reason = models.CharField(_("why it was changed"), max_length=500)
    was_target = models.DecimalField(max_digits=14, decimal_places=2)
    new_target = models.DecimalField(max_digits=14, decimal_places=2)
    was_measure_by = models.DateField(null=True)
    new_measure_by = models.DateField(null=True)
    was_method = models.CharField(max_length=300)
    new_method = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("change of an indicator")
        ordering = ["indicator_id", "pk"]

    def __str__(self):
        return f"{self.indicator_id}: {self.was_target} → {self.new_target}"


class Reading(models.Model):
    """One value of one indicator, before or after, of one person or thing."""

    class Phase(models.TextChoices):
        BEFORE = "before", _("before")
        AFTER = "after", _("after")

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="readings")
    phase = models.CharField(_("phase"), max_length=6, choices=Phase.choices)
    label = models.CharField(_("of what"), max_length=60, blank=True)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    taken_on = models.DateField(_("taken on"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    entered_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("reading")
        ordering = ["indicator_id", "phase", "taken_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "phase", "label", "taken_on"], condition=~Q(label=""), name="reading_once"
            )
        ]

    def __str__(self):
        return f"{self.indicator_id} {self.phase} {self.label} {self.value}"
