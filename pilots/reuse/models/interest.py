"""「導入したい」: a body's section would like to introduce what was certified or tried."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import Body, Unit, User
from pilots.certification.models import Certification
from pilots.reuse.enums import InterestOutcome, Timing


class Interest(models.Model):
    """One section's interest in one certified product or one finished pilot."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="interests")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="interests")
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="interests", null=True, blank=True
    )
    pilot = models.ForeignKey("trials.Pilot", on_delete=models.PROTECT, related_name="interests", null=True, blank=True)
    purpose = models.TextField(_("what it would be used for"), max_length=1000)
    volume = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    volume_unit = models.CharField(_("unit"), max_length=30, blank=True)
    timing = models.CharField(_("when"), max_length=12, choices=Timing.choices)
    budget_yen = models.PositiveBigIntegerField(_("budget in mind (yen)"), null=True, blank=True)
    joint = models.BooleanField(_("would buy jointly with other bodies"), default=False)
    question = models.TextField(_("question to the earlier buyer or the operator"), max_length=1000, blank=True)
    contact = models.CharField(_("contact"), max_length=150)
    outcome = models.CharField(
        _("what came of it"), max_length=12, choices=InterestOutcome.choices, default=InterestOutcome.ASKED
    )
    note = models.TextField(_("note"), max_length=1000, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("interest")
        ordering = ["-created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(certification__isnull=False, pilot__isnull=True)
                | Q(certification__isnull=True, pilot__isnull=False),
                name="interest_in_one_thing",
            ),
            models.UniqueConstraint(
                fields=["unit", "certification"],
                condition=Q(certification__isnull=False),
                name="interest_certification_once",
                violation_error_message=_("Your section has said so already."),
            ),
            models.UniqueConstraint(
                fields=["unit", "pilot"],
                condition=Q(pilot__isnull=False),
                name="interest_pilot_once",
                violation_error_message=_("Your section has said so already."),
            ),
        ]

    def __str__(self):
        return f"{self.unit} → {self.thing}"

    @property
    def thing(self):
        """What the body would like to introduce."""
        return self.certification if self.certification_id else self.pilot
