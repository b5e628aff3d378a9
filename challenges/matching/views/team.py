"""Which open challenges fit a team's solutions."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from challenges.matching import reading
from colab.core.ui.pagination import paginate

EACH = 5


@login_required
def team_matches(request: HttpRequest) -> HttpResponse:
    """For every solution the open challenges it may answer, with the reasons; nobody reads a rank among rivals."""
    if not request.actor.grants.organisations:
        raise Http404
    page = paginate(request, reading.solutions_of(request.actor), 10)
    found = reading.for_team(request.actor, limit=EACH, solutions=page)
    return render(request, "matching/team.html", {"found": found, "page": page})
