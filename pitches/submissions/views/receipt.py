"""The receipt: number, second, every file's size and SHA-256, and the hash of everything; on screen and on paper."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core import access
from pitches.submissions import papers, receipts
from pitches.submissions.enums import CorrectionState
from pitches.submissions.models import Pitch, Submission
from pitches.submissions.queries import for_lists


def _find(request: HttpRequest, key: str, number: int | None) -> tuple[Pitch, Submission]:
    pitch = access.get_or_404(request.actor, for_lists(), key=key)
    rows = access.visible_to(request.actor, Submission.objects.filter(pitch=pitch).select_related("late__call"))
    found = rows.filter(number=number).first() if number else rows.order_by("-number").first()
    if found is None:
        raise Http404
    found.pitch = pitch
    return pitch, found


@login_required
def receipt_view(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """Show one receipt; the page prints well."""
    pitch, submission = _find(request, key, number)
    context = receipts.facts(submission) | {
        "pitch": pitch,
        "submission": submission,
        "corrections": submission.corrections.exclude(state=CorrectionState.REFUSED).order_by("number"),
        "all_submissions": pitch.submissions.order_by("-number"),
        "is_latest": submission.pk == pitch.snapshot_id,
        "is_team": pitch.organisation_id in request.actor.grants.organisations,
    }
    return render(request, "submissions/receipt.html", context)


@login_required
def receipt_pdf_view(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Return one receipt as PDF, the same bytes each time."""
    _pitch, submission = _find(request, key, number)
    return _download(papers.receipt_pdf(submission), "application/pdf", f"{submission}.pdf")


@login_required
def receipt_data_view(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Return everything that was handed in as canonical JSON: the file whose SHA-256 the receipt states."""
    _pitch, submission = _find(request, key, number)
    return _download(receipts.data_file(submission), "application/json", f"{submission}.json")


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
