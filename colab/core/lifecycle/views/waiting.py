"""Everything of one kind that waits for a person."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core.lifecycle import waiting
from colab.core.ui.pagination import paginate


@login_required
def waiting_view(request: HttpRequest, slug: str) -> HttpResponse:
    """List what the start page shows only the beginning of, the longest waiting first."""
    try:
        kind = waiting.kind(slug)
    except LookupError as error:
        raise Http404 from error
    page = paginate(request, kind.rows(request.actor).order_by("state_since", "pk"))
    return render(request, "lifecycle/waiting.html", {"kind": kind, "page": page, "items": kind.items(page)})
