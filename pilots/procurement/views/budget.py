"""The page of the budget calendar."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core import access, clock
from colab.core.organisations.models import Body
from pilots.procurement import rules
from pilots.procurement.budget import calendar_of
from pilots.procurement.budget_words import lines
from pilots.procurement.forms.budget import BudgetForm
from pilots.trials.models import Pilot


@login_required
def budget_calendar(request: HttpRequest) -> HttpResponse:
    """Say by when a budget request must be in, from the end of a pilot and the price; filled in from ``?pilot=``."""
    if not request.actor.grants.is_staff:
        raise Http404
    bodies = Body.objects.filter(is_active=True).order_by("lg_code", "pk")
    pilot = _pilot(request)
    asked = any(name in request.GET for name in ("estimate_yen", "body"))
    form = BudgetForm(request.GET if asked else None, bodies=bodies, initial=_initial(request, pilot))
    context = {"form": form, "pilot": pilot}
    if asked and form.is_valid():
        data = form.cleaned_data
        found = calendar_of(data["pilot_end"], clock.today(), rules.budget_habits(data["body"], clock.today()))
        context |= lines(found, data["body"], data["kind"], data["estimate_yen"])
    return render(request, "procurement/budget.html", context)


def _pilot(request: HttpRequest) -> Pilot | None:
    key = request.GET.get("pilot", "")
    if not key:
        return None
    return access.visible_to(request.actor, Pilot.objects.select_related("unit"), "view").filter(key=key).first()


def _initial(request: HttpRequest, pilot: Pilot | None) -> dict:
    own = min(request.actor.grants.bodies(*request.actor.grants.roles), default=None)
    if pilot is None:
        return {"body": own}
    return {"body": pilot.unit.body_id, "pilot_end": pilot.period_to}
