"""照会: a section asks one that has bought the product how it went."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle.models import random_key
from colab.core.organisations.models import Unit, User
from pilots.procurement.models import Contract


class Inquiry(models.Model):
    """One question to an earlier buyer, with its answer."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="inquiries")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inquiries")
    question = models.TextField(_("question"), max_length=2000)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    shared = models.BooleanField(_("other bodies may read question and answer"), default=False)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("inquiry to an earlier buyer")
        ordering = ["-asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(answered_at=None) | ~Q(answer=""), name="inquiry_answered_has_answer")
        ]

    def __str__(self):
        return f"{self.unit} → {self.contract}"
