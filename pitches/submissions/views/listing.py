"""Pitches as the section and the office list them."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from challenges.challenges.models import Challenge
from challenges.challenges.queries import is_open, joined
from colab.core import access, clock
from colab.core.lifecycle.machine import get_machine
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import kept_for_reader
from pitches.submissions.enums import PitchState, Screening
from pitches.submissions.queries import for_lists

from .filters import COLUMNS, AllPitchFilters, PitchFilters


def _rows(request: HttpRequest):
    """What the person may review; auditors may read the same lists."""
    verb = "view" if request.actor.grants.is_auditor else "review"
    rows = for_lists().defer("snapshot__data", "snapshot__organisation", "snapshot__files", "working")
    return access.visible_to(request.actor, rows, verb)


@kept_for_reader
@login_required
def pitch_list_view(request: HttpRequest) -> HttpResponse:
    """List pitches of all challenges the person reviews."""
    filters = AllPitchFilters(request, _rows(request))
    if export := requested_export(request, COLUMNS, filters.rows, "pitches", name_ja="提案一覧"):
        return export
    return render(request, "submissions/list.html", {"filters": filters, "page": _page(request, filters)})


@login_required
def of_challenge_view(request: HttpRequest, challenge: str) -> HttpResponse:
    """List the pitches of one challenge, with what can be decided for many at once."""
    verb = "view" if request.actor.grants.is_auditor else "read_files"
    found = access.get_or_404(request.actor, _with_screening(joined(Challenge.objects.all())), verb, key=challenge)
    rows = _rows(request).filter(challenge=found)
    filters = PitchFilters(request, rows)
    if export := requested_export(request, COLUMNS, filters.rows, f"pitches-{found.code}", name_ja="提案一覧"):
        return export
    context = {
        "filters": filters,
        "page": _page(request, filters),
        "challenge": found,
        "may_decide": not request.actor.grants.is_auditor,
        "is_open": is_open(found, clock.now()),
        "unscreened": found.unscreened,
        "screened": found.screened,
    }
    return render(request, "submissions/of_challenge.html", context)


def _with_screening(rows):
    """Count the accepted pitches with and without a screening, in the challenge's own query."""
    accepted = Q(pitches__state=PitchState.ACCEPTED)
    return rows.annotate(
        unscreened=Count("pitches", filter=accepted & Q(pitches__screening=Screening.NONE)),
        screened=Count("pitches", filter=accepted & ~Q(pitches__screening=Screening.NONE)),
    )


def _page(request: HttpRequest, filters):
    page = paginate(request, filters.rows)
    table = get_machine("pitch")
    for pitch in page:
        pitch.tone = table.tone(pitch.state)
    return page
