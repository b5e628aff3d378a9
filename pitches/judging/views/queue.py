"""A judge's panels, and the queue of one round."""

from hashlib import sha256

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import clock
from colab.core.lifecycle import Refused, apply
from colab.core.lifecycle.screens import ReasonForm
from pitches.judging.blind import hides, shown
from pitches.judging.own_marks import side_by_side
from pitches.judging.queries import my_seats, own_seats, undeclared
from pitches.rounds.models import PanelMember
from pitches.rounds.queries import may_mark_now, newest_rubric

from .seat import own_seat


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """List the panels the person sits on; a single one opens at once."""
    seats = list(my_seats(request.actor).order_by("-round__state_since", "pk"))
    if len(seats) == 1:
        return redirect("judging:queue", seats[0].round.key)
    return render(request, "judging/mine.html", {"seats": seats})


@login_required
def queue(request: HttpRequest, key: str) -> HttpResponse:
    """Show what is left, in the judge's own order; the first thing asked is conflicts of interest."""
    seat = own_seat(request, key)
    round_ = seat.round
    if round_.state in ("planned", "judges_fixed", "scoring") and undeclared(seat).exists():
        return redirect("judging:declare", key)
    lines = in_own_order(seat, own_seats(seat))
    titles = shown(round_, [line.pitch for line in lines])
    done = [line for line in lines if locked(line)]
    rubric = newest_rubric(round_)
    own_criteria, own_marks = side_by_side(lines, titles, rubric)
    context = {
        "seat": seat,
        "round": round_,
        "rubric": rubric,
        "own_criteria": own_criteria,
        "own_marks": own_marks,
        "lines": [(line, status(line), titles[line.pitch_id]) for line in lines],
        "blind": hides(round_),
        "done": len(done),
        "next": next((line for line in lines if not locked(line)), None),
        "marking": round_.state == "scoring" and may_mark_now(round_),
        "phases": round_.phases.all(),
        "now": clock.now(),
    }
    return render(request, "judging/queue.html", context)


def in_own_order(seat: PanelMember, seats) -> list:
    """Return the seats in an order that differs from judge to judge, so that nobody is always read last."""
    return sorted(seats, key=lambda line: hash_of(f"{seat.key}/{line.pitch.key}"))


def hash_of(text: str) -> str:
    """Return a fingerprint to sort by."""
    return sha256(text.encode()).hexdigest()


def locked(line) -> bool:
    """Whether the sheet of a seat is locked."""
    sheet = getattr(line, "sheet", None)
    return sheet is not None and sheet.is_locked


def status(line) -> str:
    """Return "new", "begun" or "locked"."""
    if getattr(line, "sheet", None) is None:
        return "new"
    return "locked" if line.sheet.is_locked else "begun"


@login_required
def step_back(request: HttpRequest, key: str) -> HttpResponse:
    """Let the judge give up the seat, with a reason."""
    seat = own_seat(request, key)
    form = ReasonForm(request.POST or None, subject=seat.round, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            apply("recuse", seat.round, actor=request.actor, member=seat.key, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("You have stepped back. The office will find a substitute. Thank you."))
            return redirect("judging:mine")
    return render(request, "judging/step_back.html", {"form": form, "round": seat.round})
