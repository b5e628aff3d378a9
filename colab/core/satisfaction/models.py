"""Answers, one a person and step; only shares of them are shown."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock

from .enums import Level


class Answer(models.Model):
    """What one person said of one step of one subject."""

    step = models.CharField(max_length=40)
    subject_key = models.CharField(max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("satisfaction"), choices=Level.choices)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("answer on satisfaction")
        ordering = ["step", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["step", "subject_key", "user"], name="satisfaction_once"),
            models.CheckConstraint(condition=models.Q(level__in=Level.values), name="satisfaction_level"),
        ]

    def __str__(self):
        return f"{self.step}: {self.get_level_display()}"
