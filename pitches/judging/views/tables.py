"""The assignment and the judges' expertise as files: out, in with a preview, all of it or nothing."""

from collections.abc import Callable
from itertools import chain

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core.lifecycle import Refused, apply
from colab.core.ui.exports import export_response
from pitches.judging.actions.assignment import as_data, make_instance
from pitches.judging.forms import SeatsFileForm, TableForm
from pitches.judging.importing import Unreadable, plan_expertise, plan_seats
from pitches.judging.importing.columns import EXPERTISE, SEATS
from pitches.judging.queries import expertise_of, live_seats
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, entrants

from .assignment import find


@login_required
def assignment_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Return the seats as a file; it can be changed and imported again."""
    round_ = find(request, key)
    seats = live_seats(round_).select_related("judge", "pitch__organisation").order_by("judge", "pk")
    return export_response(SEATS, seats, f"assignment-{round_.key}", "csv", bom=request.GET.get("bom") == "1")


@login_required
def expertise_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Return every judge and pitch with the expertise written down so far, to be filled in."""
    round_ = find(request, key)
    known = expertise_of(round_)
    pitches = list(entrants(round_))
    members = active_members(round_).filter(role__in=MARKING_ROLES).order_by("pk")
    lines = [
        {"member": member, "pitch": pitch, "value": _share(known.get(member.key, {}).get(pitch.key))}
        for member in members
        for pitch in pitches
    ]
    return export_response(EXPERTISE, lines, f"expertise-{round_.key}", "csv", bom=request.GET.get("bom") == "1")


def _share(value: int | None) -> str:
    return "" if value is None else f"{value / 100:g}"


@login_required
def instance(request: HttpRequest, key: str) -> HttpResponse:
    """Return what a draw would be made from now, as the command reads it: keys only, no names."""
    data = as_data(make_instance(find(request, key)), numbers=True)
    run = find(request, key).assignment_runs.first()
    if data["load"] is None:
        data["load"] = run.figures.get("load") if run else None
    response = JsonResponse({name: value for name, value in data.items() if value is not None})
    response["Content-Disposition"] = f'attachment; filename="instance-{key}.json"'
    response["X-Robots-Tag"] = "noindex"
    return response


@login_required
def import_seats(request: HttpRequest, key: str) -> HttpResponse:
    """Check a file with the whole assignment, show what would change, and write it when that is confirmed."""
    round_ = find(request, key, "import_seats")

    def write(form, plan) -> str:
        apply("import_seats", round_, actor=request.actor, reason=form.cleaned_data["reason"], **plan.facts())
        return _("The assignment is taken from the file.")

    return _table(request, round_, SeatsFileForm, plan_seats, write, "judging/import_seats.html")


@login_required
def expertise(request: HttpRequest, key: str) -> HttpResponse:
    """Check a file with the judges' expertise, show what would change, and write it when that is confirmed."""
    round_ = find(request, key, "set_expertise")

    def write(_form, plan) -> str:
        apply("set_expertise", round_, actor=request.actor, **plan.facts())
        return _("The expertise is written down. The next draw uses it.")

    return _table(request, round_, TableForm, plan_expertise, write, "judging/expertise.html")


def _table(
    request: HttpRequest, round_: Round, form_class: type[TableForm], plan: Callable, write: Callable, template: str
) -> HttpResponse:
    sent = request.method == "POST"
    form = form_class(request.POST if sent else None, request.FILES if sent else None)
    made = None
    if sent and form.is_valid():
        try:
            made = plan(round_, form.cleaned_data["rows"])
            if "confirm" in request.POST and not made.problems and made.changes and not request.FILES:
                messages.success(request, write(form, made))
                return redirect("judging:assignment", round_.key)
        except Unreadable as error:
            form.add_error("rows", str(error))
        except Refused as refusal:
            form.add_error(None, refusal.words)
    wrong = sent and (form.errors or (made and made.problems))
    known = list(chain.from_iterable(line.values() for line in expertise_of(round_).values()))
    context = {"form": form, "plan": made, "round": round_, "known": len(known)}
    return render(request, template, context, status=422 if wrong else 200)
