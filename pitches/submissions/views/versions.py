"""Two versions side by side: for the team also what it typed, for section, office and auditors what was handed in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core import access
from pitches.submissions import comparing
from pitches.submissions.models import Pitch, PitchRevision, Submission
from pitches.submissions.queries import for_lists

LATEST = 30
"""Saved changes offered for comparison, the newest first."""


@login_required
def versions_view(request: HttpRequest, key: str) -> HttpResponse:
    """Compare ``?old=s1&new=s2``; without them the last two, or what was handed in with what is typed now."""
    pitch = access.get_or_404(request.actor, for_lists(), key=key)
    handed = access.visible_to(request.actor, Submission.objects.filter(pitch=pitch)).order_by("number")
    versions = {f"s{one.number}": comparing.of_submission(one) for one in handed}
    saved = []
    if pitch.organisation_id in request.actor.grants.organisations:
        rows = access.visible_to(request.actor, PitchRevision.objects.filter(pitch=pitch, kind="saved"))
        saved = list(rows.order_by("-number").select_related("by")[:LATEST])
        versions["now"] = comparing.of_working(pitch)
    old = _chosen(request.GET.get("old", ""), versions, saved, pitch) or _default(versions, saved, pitch, -2)
    new = _chosen(request.GET.get("new", ""), versions, saved, pitch) or _default(versions, saved, pitch, -1)
    context = {
        "pitch": pitch,
        "handed": list(versions.values()),
        "saved": saved,
        "old": old,
        "new": new,
        "words": comparing.words(old, new) if old and new else [],
        "organisation": comparing.organisation(old, new) if old and new else [],
        "files": comparing.files(old, new) if old and new else [],
    }
    return render(request, "submissions/versions.html", context)


def _chosen(code: str, versions: dict, saved: list[PitchRevision], pitch: Pitch) -> comparing.Version | None:
    if code in versions:
        return versions[code]
    if code[:1] == "r" and code[1:] in {str(row.number) for row in saved}:
        return comparing.of_revision(pitch, int(code[1:]))
    return None


def _default(versions: dict, saved: list[PitchRevision], pitch: Pitch, place: int) -> comparing.Version | None:
    found = list(versions.values())
    if len(found) >= 2:
        return found[place]
    if found and place == -1:
        return found[0]
    return comparing.of_revision(pitch, saved[1].number) if len(saved) > 1 else None
