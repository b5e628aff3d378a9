"""The first page of every workspace: what waits for me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core.access import Actor
from colab.core.lifecycle import slots
from colab.core.lifecycle.waiting import waiting_for
from colab.core.ui.sharing import kept_for_reader
from pilots.certification.queries import appointments
from pitches.judging.queries import was_seated


def _was_asked(actor: Actor) -> bool:
    """Whether somebody asked the person to judge or to give an opinion, now or before: no team to be welcomed."""
    return was_seated(actor) or appointments(actor).exists()


@kept_for_reader
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person, derived from states and rights, then the blocks of the rooms."""
    actor = request.actor
    groups = waiting_for(actor)
    context = {
        "groups": groups,
        "count": sum(group.count for group in groups),
        "slots": slots.filled("work:home", request),
        "is_new": not (groups or actor.grants.is_staff or actor.grants.organisations or _was_asked(actor)),
    }
    return render(request, "desk/home.html", context)
