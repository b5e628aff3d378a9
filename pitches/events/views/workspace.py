"""The office's pages of events."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import kept_for_reader
from pitches.events.actions import copy_event, plan_event
from pitches.events.forms import CopyEventForm, PlanEventForm
from pitches.events.models import Event
from pitches.events.queries import for_lists

from .filters import COLUMNS, BoardFilters


@kept_for_reader
@login_required
def board(request: HttpRequest) -> HttpResponse:
    """Show the events the person may see, plans included."""
    if not request.actor.grants.is_staff:
        raise Http404
    filters = BoardFilters(request, access.visible_to(request.actor, for_lists()))
    if export := requested_export(request, COLUMNS, filters.rows, "events", name_ja="イベント一覧"):
        return export
    context = {"filters": filters, "page": paginate(request, filters.rows), "may_plan": request.actor.grants.is_office}
    return render(request, "events/board.html", context)


@login_required
def plan(request: HttpRequest) -> HttpResponse:
    """Plan an event."""
    if not request.actor.grants.is_office:
        raise Http404
    form = PlanEventForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            event = plan_event(actor=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            return redirect("work:subject", "event", event.key)
    return render(request, "events/plan.html", {"form": form, "source": None})


@login_required
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """Plan an event like another, with all dates shifted."""
    source = access.get_or_404(request.actor, Event.objects.all(), "save", key=key)
    form = CopyEventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        event = copy_event(actor=request.actor, source=source, shift=form.shift())
        messages.success(request, _("Copied. Choose its rounds, then announce it."))
        return redirect("work:subject", "event", event.key)
    return render(request, "events/plan.html", {"form": form, "source": source})
