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
from pitches.decisions.queries import decision_of, judged, standing, team_comments
from pitches.decisions.room import table_for
from pitches.rounds.enums import RoundState
from pitches.rounds.models import Round
from pitches.rounds.queries import newest_rubric, rounds

COLUMNS = [
    Column("receipt", "受付番号", "Receipt number", lambda row: row.pitch.receipt_number),
    Column("pitch", "提案", "Pitch", lambda row: row.pitch.title),
    Column("organisation", "提案者", "Organisation", lambda row: row.pitch.organisation.name),
    Column("official", "補正後", "Adjusted", lambda row: _number(row.figures.official)),
    Column("official_place", "補正後順位", "Place, adjusted", lambda row: row.official_place),
    Column("place_low", "順位の範囲（上）", "Place range, from", lambda row: row.figures.place_low),
    Column("place_high", "順位の範囲（下）", "Place range, to", lambda row: row.figures.place_high),
    Column("p_first", "1位の確率", "Chance to be first", lambda row: _number(row.figures.p_first)),
    Column("p_top3", "3位以内の確率", "Chance of the first three", lambda row: _number(row.figures.p_top3)),
    Column("group", "区別のつかない組", "Group", lambda row: row.figures.group),
    Column("simple", "補正後（簡易）", "Adjusted, simple", lambda row: _number(row.figures.simple)),
    Column("simple_place", "補正後（簡易）順位", "Place, adjusted simply", lambda row: row.simple_place),
    Column("raw", "素点平均", "Raw mean", lambda row: _number(row.figures.raw)),
    Column("raw_place", "素点順位", "Place, raw mean", lambda row: row.raw_place),
    Column("spread", "ばらつき", "Spread", lambda row: _number(row.figures.spread)),
    Column("judges", "審査員数", "Judges", lambda row: row.figures.judges),
    Column("missing", "未記入", "Missing marks", lambda row: row.figures.missing),
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


@login_required
def panel(request: HttpRequest, key: str) -> HttpResponse:
    """Show both figures side by side; the office keeps the pending decision here."""
    round_ = find(request, key)
    decision = decision_of(round_)
    pitches = judged(round_).select_related("organisation")
    may_prepare = round_.state == RoundState.SCORING_CLOSED and access.can(request.actor, "prepare", round_)
    form = None
    if may_prepare:
        form = DecisionForm(request.POST or None, pitches=pitches, decision=decision, comments=team_comments(round_))
        if request.method == "POST" and form.is_valid():
            try:
                apply("prepare", round_, actor=request.actor, **form.facts())
            except Refused as refusal:
                form.add_error(None, refusal.words)
            else:
                messages.success(request, _("The decision is saved as pending. Nobody outside sees it."))
                return redirect("decisions:panel", key)
    return render(request, "decisions/panel.html", _context(request, round_, decision, pitches, form))


def _context(request: HttpRequest, round_: Round, decision: Decision | None, pitches, form) -> dict:
    lines = list(decision.lines.select_related("pitch")) if decision else []
    order = request.GET.get("order", "receipt")
    table = table_for(round_, request.actor, pitches, {line.pitch_id: line for line in lines}, order)
    guards = [r for r in guard_report(round_, "decide", request.actor) if not r.passed]
    return {
        "round": round_,
        "table": table,
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
    table = table_for(round_, request.actor, judged(round_).select_related("organisation"), {})
    return export_response(COLUMNS, table.rows, f"panel-{round_.key}", "xlsx")
