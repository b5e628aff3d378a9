"""What was typed when, and by whom; the team's own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core import access
from colab.core.ui.pagination import paginate
from pitches.submissions import reading
from pitches.submissions.editing import item_label
from pitches.submissions.models import PitchRevision

from .edit import find


@login_required
def revisions_view(request: HttpRequest, key: str) -> HttpResponse:
    """List the saved changes, newest first, with the text before and after."""
    pitch = find(request, key)
    rows = access.visible_to(request.actor, PitchRevision.objects.filter(pitch=pitch)).select_related("by")
    page = paginate(request, rows.order_by("-number", "-pk"))
    for row in page:
        row.lines = [
            {
                "label": item_label(name),
                "old": reading.shown(name, change["old"]),
                "new": reading.shown(name, change["new"]),
            }
            for name, change in row.changes.items()
        ]
    return render(request, "submissions/revisions.html", {"pitch": pitch, "page": page})
