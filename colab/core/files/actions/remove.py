"""Take a file away."""

from datetime import timedelta

from django.db import transaction

from colab.core import clock, outbox
from colab.core.files.models import StoredFile

LATER = timedelta(days=1)
"""As long as `files.tidy` waits with what lost its row."""


def remove(stored):
    """Delete a file's row now and its bytes a day later. The caller has asked for the right to do so.

    Not at once: a copy of the site dumps the database first, and every file that the dump names has to be there still.
    """
    with transaction.atomic():
        outbox.put("files.erase", {"blob": stored.blob.name}, due=clock.now() + LATER)
        StoredFile.objects.filter(pk=stored.pk).delete()
