"""Take a file away."""

from django.db import transaction

from colab.core import outbox
from colab.core.files.models import StoredFile


def remove(stored):
    """Delete a file's row now and its bytes after the commit. The caller has asked for the right to do so."""
    with transaction.atomic():
        outbox.put("files.erase", {"blob": stored.blob.name})
        StoredFile.objects.filter(pk=stored.pk).delete()
