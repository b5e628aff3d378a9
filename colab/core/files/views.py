"""Serving one file, after asking the rule of its subject."""

from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils import translation
from django.views import View

from colab.core.access import Actor
from colab.core.files.access import may_read
from colab.core.files.models import StoredFile

PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
"""No sandbox here: browsers refuse to show a PDF inside one."""


class FileView(View):
    """GET gives the bytes as a download; `?inline=1` shows a clean picture or PDF in the window."""

    def get(self, request, key, name=""):
        stored = StoredFile.objects.filter(key=key).exclude(subject_key="").first()
        if stored is None or not may_read(Actor.of(request.user), stored):
            raise Http404
        if not stored.is_clean:
            return not_served(request, stored)
        inline = "inline" in request.GET and stored.may_show_inline
        response = FileResponse(
            stored.blob.open("rb"), as_attachment=not inline, filename=stored.name, content_type=content_type(stored)
        )
        response.headers["Content-Security-Policy"] = PDF_POLICY if inline and stored.kind == "pdf" else PICTURE_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "public, max-age=3600" if stored.public else "private, no-store"
        return response


def content_type(stored):
    """Return the type with its character set where it is text."""
    encoding = stored.facts.get("encoding")
    if not encoding:
        return stored.content_type
    return f"{stored.content_type}; charset={'utf-8' if encoding.startswith('utf-8') else 'shift_jis'}"


def not_served(request, stored):
    """Say why a file that may be read cannot be: still being checked (409) or refused (410)."""
    language = getattr(request.user, "language", "") or translation.get_language()
    with translation.override(language):
        return render(request, "files/not_served.html", {"file": stored}, status=410 if stored.is_refused else 409)
