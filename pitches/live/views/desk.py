"""The office at the desk beside the stage."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from colab.core import access, clock
from colab.core.lifecycle import Refused, apply
from colab.core.ui.forms import parsing
from pitches.events.models import Event, Finalist
from pitches.events.queries import rounds_of
from pitches.judging.queries import progress
from pitches.live.actions import reveal_vote, set_stage
from pitches.live.board import board_of, numbered
from pitches.live.enums import WITH_TEAM, Part, VoteMode
from pitches.live.forms import CodesForm, ModeForm
from pitches.live.models import VoteCode
from pitches.live.queries import stage_of, turnout
from pitches.rounds.enums import MARKING_ROLES

from .vote import slip_svg

SHOWN_CODES = 300


@login_required
def desk(request: HttpRequest, key: str) -> HttpResponse:
    """Bring teams on stage, run the clock, open and close the vote, reveal it."""
    event = access.get_or_404(request.actor, Event.objects.all(), "run_stage", key=key)
    if request.method == "POST":
        try:
            _do(request, event)
        except Refused as refusal:
            messages.error(request, refusal.words)
        return redirect("live:desk", key)
    stage = stage_of(event)
    context = {
        "event": event,
        "stage": stage,
        "board": board_of(event, stage),
        "lines": numbered(event),
        "parts": [part for part in Part if part not in WITH_TEAM],
        "turnout": turnout(event),
        "mode_form": ModeForm(initial={"mode": stage.vote_mode}),
        "codes_form": CodesForm(),
        "codes": VoteCode.objects.filter(event=event).count(),
        "by_code": stage.vote_mode == VoteMode.CODES,
        "votes_wanted": stage.vote_mode != VoteMode.NONE,
        "now": clock.now(),
        "marking": [(round_, _marking(round_)) for round_ in rounds_of(event)],
    }
    return render(request, "live/desk.html", context)


def _marking(round_) -> tuple[int, int]:
    """Return (sheets locked, seats) of a round: how far the judges are, and nothing of what they gave."""
    rows = [member for member in progress(round_) if member.role in MARKING_ROLES]
    return sum(member.locked for member in rows), sum(member.seats for member in rows)


def _do(request: HttpRequest, event: Event) -> None:
    verb, sent = request.POST.get("do", ""), request.POST
    match verb:
        case "stage":
            _stage(request, event)
        case "set_vote":
            apply("set_vote", event, actor=request.actor, mode=sent.get("mode", ""))
            messages.success(request, _("Saved."))
        case "add_codes":
            form = CodesForm(sent)
            count = form.cleaned_data["count"] if form.is_valid() else 0
            apply("add_codes", event, actor=request.actor, count=count)
            messages.success(request, _("%(count)s codes were made.") % {"count": count})
        case "open_vote" | "close_vote":
            apply(verb, event, actor=request.actor)
        case "reveal_vote":
            reveal_vote(actor=request.actor, event=event)
        case _other:
            raise Http404


def _stage(request: HttpRequest, event: Event) -> None:
    part = request.POST.get("part", "")
    if part not in Part.values:
        raise Http404
    rows = Finalist.objects.filter(event_round__event=event).select_related("event_round")
    chosen = parsing.digits(request.POST.get("finalist", ""))
    finalist = get_object_or_404(rows, pk=chosen) if chosen is not None else None
    set_stage(actor=request.actor, event=event, part=part, finalist=finalist, run="run" in request.POST)


@login_required
def codes(request: HttpRequest, key: str) -> HttpResponse:
    """Print the codes of the audience, each with its own QR code, to be cut into slips."""
    event = access.get_or_404(request.actor, Event.objects.all(), "run_stage", key=key)
    rows = access.visible_to(request.actor, VoteCode.objects.filter(event=event)).order_by("pk")
    slips = [(row.code, slip_svg(event, row.code)) for row in rows[:SHOWN_CODES]]
    return render(request, "live/codes.html", {"event": event, "slips": slips, "left": rows.count() - len(slips)})
