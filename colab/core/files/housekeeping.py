"""Clean-up of what was left behind."""

from datetime import timedelta

from colab.core import outbox
from colab.core.clock import now
from colab.core.files.actions.receive import drop
from colab.core.files.actions.remove import remove
from colab.core.files.enums import FileState
from colab.core.files.models import StoredFile, Upload

KEEP_HELD = timedelta(days=1)


def tidy():
    """Remove uploads of forms never completed and bytes whose transaction was rolled back, both after a day.

    Bytes of a removed file are left to `files.erase`, however old they are: they wait for a copy of the site.
    """
    for stored in StoredFile.objects.filter(state=FileState.UPLOADING, uploaded_at__lt=now() - KEEP_HELD):
        remove(stored)
    for upload in Upload.objects.filter(begun_at__lt=now() - KEEP_HELD):
        drop(upload)
    storage = StoredFile.storage()
    for path in list(_paths(storage)):
        old = storage.get_modified_time(path) < now() - KEEP_HELD
        if old and not _has_row(path) and not _waits_for_its_end(path):
            storage.delete(path)


def _has_row(path):
    return StoredFile.objects.filter(blob=path).exists()


def _waits_for_its_end(path):
    # Asked after `_has_row`: the row goes and the item comes in one transaction, so one of the two is seen.
    return outbox.is_to_do("files.erase", blob=path)


def _paths(storage):
    folders = storage.listdir("")[0] if storage.exists("") else []
    for folder in folders:
        for name in storage.listdir(folder)[1]:
            yield f"{folder}/{name}"
