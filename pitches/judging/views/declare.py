"""Conflicts of interest, asked before anything is read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core.lifecycle import Refused
from pitches.judging.actions import declare_conflicts
from pitches.judging.forms import ConflictForm
from pitches.judging.hints import hints_for
from pitches.judging.models import ConflictDeclaration
from pitches.judging.queries import applicants

from .seat import own_seat


@login_required
def declare(request: HttpRequest, key: str) -> HttpResponse:
    """Ask about every applicant at once: a list of organisations, tied to no pitch."""
    seat = own_seat(request, key)
    rows = list(applicants(seat.round))
    said = {row.organisation_id: row for row in ConflictDeclaration.objects.filter(judge=seat)}
    form = ConflictForm(request.POST or None, organisations=rows, hints=hints_for(seat, rows), said=said)
    if request.method == "POST" and form.is_valid():
        try:
            conflicts, none_for = form.answers()
            declare_conflicts(actor=request.actor, round_=seat.round, conflicts=conflicts, none_for=none_for)
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("Thank you. Your declaration is recorded."))
            return redirect("judging:queue", key)
    context = {"form": form, "round": seat.round, "seat": seat, "rows": rows}
    return render(request, "judging/declare.html", context, status=422 if form.is_bound and form.errors else 200)
