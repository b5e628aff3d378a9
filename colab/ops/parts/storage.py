"""Where files lie."""

import secrets

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from .finding import Finding, State

VARIABLE = "STORAGE_URL"
ADVICE = "Does the bucket exist, and may the key write? s3://key:secret@host/bucket?region=…&tls=1"


def probe() -> Finding:
    """Write a small file where private uploads lie, read it back, take it away."""
    storage, word = storages["files"], secrets.token_bytes(16)
    name = storage.save(f"doctor/{secrets.token_hex(8)}", ContentFile(word))
    try:
        with storage.open(name) as file:
            same = file.read() == word
    finally:
        storage.delete(name)
    if not same:
        return Finding(State.FAIL, "what was written is not read back", ADVICE)
    if settings.STORAGES["files"]["BACKEND"].endswith("S3Storage"):
        return Finding(State.OK, "written, read back and deleted")
    return Finding(State.EMBEDDED, "a folder of this machine", "Several machines need one store: STORAGE_URL.")
