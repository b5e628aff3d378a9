"""Handing in, again and in part: freeze words, organisation and files in a numbered snapshot."""

from typing import Any

from colab.core import clock, lifecycle
from colab.core.ledger.canonical import digest
from colab.core.lifecycle import Move
from pitches.submissions import rules, values
from pitches.submissions.content import DECLARATIONS
from pitches.submissions.models import Pitch, PitchFile, ReceiptCounter, Submission
from pitches.submissions.queries import coming_files

ORGANISATION_COLUMNS = (
    "kind",
    "name",
    "name_kana",
    "name_en",
    "corporate_number",
    "representative",
    "representative_title",
    "address",
    "established_on",
    "capital_yen",
    "employees",
    "industry",
    "listed",
    "website",
    "contact_name",
    "contact_email",
    "contact_phone",
    "trade_name",
    "members_count",
    "activity_history",
)


def submit(move: Move) -> dict:
    """Give the receipt number and freeze the first snapshot."""
    pitch = move.subject
    pitch.submitted_at = move.now
    pitch.receipt_number = pitch.code = next_receipt_number()
    return freeze(move)


def change(move: Move) -> dict:
    """Freeze a further snapshot; the old one stays. A formal check already made has to be made again."""
    pitch = move.subject
    pitch.formal_note = ""
    pitch.screening, pitch.screening_note, pitch.screened_at = "", "", None
    return freeze(move)


def amend(move: Move) -> dict:
    """Freeze a snapshot in which only the reopened item differs."""
    pitch = move.subject
    item = pitch.reopened_item
    pitch.working = {item: pitch.working[item]} if pitch.working and item in pitch.working else None
    payload = freeze(move, only_item=item) | {"item": item}
    close_reopening(pitch)
    return payload


def close_reopening(pitch: Pitch) -> None:
    """End the time in which one item may change."""
    pitch.reopened_item, pitch.reopened_until, pitch.reopened_reason = "", None, ""


def freeze(move: Move, only_item: str = "") -> dict:
    """Take over what was typed, write the snapshot, and return what the ledger keeps: numbers and hashes, no words."""
    pitch = move.subject
    values.put(pitch, pitch.working or {})
    pitch.working = None
    for name in DECLARATIONS:
        setattr(pitch, name, bool(move.facts.get(name, getattr(pitch, name))))
    files = coming_files(pitch, only_item=only_item)
    content = {
        "data": values.handed(pitch) | {name: getattr(pitch, name) for name in DECLARATIONS},
        "organisation": organisation_data(pitch.organisation),
        "files": [file_line(each) for each in files],
    }
    late = None if move.verb == "amend" else rules.late_entry_of(move)
    pitch.snapshot = Submission.objects.create(
        pitch=pitch,
        number=pitch.submissions.count() + 1,
        at=move.now,
        verb=move.verb,
        late=late,
        by_id=move.actor.user_id,
        digest=digest(content),
        **content,
    )
    pitch.scan_pending = not all(each.file.is_clean for each in files)
    move.links.append(lifecycle.ref(pitch.challenge))
    return ({"late_entry": late.number} if late else {}) | {
        "receipt_number": pitch.receipt_number,
        "number": pitch.snapshot.number,
        "digest": pitch.snapshot.digest,
        "files": [{key: line[key] for key in ("item", "size", "sha256")} for line in content["files"]],
    }


def file_line(each: PitchFile) -> dict[str, Any]:
    """Return what a snapshot and a receipt state of one file; sizes in bytes."""
    stored = each.file
    return {
        "item": each.item,
        "key": stored.key,
        "name": stored.name,
        "size": stored.size,
        "sha256": stored.sha256,
        "uploaded_at": stored.uploaded_at.isoformat(),
    }


def organisation_data(organisation: Any) -> dict[str, Any]:
    """Return the organisation as it is now, for the snapshot."""
    return {name: values.plain(getattr(organisation, name)) for name in ORGANISATION_COLUMNS}


def changed_since(submission: Submission, organisation: Any) -> list[str]:
    """Return the labels of the columns in which the profile differs by now from the frozen one."""
    present = organisation_data(organisation)
    names = [name for name, value in submission.organisation.items() if name in present and present[name] != value]
    return [str(organisation._meta.get_field(name).verbose_name) for name in names]


def next_receipt_number() -> str:
    """Return the next number of the fiscal year, P-2026-000123; the counter's row keeps two apart."""
    year = int(clock.FiscalYear.current())
    ReceiptCounter.objects.get_or_create(year=year)
    counter = ReceiptCounter.objects.select_for_update(no_key=True).get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"P-{year}-{counter.last:06d}"
