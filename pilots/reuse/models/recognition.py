"""Recognition by copy (施行規則 第12条の3第7項): which certification stands on which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.organisations.models import User
from pilots.certification.models import Certification

from .interest import Interest


class Recognition(models.Model):
    """How a receiving body came to its draft: from the platform's own data, or typed in from a paper copy."""

    certification = models.OneToOneField(Certification, on_delete=models.PROTECT, related_name="recognition")
    """The receiving body's own certification."""
    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, null=True, blank=True, related_name="recognitions")
    from_paper = models.BooleanField(_("typed in from a paper copy of the plan"), default=False)
    fields_filled = models.PositiveSmallIntegerField(default=0)
    fields_total = models.PositiveSmallIntegerField(default=0)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("recognition by copy")
        ordering = ["-created_at", "pk"]

    def __str__(self):
        return f"{self.certification.body}: {self.certification}"
