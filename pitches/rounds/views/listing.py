"""The list of rounds."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.ui.exports import Column, requested_export
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter
from colab.core.ui.pagination import paginate
from pitches.rounds.enums import RoundState, ScoringRule
from pitches.rounds.queries import rounds

COLUMNS = [
    Column("challenge_code", "課題番号", "Challenge no.", lambda r: r.challenge.code),
    Column("challenge", "課題", "Challenge", lambda r: r.challenge.title),
    Column("state", "状態", "State", lambda r: RoundState(r.state).label),
    Column("scoring_rule", "採点方式", "Scoring rule", lambda r: r.get_scoring_rule_display()),
    Column("judges", "審査員数", "Judges"),
    Column("marks_due_at", "採点期限", "Marks wanted by"),
]


class RoundFilters(FilterSet):
    """Words, state, rule."""

    q = TextFilter(_("Words"), lambda rows, text: rows.filter(_words(text)))
    state = ChoiceFilter(_("State"), RoundState.choices)
    scoring_rule = ChoiceFilter(_("Scoring rule"), ScoringRule.choices)
    sort = SortFilter(
        _("Order"), [("new", _("newest first"), ["-created_at"]), ("due", _("due first"), ["marks_due_at"])]
    )


def _words(text: str) -> Q:
    return (
        Q(challenge__title__icontains=text) | Q(challenge__title_en__icontains=text) | Q(challenge__code__iexact=text)
    )


@login_required
def round_list(request: HttpRequest) -> HttpResponse:
    """Show the rounds the person may see."""
    rows = access.visible_to(request.actor, rounds())
    rows = rows.annotate(judges=Count("panel", filter=Q(panel__recused_at=None)))
    filters = RoundFilters(request, rows)
    if export := requested_export(request, COLUMNS, filters.rows, "rounds", name_ja="審査一覧"):
        return export
    page = paginate(request, filters.rows)
    context = {"filters": filters, "page": page, "may_plan": request.actor.grants.is_office}
    return render(request, "rounds/list.html", context)
