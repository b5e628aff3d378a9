"""Files of a pitch: one upload for an item, taking a file out, and what the scan says."""

from typing import Any

from django.db import transaction

from colab.core import access, clock, files, lifecycle
from colab.core.access import Actor
from colab.core.files.models import StoredFile
from colab.core.lifecycle import NotAllowed, Refused
from pitches.submissions import editing
from pitches.submissions.enums import IN_REVIEW, FileItem
from pitches.submissions.models import Pitch, PitchFile


def purpose_of(item: str) -> str:
    """Return the code of the file purpose of an item."""
    return f"pitch.{item}"


def attach(pitch: Pitch, upload: Any, *, item: str, actor: Actor) -> PitchFile:
    """Store an upload under ``item`` and return its row. Raises ``Refused`` and ``files.Rejected``."""
    _may_edit(pitch, item, actor)
    purpose = purpose_of(item)
    held = upload if isinstance(upload, StoredFile) else files.hold(upload, purpose=purpose)
    with transaction.atomic():  # a file without its item would take a place that nobody can see
        stored = files.store(held, actor=actor, machine=pitch.MACHINE, key=pitch.key, purpose=purpose)
        return PitchFile.objects.create(pitch=pitch, file=stored, item=FileItem(item), added_at=clock.now())


def may_receive(pitch: Pitch, purpose: str, actor: Actor) -> None:
    """Raise ``Refused`` unless the person may send a file of this purpose now."""
    _may_edit(pitch, purpose.removeprefix("pitch."), actor)


def take_received(pitch: Pitch, purpose: str, held: StoredFile, actor: Actor) -> PitchFile:
    """Attach a file that arrived in parts."""
    return attach(pitch, held, item=purpose.removeprefix("pitch."), actor=actor)


def detach(pitch_file: PitchFile, *, actor: Actor) -> None:
    """Take a file out. One that was handed in stays readable with its receipt. Raises ``Refused``."""
    pitch = pitch_file.pitch
    _may_edit(pitch, pitch_file.item, actor)
    handed = {line["key"] for submission in pitch.submissions.all() for line in submission.files}
    with transaction.atomic():
        if pitch_file.file.key in handed:
            PitchFile.objects.filter(pk=pitch_file.pk, removed_at=None).update(removed_at=clock.now())
        else:
            files.remove(pitch_file.file)


def _may_edit(pitch: Pitch, item: str, actor: Actor) -> None:
    if not access.can(actor, "save", pitch):
        raise NotAllowed
    if item not in editing.scope(pitch).items:
        raise Refused(editing.OVER, code="pitch.not_editable", next_step=editing.OVER_NEXT)


def hear_verdict(stored: Any) -> None:
    """Follow the scan: when all files are clean the waiting ends; a refused one reopens only its item.

    Under the lock of the pitch: while it is being handed in it does not say yet which files it waits for.
    """
    pitch = Pitch.objects.select_for_update(no_key=True).filter(key=stored.subject_key).first()
    if pitch is None or pitch.state not in IN_REVIEW or not pitch.scan_pending:
        return
    handed = {line["key"] for line in pitch.snapshot.files}
    if stored.key not in handed:
        return
    engine = Actor.system_("scan")
    if stored.is_refused:
        item = PitchFile.objects.get(file=stored).item
        reason = "添付ファイルの安全確認で問題が見つかりました。 / The check of the file found a problem."
        lifecycle.apply("reopen_item", pitch, actor=engine, item=f"file:{item}", reason=reason)
    elif all(each.file.is_clean for each in pitch.pitch_files.select_related("file") if each.file.key in handed):
        lifecycle.apply("scan_done", pitch, actor=engine)
