"""What happened while the pilot ran."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.files.models import StoredFile
from colab.core.organisations.models import User

from .pilot import Pilot


class PilotLog(models.Model):
    """One line of the pilot's log."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="log")
    day = models.DateField(_("day"))
    words = models.TextField(_("what happened"), max_length=2000)
    public = models.BooleanField(_("may be shown publicly"), default=False)
    photos = models.ManyToManyField(StoredFile, related_name="+", blank=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("log entry")
        ordering = ["-day", "-pk"]

    def __str__(self):
        return f"{self.day}: {self.words[:40]}"
