"""Pages of a clean PDF as pictures, for people who read many of them one after the other."""

import logging
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse

from colab.core.access import Actor
from colab.core.files import drawing
from colab.core.files.access import may_read
from colab.core.files.models import StoredFile

logger = logging.getLogger(__name__)
WIDTH = 1280
SECONDS = 20
KEEP = 60 * 60 * 24
_at_once = BoundedSemaphore(2)


def picture(stored: StoredFile, number: int) -> bytes:
    """Return a page as WebP, drawn once a day; b"" where it cannot be drawn."""
    key = f"file-page:{stored.sha256}:{number}:{WIDTH}"
    made = cache.get(key)
    if made is None:
        made = _drawn(stored, number)
        cache.set(key, made, KEEP)
    return made


def _drawn(stored: StoredFile, number: int) -> bytes:
    with stored.blob.open("rb") as file, _at_once:
        command = [sys.executable, "-I", str(Path(drawing.__file__)), str(number), str(WIDTH)]
        try:
            done = subprocess.run(command, input=file.read(), capture_output=True, timeout=SECONDS, check=True)
        except (subprocess.SubprocessError, OSError):
            logger.warning("page %s of file %s cannot be drawn", number, stored.key)
            return b""
    return done.stdout


def page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Serve one page to whoever may read the file; 404 to everybody else and beyond the last page."""
    stored = StoredFile.objects.filter(key=key).exclude(subject_key="").first()
    if stored is None or number not in stored.page_numbers or not may_read(Actor.of(request.user), stored):
        raise Http404
    made = picture(stored, number)
    if not made:
        raise Http404
    response = HttpResponse(made, content_type="image/webp")
    response["Cache-Control"] = "public, max-age=3600" if stored.public else "private, max-age=600"
    response["X-Content-Type-Options"] = "nosniff"
    return response
