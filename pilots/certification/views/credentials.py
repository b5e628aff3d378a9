"""Signed data as files: certificates, key histories, status lists, and the script that verifies them without us."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from colab.core.organisations.models import Body
from colab.core.ui.exports import program_response
from pilots.certification.credentials import publishing
from pilots.certification.enums import PUBLIC
from pilots.certification.models import Credential

SCRIPT = settings.BASE_DIR / "docs" / "verify" / "certificate.py"


def credential(request: HttpRequest, code: str) -> HttpResponse:
    """Return the signed data of a certificate."""
    rows = Credential.objects.filter(replaced_at=None, certification__state__in=PUBLIC)
    row = get_object_or_404(rows, certification__code=code.upper())
    return _file(row.document, f"{code.upper()}.json", "application/vc")


def issuer(request: HttpRequest, number: str) -> HttpResponse:
    """Return the key history of a body, by its corporate number."""
    made = publishing.issuer_document(get_object_or_404(Body, corporate_number=number))
    return _file(made, f"issuer-{number}.json", "application/json")


def status_list(request: HttpRequest, number: str, purpose: str) -> HttpResponse:
    """Return a status list of a body, signed at this moment."""
    made = publishing.status_list(get_object_or_404(Body, corporate_number=number), purpose)
    return _file(made, f"{purpose}-{number}.json", "application/vc")


def script(request: HttpRequest) -> HttpResponse:
    """Return the script that verifies a certificate on any computer with Python."""
    return program_response(SCRIPT)


def _file(document: dict | None, name: str, kind: str) -> HttpResponse:
    if document is None:
        raise Http404
    text = json.dumps(document, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    response["Access-Control-Allow-Origin"] = "*"
    return response
