"""What every subject of a machine has."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from colab.core import clock

from .machine import machine_of

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def random_key() -> str:
    """Return a random public key of twelve letters that are not easily confused."""
    return "".join(secrets.choice(ALPHABET) for _n in range(12))


class Subject(models.Model):
    """A thing with a life: state, key, version. Only the engine changes ``state``."""

    MACHINE = ""
    NAMED_BY: tuple[str, ...] = ()
    """Relations that a row's words need: lists read them along."""

    key = models.CharField(_("key"), max_length=40, unique=True, default=random_key, editable=False)
    code = models.CharField(_("public code"), max_length=40, unique=True, null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=32, editable=False)
    state_since = models.DateTimeField(_("state since"), default=clock.now, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)

    class Meta:
        abstract = True

    @property
    def state_label(self):
        """The state in the language of the reader."""
        return machine_of(self).state_label(self.state)

    @property
    def state_tone(self):
        """The tone of the state's chip."""
        return machine_of(self).tone(self.state)
