"""Outbox consumers and the nightly clean-up."""

from celery import shared_task

from colab.core import outbox


@outbox.handler("files.scan", atomic=False, slow=True)
def scan_file(payload, item):
    """Scan one file; asked twice it sees that the verdict is there."""
    from colab.core.files.actions.scan import scan

    scan(payload["file"])


@outbox.handler("files.erase", atomic=False, slow=True)
def erase_blob(payload, item):
    """Delete the bytes of a removed file; a second time there is nothing to delete."""
    from colab.core.files.models import StoredFile

    StoredFile.storage().delete(payload["blob"])


@shared_task(name="files.tidy", acks_late=True)
def tidy():
    """Sweep away what no form handed in and bytes without a row."""
    from colab.core.files import housekeeping

    housekeeping.tidy()
