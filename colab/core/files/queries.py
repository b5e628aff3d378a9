"""Which files a subject has."""

from datetime import timedelta

from colab.core.clock import now
from colab.core.files.enums import FileState
from colab.core.files.models import StoredFile, Upload


def of(machine, key, *, purpose=None):
    """Return the files of a subject (oldest first), without those of a form that was never handed in."""
    found = StoredFile.objects.filter(machine=machine, subject_key=key).exclude(state=FileState.UPLOADING)
    return found.filter(purpose=purpose) if purpose else found


def unfinished(machine, key, user):
    """Return the uploads of one person for a subject that stopped on the way."""
    rows = Upload.objects.filter(machine=machine, subject_key=key, user=user, finished_at=None)
    return rows.filter(begun_at__gt=now() - timedelta(days=1))


def receipt(files):
    """Return what a receipt states of each file: name, size in bytes, SHA-256, moment of arrival."""
    return [
        {"name": f.name, "size": f.size, "sha256": f.sha256, "uploaded_at": f.uploaded_at.isoformat()} for f in files
    ]
