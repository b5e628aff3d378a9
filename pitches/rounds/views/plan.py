"""Planning a round, anew or by copying another one with shifted dates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import access
from colab.core.lifecycle import Refused
from pitches.rounds.actions import copy_round, plan_round
from pitches.rounds.forms import CopyForm, PlanForm
from pitches.rounds.queries import rounds


@login_required
def plan(request: HttpRequest) -> HttpResponse:
    """Choose the challenge; the round begins empty."""
    if not request.actor.grants.is_office:
        raise Http404
    form = PlanForm(request.POST or None, actor=request.actor, initial={"challenge": request.GET.get("challenge")})
    if request.method == "POST" and form.is_valid():
        try:
            round_ = plan_round(actor=request.actor, challenge=form.cleaned_data["challenge"])
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            return redirect("work:subject", "round", round_.key)
    return render(request, "rounds/plan.html", {"form": form, "source": None})


@login_required
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """Take over rules, criteria and phases; dates move with the deadline of the call."""
    source = access.get_or_404(request.actor, rounds(), "save", key=key)
    form = CopyForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            round_ = copy_round(actor=request.actor, source=source, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("Copied. Check the dates, then publish the rules."))
            return redirect("work:subject", "round", round_.key)
    return render(request, "rounds/plan.html", {"form": form, "source": source})
