"""An upload in parts: begin or resume, take a part, finish, give up."""

import hashlib
import tempfile
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from colab.core import outbox
from colab.core.clock import now
from colab.core.files.actions.remove import remove
from colab.core.files.actions.store import hold, room_for_one_more
from colab.core.files.checks.run import check_limits, clean_name
from colab.core.files.models import StoredFile, Upload, UploadPart
from colab.core.files.purposes import limits
from colab.core.files.rejected import Rejected

PART_BYTES = 1 << 20
"""The size of a part: small enough for a weak line, below the limit of a request's body."""
MAX_OPEN = 20
"""Unfinished uploads of one person."""


class WrongOffset(Exception):
    """A part does not begin where the last one ended; ``offset`` is where to go on."""

    def __init__(self, offset):
        super().__init__(offset)
        self.offset = offset


def begin(*, user, machine, key, purpose, name, size, sha256=""):
    """Return the upload to go on with: an unfinished one of the same file, else a new one. Raises Rejected.

    Kind, size and number are judged before the first byte is sent; the content is when the last one is there.
    """
    name = clean_name(name)
    check_limits(PurePosixPath(name).suffix, size, limits(purpose))
    mine = Upload.objects.filter(user=user, finished_at=None)
    same = mine.filter(machine=machine, subject_key=key, purpose=purpose, name=name, size=size, sha256=sha256)
    if found := same.order_by("-received", "-pk").first():
        return found
    room_for_one_more(machine, key, purpose)
    if mine.count() >= MAX_OPEN:
        raise Rejected("open", _("Too many uploads are unfinished. Finish them or wait a day."), name)
    return Upload.objects.create(
        user=user, machine=machine, subject_key=key, purpose=purpose, name=name, size=size, sha256=sha256
    )


def take_part(upload, offset, content):
    """Keep one part and return the new offset. Raises WrongOffset, and Rejected for what is empty or too long."""
    if not content or len(content) > PART_BYTES or offset + len(content) > upload.size:
        raise Rejected("part", _("This part does not fit the file. Choose the file again."), upload.name)
    if offset != upload.received:
        raise WrongOffset(upload.received)
    part = UploadPart(upload=upload, offset=offset, size=len(content))
    part.blob.save("part", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            part.save()
            # Compare-and-set: of two that send the same part at once one is taken.
            rows = Upload.objects.filter(pk=upload.pk, received=offset, finished_at=None)
            if not rows.update(received=offset + len(content)):
                raise IntegrityError
    except IntegrityError:
        part.blob.storage.delete(part.blob.name)
        upload.refresh_from_db()
        raise WrongOffset(upload.received) from None
    upload.received = offset + len(content)
    return upload.received


def finish(upload, take, sha256=""):
    """Put the parts together, check hash and content, and give the file to ``take(held)``; asked twice it did it once.

    Order: join the parts → compare the hash → examine and keep the bytes → in one transaction lock, attach, forget the
    parts. Raises WrongOffset where something is missing, Rejected for a wrong hash or content (the upload is dropped).
    """
    if upload.finished_at:
        return upload
    if upload.received != upload.size:
        raise WrongOffset(upload.received)
    with tempfile.TemporaryFile() as file:
        digest = _join(upload, file)
        try:
            if digest != (sha256 or digest) or digest != (upload.sha256 or digest):
                raise Rejected("hash", _("The file did not arrive as it was sent. Choose it again."), upload.name)
            held = hold(UploadedFile(file, upload.name, size=upload.size), purpose=upload.purpose)
        except Rejected:
            drop(upload)
            raise
    with transaction.atomic():
        locked = Upload.objects.select_for_update(no_key=True).get(pk=upload.pk)
        if locked.finished_at:
            remove(held)
            return locked
        take(held)
        locked.stored = StoredFile.objects.filter(pk=held.pk).first()
        locked.finished_at = now()
        locked.save(update_fields=["stored", "finished_at"])
        _forget_parts(locked)
    return locked


def drop(upload):
    """Give an upload up: its rows now, its bytes after the commit."""
    with transaction.atomic():
        _forget_parts(upload)
        upload.delete()


def _join(upload, file):
    digest = hashlib.sha256()
    for part in upload.parts.order_by("offset"):
        with part.blob.open("rb") as blob:
            content = blob.read()
        digest.update(content)
        file.write(content)
    file.seek(0)
    return digest.hexdigest()


def _forget_parts(upload):
    for part in upload.parts.all():
        outbox.put("files.erase", {"blob": part.blob.name})
    upload.parts.all().delete()
