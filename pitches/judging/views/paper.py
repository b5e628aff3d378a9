"""Sheets and declarations that came on paper: two officers enter each sheet, the platform compares."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from colab.core import access
from colab.core.lifecycle import Refused
from pitches.judging.actions import enter_paper, record_declaration
from pitches.judging.forms import PaperDeclarationForm, PaperForm
from pitches.judging.hints import hints_for
from pitches.judging.models import ConflictDeclaration, PaperEntry
from pitches.judging.paper import alike, differences
from pitches.judging.queries import applicants, paper_seats, undeclared
from pitches.rounds.enums import MARKING_ROLES
from pitches.rounds.queries import active_members, newest_rubric, rounds


@login_required
def paper(request: HttpRequest, key: str) -> HttpResponse:
    """List the seats whose sheet may come from paper, and how far each is."""
    round_ = access.get_or_404(request.actor, rounds(), "enter_paper", key=key)
    seats = paper_seats(round_).select_related("judge", "pitch__organisation").prefetch_related("paper_entries")
    lines = [(seat, _status(list(seat.paper_entries.all()), request.actor)) for seat in seats.order_by("judge", "pk")]
    members = active_members(round_).filter(role__in=MARKING_ROLES).order_by("pk")
    silent = [member for member in members if undeclared(member).exists()]
    return render(request, "judging/paper.html", {"round": round_, "lines": lines, "silent": silent})


def _status(entries: list[PaperEntry], actor) -> str:
    """Return none, mine, other, differ or done."""
    if len(entries) == 2:
        return "done" if alike(entries) else "differ"
    return "none" if not entries else "mine" if entries[0].by_id == actor.user_id else "other"


@login_required
def paper_sheet(request: HttpRequest, key: str, member: str, pitch: str) -> HttpResponse:
    """Enter one sheet; where both officers have entered it and differ, show both at the places that differ."""
    round_ = access.get_or_404(request.actor, rounds(), "enter_paper", key=key)
    rows = paper_seats(round_).select_related("judge", "pitch__organisation", "round")
    seat = get_object_or_404(rows, judge__key=member, pitch__key=pitch)
    rubric = newest_rubric(round_)
    if rubric is None:
        raise Http404
    entries = list(PaperEntry.objects.filter(assignment=seat).order_by("pk"))
    own = next((entry for entry in entries if entry.by_id == request.actor.user_id), None)
    form = PaperForm(request.POST or None, rubric=rubric, entry=own)
    if request.method == "POST" and form.is_valid():
        try:
            enter_paper(actor=request.actor, assignment=seat, **form.facts())
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("Kept."))
            return redirect("judging:paper", key)
    named = {str(criterion.order): criterion.label for criterion in rubric.criteria.all()}
    differ = [(named.get(order, order), pair) for order, pair in differences(entries).items()] if own else []
    context = {"round": round_, "seat": seat, "form": form, "differ": differ, "both": len(entries) == 2}
    context |= {"apart": bool(own) and len(entries) == 2 and entries[0].abstained != entries[1].abstained}
    return render(request, "judging/paper_sheet.html", context, status=422 if form.errors else 200)


@login_required
def paper_declaration(request: HttpRequest, key: str, member: str) -> HttpResponse:
    """Record what a judge declared on paper."""
    round_ = access.get_or_404(request.actor, rounds(), "record_declaration", key=key)
    seat = get_object_or_404(active_members(round_).filter(role__in=MARKING_ROLES), key=member)
    rows = list(applicants(round_))
    said = {row.organisation_id: row for row in ConflictDeclaration.objects.filter(judge=seat)}
    hints = hints_for(seat, rows)
    form = PaperDeclarationForm(request.POST or None, organisations=rows, hints=hints, said=said)
    if request.method == "POST" and form.is_valid():
        conflicts, none_for = form.answers()
        signed = form.cleaned_data["signed_on"]
        facts = {"conflicts": conflicts, "none_for": none_for, "signed_on": signed}
        try:
            record_declaration(actor=request.actor, member=seat, **facts)
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("The declaration of %(name)s is recorded.") % {"name": seat.label})
            return redirect("judging:paper", key)
    context = {"round": round_, "seat": seat, "form": form, "rows": rows}
    return render(request, "judging/paper_declaration.html", context, status=422 if form.errors else 200)
