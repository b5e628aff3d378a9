"""The verdict on a file, given by the scanner."""

import logging
from datetime import timedelta

from django.db import transaction

from colab.core import outbox
from colab.core.clock import now
from colab.core.files import scanner, verdicts
from colab.core.files.enums import FileState
from colab.core.files.models import StoredFile

logger = logging.getLogger(__name__)


def scan(key):
    """Scan one received file and tell its room the verdict. Fails closed: without a scanner it stays unserved."""
    waiting = StoredFile.objects.filter(key=key, state__in=[FileState.RECEIVED, FileState.SCANNING])
    if not waiting.update(state=FileState.SCANNING, state_since=now()):
        return
    stored = waiting.get()
    try:
        found = scanner.find_malware(stored.blob)
    except scanner.Unreachable as error:
        raise outbox.Later(timedelta(minutes=1), str(error)) from error
    with transaction.atomic():
        state = FileState.INFECTED if found else FileState.CLEAN
        if not waiting.update(state=state, state_since=now(), refusal=found[:200]):
            return
        stored.refresh_from_db()
        if found:
            logger.warning("file %s is infected: %s", stored.key, found)
        verdicts.tell(stored)
