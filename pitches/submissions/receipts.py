"""What a receipt states, and whether a receipt somebody shows is one of ours."""

import hashlib
import re
from typing import Any

from colab.core.ledger.canonical import canonical, digest
from colab.core.organisations.models import Organisation

from . import reading
from .models import Pitch, ReceiptPaper, Submission

NUMBER = re.compile(r"(P-\d{4}-\d+)(?:-(\d{1,6}))?")


def facts(submission: Submission) -> dict[str, Any]:
    """Return what screen, mail and paper show of one handing in; ``unbroken`` says that the hash still fits."""
    return {
        "number": submission.pitch.receipt_number,
        "at": submission.at,
        "files": file_lines(submission),
        "parts": reading.parts(submission.data),
        "organisation_items": reading.organisation_items(submission.organisation),
        "field_lines": field_lines(submission),
        "organisation_lines": organisation_lines(submission),
        "digest": submission.digest,
        "unbroken": is_unbroken(submission),
    }


def content_of(submission: Submission) -> dict[str, Any]:
    """Return what the hash was taken of."""
    return {"data": submission.data, "organisation": submission.organisation, "files": submission.files}


def data_file(submission: Submission) -> bytes:
    """Return the canonical JSON of everything handed in: its SHA-256 is the hash on the receipt."""
    return canonical(content_of(submission)).encode()


def is_unbroken(submission: Submission) -> bool:
    """Whether what is stored still has the hash that was given on the receipt."""
    return digest(content_of(submission)) == submission.digest


def text_hash(value: Any) -> tuple[int, str]:
    """Return (letters, SHA-256) of one value: of the text itself; of numbers, dates and choices as they are stored."""
    text = "" if value is None else value if isinstance(value, str) else canonical(value)
    return len(text), hashlib.sha256(text.encode()).hexdigest()


def _lines(values: dict[str, Any], model: Any) -> list[dict[str, Any]]:
    made = []
    for name, value in values.items():
        size, sha256 = text_hash(value)
        made.append({"label": str(model._meta.get_field(name).verbose_name), "size": str(size), "sha256": sha256})
    return made


def field_lines(submission: Submission) -> list[dict[str, Any]]:
    """Return label, number of letters and hash of every field of the form and every declaration."""
    return _lines(submission.data, Pitch)


def organisation_lines(submission: Submission) -> list[dict[str, Any]]:
    """Return the same of the organisation as it was frozen."""
    return _lines(submission.organisation, Organisation)


def file_lines(submission: Submission) -> list[dict[str, Any]]:
    """Return the files with their item in words."""
    return reading.file_lines(submission.files)


def is_ours(number: str, given_digest: str, file_hash: str = "") -> bool:
    """Whether number and hash belong together, and what is stored still fits; nothing else is told.

    number: with or without the version at its end. given_digest: the overall hash, or empty where a file is shown.
    file_hash: SHA-256 of a file that is shown: the data file or the paper alone; one of the files that were handed in
    only together with the overall hash, because a brochure that anybody may have must not reveal who handed it in.
    """
    found = NUMBER.fullmatch(number)
    if not found or not (given_digest or file_hash):
        return False
    rows = Submission.objects.filter(pitch__receipt_number=found[1])
    if found[2]:
        rows = rows.filter(number=int(found[2]))
    if given_digest:
        rows = rows.filter(digest=given_digest)
    return any(is_unbroken(each) and (not file_hash or _shows(each, given_digest, file_hash)) for each in rows)


def _shows(submission: Submission, given_digest: str, file_hash: str) -> bool:
    if file_hash == submission.digest:
        return True
    if given_digest and file_hash in {line["sha256"] for line in submission.files}:
        return True
    return ReceiptPaper.objects.filter(submission=submission, sha256=file_hash).exists()
