"""Are the stored files still the ones the chains name? Their bytes are read and hashed anew."""

import hashlib
from collections.abc import Iterator

from colab.core.files.models import StoredFile
from colab.core.law.models import RecordedFact
from colab.core.ledger import problems as p
from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.problems import Break

from .reach import Case

CHUNK = 1 << 20


def broken_files(case: Case) -> Iterator[Break]:
    """Yield a break for every file of the case that is gone or has other bytes than its entry says."""
    for entry, name, key, sha256 in named_files(case):
        stored = StoredFile.objects.filter(key=key).first()
        if stored is None or not stored.blob.storage.exists(stored.blob.name):
            yield Break(entry.machine, entry.subject_key, entry.seq, p.FILE_MISSING, (name,))
        elif _sha256(stored) != sha256:
            yield Break(entry.machine, entry.subject_key, entry.seq, p.FILE_DIFFERS, (name,))


def named_files(case: Case) -> list[tuple]:
    """Return (entry, name, key of the stored file, SHA-256) of every file an entry names."""
    found = []
    for pitch in case.subjects.get("pitch", []):
        rows = {row.number: row for row in pitch.submissions.order_by("number")}
        for entry in case.entries["pitch", pitch.key]:
            for n, line in enumerate(entry.payload.get("files") or []):
                row = rows.get(entry.payload["number"])
                key = row.files[n]["key"] if row and n < len(row.files) else ""
                found.append((entry, line["item"], key, line["sha256"]))
    for chain in case.chains:
        for entry in case.entries[chain]:
            if readings := entry.payload.get("file_sha256"):
                found.append((entry, "readings", _key_of(entry, readings), readings))
            recorded = entry.payload.get("recorded") or {}
            if recorded.get("scan_sha256"):
                found.append((entry, "scan", _scan_key(recorded["record"]), recorded["scan_sha256"]))
    return found


def _key_of(entry: LedgerEntry, sha256: str) -> str:
    rows = StoredFile.objects.filter(machine=entry.machine, subject_key=entry.subject_key, sha256=sha256)
    return rows.order_by("pk").values_list("key", flat=True).first() or ""


def _scan_key(record: str) -> str:
    return RecordedFact.objects.filter(key=record).values_list("scan_key", flat=True).first() or ""


def _sha256(stored: StoredFile) -> str:
    found = hashlib.sha256()
    with stored.blob.open("rb") as opened:
        while part := opened.read(CHUNK):
            found.update(part)
    return found.hexdigest()
