"""What a receipt states."""

from typing import Any

from colab.core.ledger.canonical import digest

from . import reading
from .models import Submission


def facts(submission: Submission) -> dict[str, Any]:
    """Return what screen, mail and paper show of one handing in; ``unbroken`` says that the hash still fits."""
    return {
        "number": submission.pitch.receipt_number,
        "at": submission.at,
        "files": reading.file_lines(submission.files),
        "parts": reading.parts(submission.data),
        "organisation_items": reading.organisation_items(submission.organisation),
        "digest": submission.digest,
        "unbroken": digest(content_of(submission)) == submission.digest,
    }


def content_of(submission: Submission) -> dict[str, Any]:
    """Return what the hash was taken of."""
    return {"data": submission.data, "organisation": submission.organisation, "files": submission.files}
