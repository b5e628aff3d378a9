"""The office's page of the assignment: draw, look, change by hand, take away as a file; remind who is late."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access
from colab.core.lifecycle import Refused, apply
from colab.core.ui.exports import Column, export_response
from pitches.judging.actions import draw_assignment
from pitches.judging.forms import DrawForm, SeatForm
from pitches.judging.methods.assign import Impossible
from pitches.judging.queries import conflict_pairs, late_judges, live_seats, progress
from pitches.rounds.models import Round
from pitches.rounds.queries import entrants, rounds

COLUMNS = [
    Column("judge", "審査員", "Judge", lambda seat: seat.judge.name),
    Column("pitch", "提案", "Pitch", lambda seat: seat.pitch.title),
    Column("receipt", "受付番号", "Receipt number", lambda seat: seat.pitch.receipt_number),
    Column("organisation", "提案者", "Organisation", lambda seat: seat.pitch.organisation.name),
    Column("origin", "割当の方法", "How", lambda seat: seat.get_origin_display()),
    Column("reason", "理由", "Reason"),
    Column("at", "割当日時", "Assigned"),
]


def find(request: HttpRequest, key: str, verb: str = "assign") -> Round:
    """Return the round, if the person may assign in it."""
    return access.get_or_404(request.actor, rounds(), verb, key=key)


@login_required
def assignment(request: HttpRequest, key: str) -> HttpResponse:
    """Show loads, pieces, seats and conflicts."""
    round_ = find(request, key)
    return _page(request, round_, DrawForm(), SeatForm(round_=round_))


def _page(request: HttpRequest, round_: Round, draw_form, seat_form, status: int = 200) -> HttpResponse:
    seats: dict[int, list] = {}
    for seat in live_seats(round_).select_related("judge").order_by("judge", "pk"):
        seats.setdefault(seat.pitch_id, []).append(seat)
    pitches = [(p, seats.get(p.pk, [])) for p in entrants(round_).select_related("organisation")]
    context = {
        "round": round_,
        "run": round_.assignment_runs.first(),
        "members": list(progress(round_)),
        "pitches": pitches,
        "conflicts": len(conflict_pairs(round_)),
        "draw_form": draw_form,
        "seat_form": seat_form,
        "late": late_judges(round_),
    }
    return render(request, "judging/assignment.html", context, status=status)


@login_required
@require_POST
def draw(request: HttpRequest, key: str) -> HttpResponse:
    """Draw the assignment anew; seats already begun and seats set by hand stay."""
    round_ = find(request, key)
    form = DrawForm(request.POST)
    if form.is_valid():
        try:
            draw_assignment(actor=request.actor, round_=round_, seed=form.cleaned_data["seed"])
        except Impossible as error:
            names = entrants(round_).filter(key__in=list(error.short)).values_list("title", flat=True)
            text = _("Too few judges without a conflict for: %(pitches)s. Invite more judges, or lower the number.")
            form.add_error(None, text % {"pitches": "、".join(names)})
        except Refused as refusal:
            form.add_error(None, f"{refusal.message} {refusal.next_step}")
        else:
            messages.success(request, _("The assignment is drawn."))
            return redirect("judging:assignment", key)
    return _page(request, round_, form, SeatForm(round_=round_), 409)


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
            form.add_error(None, f"{refusal.message} {refusal.next_step}")
        else:
            messages.success(request, _("The seat is changed."))
            return redirect("judging:assignment", key)
    return _page(request, round_, DrawForm(), form, 409)


@login_required
def assignment_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Return the seats as a file."""
    round_ = find(request, key)
    seats = live_seats(round_).select_related("judge", "pitch__organisation").order_by("judge", "pk")
    return export_response(COLUMNS, seats, f"assignment-{round_.key}", "csv")


@login_required
@require_POST
def remind(request: HttpRequest, key: str) -> HttpResponse:
    """Mail all judges who are late, with one press."""
    round_ = find(request, key, "remind")
    late = late_judges(round_)
    try:
        apply("remind", round_, actor=request.actor, members=[member.key for member in late])
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("%(n)s judges are reminded by mail.") % {"n": len(late)})
    return redirect("judging:assignment", key)
