"""The office's page of the assignment: draw, look, change by hand, take away as a file; remind who is late."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access
from colab.core.lifecycle import Refused, apply
from pitches.judging.actions import draw_assignment
from pitches.judging.enums import Origin
from pitches.judging.explaining import noticed, why_impossible
from pitches.judging.forms import DrawForm, RelationForm, SeatForm
from pitches.judging.methods.assign import Impossible
from pitches.judging.queries import conflict_pairs, expertise_of, late_judges, live_seats, progress
from pitches.judging.standing import standing
from pitches.rounds.enums import RoundState
from pitches.rounds.models import Round
from pitches.rounds.queries import entrants, rounds


def find(request: HttpRequest, key: str, verb: str = "assign") -> Round:
    """Return the round, if the person may assign in it."""
    return access.get_or_404(request.actor, rounds(), verb, key=key)


@login_required
def assignment(request: HttpRequest, key: str) -> HttpResponse:
    """Show loads, pieces, seats and conflicts."""
    return page(request, find(request, key))


def page(request: HttpRequest, round_: Round, status: int = 200, **forms) -> HttpResponse:
    """Show the page; ``forms`` are those that were sent and could not be carried out."""
    seats: dict[int, list] = {}
    for seat in live_seats(round_).select_related("judge").order_by("judge", "pk"):
        seats.setdefault(seat.pitch_id, []).append(seat)
    pitches = [(p, seats.get(p.pk, [])) for p in entrants(round_).select_related("organisation")]
    run = round_.assignment_runs.first()
    context = {
        "round": round_,
        "run": run,
        "now": standing(round_),
        "members": list(progress(round_)),
        "pitches": pitches,
        "conflicts": len(conflict_pairs(round_)),
        "noticed": noticed(round_),
        "by_hand": [seat for rows in seats.values() for seat in rows if seat.origin != Origin.DRAWN],
        "expertise": sum(map(len, expertise_of(round_).values())),
        "late": late_judges(round_),
        "draw_form": DrawForm(initial=_usual(round_, run)),
        "seat_form": SeatForm(round_=round_),
        "relation_form": RelationForm(round_=round_),
    }
    return render(request, "judging/assignment.html", context | forms, status=status)


def _usual(round_: Round, run) -> dict:
    """Return the loads of the last draw; once marks are given, present seats are kept unless said otherwise."""
    load = (run.figures.get("load") if run else None) or (None, None)
    return {"lowest": load[0], "highest": load[1], "keep_all": round_.state == RoundState.SCORING}


@login_required
@require_POST
def draw(request: HttpRequest, key: str) -> HttpResponse:
    """Draw the assignment anew; seats already begun and seats set by hand stay."""
    round_ = find(request, key)
    form = DrawForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            draw_assignment(
                actor=request.actor, round_=round_, seed=data["seed"], load=form.load(), keep_all=data["keep_all"]
            )
        except Impossible as error:
            for words in why_impossible(round_, error):
                form.add_error(None, words)
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("The assignment is drawn."))
            return redirect("judging:assignment", key)
    return page(request, round_, 409, draw_form=form)


@login_required
@require_POST
def move_seat(request: HttpRequest, key: str) -> HttpResponse:
    """Add or take away one seat, with a reason."""
    round_ = find(request, key, "move_seat")
    form = SeatForm(request.POST, round_=round_)
    if form.is_valid():
        try:
            apply("move_seat", round_, actor=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("The seat is changed."))
            return redirect("judging:assignment", key)
    return page(request, round_, 409, seat_form=form)


@login_required
@require_POST
def note_relation(request: HttpRequest, key: str) -> HttpResponse:
    """Put a relation between a judge and an applicant on record."""
    round_ = find(request, key, "note_relation")
    form = RelationForm(request.POST, round_=round_)
    if form.is_valid():
        try:
            apply("note_relation", round_, actor=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("The relation is on record. It is pointed out to the judge."))
            return redirect("judging:assignment", key)
    return page(request, round_, 409, relation_form=form)


@login_required
@require_POST
def remind(request: HttpRequest, key: str) -> HttpResponse:
    """Mail all judges who are late, with one press."""
    round_ = find(request, key, "remind")
    late = late_judges(round_)
    try:
        apply("remind", round_, actor=request.actor, members=[member.key for member in late])
    except Refused as refusal:
        messages.error(request, refusal.words)
    else:
        messages.success(request, _("%(n)s judges are reminded by mail.") % {"n": len(late)})
    return redirect("judging:assignment", key)
