"""Clean-up of what was left behind."""

from datetime import timedelta

from colab.core.clock import now
from colab.core.files.actions.receive import drop
from colab.core.files.actions.remove import remove
from colab.core.files.enums import FileState
from colab.core.files.models import StoredFile, Upload

KEEP_HELD = timedelta(days=1)


def tidy():
    """Remove uploads of forms never completed and bytes whose transaction was rolled back, both after a day."""
    for stored in StoredFile.objects.filter(state=FileState.UPLOADING, uploaded_at__lt=now() - KEEP_HELD):
        remove(stored)
    for upload in Upload.objects.filter(begun_at__lt=now() - KEEP_HELD):
        drop(upload)
    storage = StoredFile.storage()
    for path in list(_paths(storage)):
        old = storage.get_modified_time(path) < now() - KEEP_HELD
        if old and not StoredFile.objects.filter(blob=path).exists():
            storage.delete(path)


def _paths(storage):
    folders = storage.listdir("")[0] if storage.exists("") else []
    for folder in folders:
        for name in storage.listdir(folder)[1]:
            yield f"{folder}/{name}"
