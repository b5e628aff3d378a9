"""The panel room: the table, and the decision prepared beside it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import access
from colab.core.lifecycle import Refused, apply, guard_report
from colab.core.ui.exports import Column, export_response
from pitches.decisions.forms import DecisionForm
from pitches.decisions.models import Decision
from pitches.decisions.queries import decision_of, standing, team_comments
from pitches.decisions.room import table_for
from pitches.judging.words import NOTES
from pitches.rounds.enums import RoundState
from pitches.rounds.models import Round
from pitches.rounds.queries import entrants, newest_rubric, rounds
from pitches.submissions.models import Pitch

COLUMNS = [
    Column("receipt", "受付番号", "Receipt number", lambda row: row.pitch.receipt_number),
    Column("pitch", "提案", "Pitch", lambda row: row.pitch.title),
    Column("organisation", "提案者", "Organisation", lambda row: row.pitch.organisation.name),
    Column("simple", "補正後", "Adjusted", lambda row: _number(row.simple)),
    Column("simple_place", "補正後順位", "Place, adjusted", lambda row: row.simple_place),
    Column("raw", "素点平均", "Raw mean", lambda row: _number(row.raw)),
    Column("raw_place", "素点順位", "Place, raw mean", lambda row: row.raw_place),
    Column("spread", "ばらつき", "Spread", lambda row: _number(row.spread)),
    Column("judges", "審査員数", "Judges", lambda row: row.judges),
    Column("missing", "未記入", "Missing marks", lambda row: row.missing),
]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def find(request: HttpRequest, key: str) -> Round:
    """Return the round whose panel room is open to the person; auditors may look in as well."""
    rows = rounds()
    if request.actor.grants.is_auditor:
        rows = rows.exclude(state__in=[RoundState.PLANNED, RoundState.JUDGES_FIXED, RoundState.SCORING])
        return access.get_or_404(request.actor, rows, key=key)
    return access.get_or_404(request.actor, rows, "panel", key=key)


def judged(round_: Round, decision: Decision | None):
    """Return the pitches of the table: those being judged, afterwards those that were decided."""
    if round_.state in (RoundState.SCORING_CLOSED, RoundState.DECIDED) or decision is None:
        return entrants(round_).select_related("organisation")
    return Pitch.objects.filter(decision_lines__decision=decision).select_related("organisation").order_by("pk")


@login_required
def panel(request: HttpRequest, key: str) -> HttpResponse:
    """Show both figures side by side; the office keeps the pending decision here."""
    round_ = find(request, key)
    decision = decision_of(round_)
    pitches = list(judged(round_, decision))
    may_prepare = round_.state == RoundState.SCORING_CLOSED and access.can(request.actor, "prepare", round_)
    form = None
    if may_prepare:
        form = DecisionForm(request.POST or None, pitches=pitches, decision=decision, comments=team_comments(round_))
        if request.method == "POST" and form.is_valid():
            try:
                apply("prepare", round_, actor=request.actor, **form.facts())
            except Refused as refusal:
                form.add_error(None, f"{refusal.message} {refusal.next_step}")
            else:
                messages.success(request, _("The decision is saved as pending. Nobody outside sees it."))
                return redirect("decisions:panel", key)
    return render(request, "decisions/panel.html", _context(request, round_, decision, pitches, form))


def _context(request: HttpRequest, round_: Round, decision: Decision | None, pitches: list, form) -> dict:
    lines = list(decision.lines.select_related("pitch")) if decision else []
    order = request.GET.get("order", "receipt")
    table = table_for(round_, request.actor, pitches, {line.pitch_id: line for line in lines}, order)
    guards = [r for r in guard_report(round_, "decide", request.actor) if not r.passed]
    return {
        "round": round_,
        "table": table,
        "notes": [NOTES[code] for code in table.notes],
        "rubric": newest_rubric(round_),
        "decision": decision,
        "different": standing(lines),
        "form": form,
        "order": order,
        "open_guards": guards if round_.state == RoundState.SCORING_CLOSED else [],
        "may_decide": form is not None,
    }


@login_required
def panel_export(request: HttpRequest, key: str) -> HttpResponse:
    """Return the table as a workbook."""
    round_ = find(request, key)
    table = table_for(round_, request.actor, judged(round_, decision_of(round_)), {})
    return export_response(COLUMNS, table.rows, f"panel-{round_.key}", "xlsx")
