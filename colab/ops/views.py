"""The office's page about the site itself, in words."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from colab.ops.report import report


@login_required
def operations(request: HttpRequest) -> HttpResponse:
    """Show administrators of the office and auditors what waits, what is late and when the next call closes."""
    if not (request.actor.grants.has("office_admin") or request.actor.grants.is_auditor):
        raise Http404
    return render(request, "ops/operations.html", {"lines": report()})
