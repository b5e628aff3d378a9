"""States of an uploaded file."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    """From the first byte to the verdict; only `clean` files are ever served."""

    UPLOADING = "uploading", _("uploaded, not yet handed in")
    RECEIVED = "received", _("received, waiting for the check")
    SCANNING = "scanning", _("received, being checked")
    CLEAN = "clean", _("checked, clean")
    INFECTED = "infected", _("refused: malware found")
    REJECTED = "rejected", _("refused: unsafe content")


COUNTS_AS_RECEIVED = frozenset({FileState.RECEIVED, FileState.SCANNING, FileState.CLEAN})
"""A file in these states was handed in in time; whether it is clean is found out later."""
REFUSED = frozenset({FileState.INFECTED, FileState.REJECTED})
