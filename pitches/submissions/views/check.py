"""「受付票の確認」: anybody who holds a receipt can ask whether it is one of ours; only yes or no is answered."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core.ui import limits
from pitches.submissions import receipts
from pitches.submissions.forms.check import CheckForm


def check_view(request: HttpRequest) -> HttpResponse:
    """Compare number and hash (also from the address in the code on the paper) or a file with what is stored.

    A wrong number and a wrong hash have the same answer: nobody learns which numbers exist.
    """
    sent = request.POST if request.method == "POST" else request.GET if "number" in request.GET else None
    form = CheckForm(sent, request.FILES if request.method == "POST" else None)
    matches = None
    if sent is not None and limits.allows(request, "receipt", form) and form.is_valid():
        data = form.cleaned_data
        matches = receipts.is_ours(data["number"], data["digest"], _sha256(data["file"]) if data["file"] else "")
    response = render(request, "submissions/check.html", {"form": form, "matches": matches})
    response["Cache-Control"] = "no-store"
    return limits.answer(response, form)


def _sha256(upload) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()
