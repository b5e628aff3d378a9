"""What the office did to accounts, and who looked at one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock

from .people import User


class AccountEvent(models.Model):
    """One act of the office on somebody's account; kept after the person is erased, by number only."""

    class Verb(models.TextChoices):
        ADMITTED = "admitted", _("login link sent")
        SECOND_FACTOR_RESET = "second_factor_reset", _("second factor reset, login link sent")
        ERASED = "erased", _("personal data erased")
        READ = "read", _("page of the person read")
        LOGGED_OUT = "logged_out", _("logged out everywhere")

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="account_events")
    verb = models.CharField(max_length=30, choices=Verb.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("act on an account")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.verb} {self.person_id}"
