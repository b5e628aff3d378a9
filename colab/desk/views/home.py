"""The first page of every workspace: what waits for me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core.lifecycle import slots
from colab.core.lifecycle.waiting import waiting_for


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person, derived from states and rights, then the blocks of the rooms."""
    groups = waiting_for(request.actor)
    context = {
        "groups": groups,
        "count": sum(group.count for group in groups),
        "slots": slots.filled("work:home", request),
        "is_new": not request.actor.grants.is_staff and not request.actor.grants.organisations,
    }
    return render(request, "desk/home.html", context)
