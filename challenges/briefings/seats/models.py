"""The abstract seat."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from colab.core import clock
from colab.core.lifecycle.models import ALPHABET, random_key


class SeatStatus(models.TextChoices):
    """Where a registration stands."""

    CONFIRMED = "confirmed", pgettext_lazy("seat", "seat confirmed")
    HELD = "held", pgettext_lazy("seat", "held until it is paid")
    WAITING = "waiting", pgettext_lazy("seat", "on the waiting list")
    CANCELLED = "cancelled", pgettext_lazy("seat", "cancelled")


TAKEN = (SeatStatus.CONFIRMED, SeatStatus.HELD)
"""What counts against the capacity."""
OPEN = (SeatStatus.HELD, SeatStatus.WAITING)
"""What may still become a seat."""
CALLED_OFF = "cancelled"
"""The state of a host that does not take place."""


def door_code() -> str:
    """Return six letters that are easily read out at the door."""
    return "".join(secrets.choice(ALPHABET) for _n in range(6)).upper()


class Seat(models.Model):
    """One registration of one address; subclasses add the foreign key ``host``."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    status = models.CharField(_("status"), max_length=12, choices=SeatStatus.choices, editable=False)
    name = models.CharField(_("name"), max_length=100)
    affiliation = models.CharField(pgettext_lazy("affiliation", "organisation"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=5, default="ja", editable=False)
    online = models.BooleanField(_("takes part online"), default=False)
    code = models.CharField(_("code for the door"), max_length=8, default=door_code, editable=False)
    registered_at = models.DateTimeField(default=clock.now, editable=False)
    status_since = models.DateTimeField(default=clock.now, editable=False)
    checked_in_at = models.DateTimeField(null=True, editable=False)
    payment_key = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["registered_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=SeatStatus.values), name="%(app_label)s_%(class)s_status"),
            models.CheckConstraint(
                condition=Q(checked_in_at=None) | Q(status="confirmed"), name="%(app_label)s_%(class)s_checked_in"
            ),
            models.UniqueConstraint(
                fields=["host", "email"], condition=~Q(status="cancelled"), name="%(app_label)s_%(class)s_once"
            ),
            models.UniqueConstraint(fields=["host", "code"], name="%(app_label)s_%(class)s_code"),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_status_display()})"
