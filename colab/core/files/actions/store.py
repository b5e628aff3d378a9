"""Take an upload in."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import outbox
from colab.core.clock import now
from colab.core.files.checks.run import examine
from colab.core.files.enums import FileState
from colab.core.files.models import StoredFile
from colab.core.files.purposes import limits
from colab.core.files.rejected import Rejected


def store(upload, *, actor, machine, key, purpose, alt="", public=False):
    """Check, hash and keep an upload for a subject; returns the StoredFile in state `received`.

    upload: what an UploadField gave, or any uploaded file. purpose: a declared one. public: readable without login
    once clean. Raises Rejected with the reason in the person's language. Order: examine → write the bytes → row and
    scan request in one transaction.
    """
    room_for_one_more(machine, key, purpose)
    stored = upload if isinstance(upload, StoredFile) else hold(upload, purpose=purpose)
    with transaction.atomic():
        moment = now()
        # Compare-and-set: a form sent twice hands its file in once.
        taken = StoredFile.objects.filter(pk=stored.pk, state=FileState.UPLOADING, purpose=purpose).update(
            state=FileState.RECEIVED,
            state_since=moment,
            uploaded_at=moment,
            uploaded_by=actor.user,
            machine=machine,
            subject_key=key,
            alt=alt,
            public=public,
        )
        if not taken:
            raise Rejected("gone", _("The file was handed in already. Choose it again."), stored.name)
        outbox.put("files.scan", {"file": stored.key}, key=stored.key)
    stored.refresh_from_db()
    return stored


def hold(upload, *, purpose):
    """Check an upload and keep it without an owner until its form is complete; swept away after a day."""
    checked = examine(upload, limits(purpose))
    stored = StoredFile(
        name=checked.name,
        size=checked.size,
        sha256=checked.sha256,
        kind=checked.kind.code,
        content_type=checked.kind.content_type,
        facts=checked.facts,
        state=FileState.UPLOADING,
        state_since=now(),
        uploaded_at=now(),
        purpose=purpose,
    )
    # The bytes are written before any transaction of ours: SQLite's only write lock must not wait for a disk or S3.
    stored.blob.save(checked.name, upload, save=False)
    stored.save()
    return stored


def room_for_one_more(machine, key, purpose):
    """Raise Rejected when the subject has as many files of the purpose as allowed."""
    rules = limits(purpose)
    have = StoredFile.objects.filter(machine=machine, subject_key=key, purpose=purpose)
    if have.exclude(state__in=[FileState.UPLOADING, FileState.INFECTED, FileState.REJECTED]).count() >= rules.max_count:
        raise Rejected("count", _("No more than %d files are accepted here.") % rules.max_count)
