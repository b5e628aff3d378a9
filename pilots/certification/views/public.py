"""Certified products as the public sees them, and the page that verifies a certificate."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from colab.core import clock
from colab.core.lifecycle import Refused
from colab.core.lifecycle import slots as slot_blocks
from colab.core.ui import limits
from colab.core.ui.exports import requested_export
from colab.core.ui.format import narrow
from colab.core.ui.pagination import paginate
from pilots.certification import presentation, queries
from pilots.certification.answers import words_of
from pilots.certification.credentials.publishing import everything_about
from pilots.certification.credentials.verifying import check
from pilots.certification.enums import CertificationState
from pilots.certification.forms.credentials import VerifyForm
from pilots.certification.papers import certificate_pdf

from .filters import COLUMNS, PublicFilters


def certified_list(request: HttpRequest) -> HttpResponse:
    """List what has been certified, with filters in the address and the list as a file."""
    filters = PublicFilters(request, queries.public())
    if export := requested_export(request, COLUMNS, filters.rows, "certified", name_ja="認定商品等一覧"):
        return export
    page = paginate(request, filters.rows)
    for row in page:
        row.standing, row.standing_tone = standing(row)
        row.areas_shown = presentation.area_words(row)
    return render(request, "certification/list.html", {"filters": filters, "page": page})


def certified_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the certificate says, what the product does, and what stands on it."""
    certification = get_object_or_404(queries.public(), code=code.upper())
    words, tone = standing(certification)
    context = {
        "certification": certification,
        "certificate": presentation.certificate(certification),
        "about": presentation.about(certification),
        "standing": words,
        "tone": tone,
        "pilot_url": _pilot_url(certification),
        "is_signed": certification.credentials.filter(replaced_at=None).exists(),
        "slots": slot_blocks.filled("public:certification", request, certification),
    }
    return render(request, "certification/detail.html", context)


def standing(c) -> tuple[str, str]:
    """Return (words, tone) of whether a certification is in force today."""
    if c.valid_on(clock.today()):
        return _("in force"), "success"
    words = {
        CertificationState.REVOKED: (_("revoked"), "danger"),
        CertificationState.SURRENDERED: (_("given back"), "muted"),
    }
    return words.get(c.state, (_("expired"), "muted"))


def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a certificate number, or for the signed file, which gets one of six answers."""
    asked = narrow(request.GET.get("number", "")).strip()
    if asked:
        return redirect("certification:verify_number", asked)
    form = VerifyForm(request.POST or None, request.FILES or None)
    checked = None
    if request.method == "POST" and limits.allows(request, "certificate", form) and form.is_valid():
        document = form.document()
        issuers, lists = everything_about(document)
        checked = words_of(check(document, issuers=issuers, lists=lists, now=clock.now()))
    context = {"asked": "", "found": [], "form": form, "checked": checked}
    return limits.answer(render(request, "certification/verify.html", context), form)


def verify_number(request: HttpRequest, number: str) -> HttpResponse:
    """Say whether a certificate with this number was given, to whom, for what, and whether it is in force today."""
    asked = narrow(number).strip()
    found = list(queries.public().filter(Q(number__iexact=asked) | Q(code__iexact=asked))[:5])
    for row in found:
        row.standing, row.standing_tone = standing(row)
        row.facts = presentation.certificate(row)
    context = {"asked": asked, "found": found, "form": VerifyForm(), "checked": None}
    return render(request, "certification/verify.html", context, status=200 if found else 404)


def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Return the certificate as PDF; it says nothing that the public page does not say."""
    row = get_object_or_404(queries.public(), code=code.upper())
    path = reverse("certification:verify_number", args=[row.code])
    try:
        pdf = certificate_pdf(row, request.build_absolute_uri(path))
    except Refused as error:
        return HttpResponse(error.words, status=409, content_type="text/plain; charset=utf-8")
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{row.code}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _pilot_url(certification) -> str:
    pilot = certification.pilot
    return reverse("trials:detail", args=[pilot.code]) if pilot is not None and pilot.code else ""
