"""Civic-tech projects, public and in the workspaces."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.ledger.queries import entries
from colab.core.lifecycle import get_machine, slots
from colab.core.lifecycle.views.subject import stage_steps
from colab.core.ui.exports import Column, requested_export
from colab.core.ui.filters import ChoiceFilter, FilterSet, SortFilter, TextFilter
from colab.core.ui.pagination import paginate
from pilots.civic.enums import CivicState, Licence
from pilots.civic.presentation import facts, life
from pilots.civic.queries import projects


def _by_words(rows, text):
    columns = ("title", "title_en", "summary", "summary_en", "group__name")
    q = Q()
    for column in columns:
        q |= Q(**{f"{column}__icontains": text})
    return rows.filter(q)


class CivicFilters(FilterSet):
    """Words, state, licence, order."""

    q = TextFilter(_("Words"), _by_words)
    state = ChoiceFilter(_("State"), CivicState.choices)
    licence = ChoiceFilter(_("Licence"), Licence.choices)
    sort = SortFilter(
        _("Order"),
        [("new", _("Newest first"), ["-created_at", "-pk"]), ("used", _("Most used"), ["-adopters", "-pk"])],
    )


COLUMNS = [
    Column("code", "番号", "Code", lambda p: p.code or ""),
    Column("title", "名称", "Title", lambda p: p.title),
    Column("title_en", "名称（英語）", "Title (English)", lambda p: p.title_en),
    Column("group", "団体", "Group", lambda p: p.group.name),
    Column("body", "自治体", "Public body", lambda p: p.unit.body.name),
    Column("state", "状態", "State", lambda p: p.state_label),
    Column("repository_url", "リポジトリ", "Repository", lambda p: p.repository_url),
    Column("licence", "ライセンス", "Licence", lambda p: p.licence),
    Column("published_on", "公開日", "Published on", lambda p: p.published_on),
    Column("adopters", "導入自治体数", "Bodies using it", lambda p: p.adopters),
]


def civic_list(request: HttpRequest) -> HttpResponse:
    """List the projects."""
    filters = CivicFilters(request, projects())
    if export := requested_export(request, COLUMNS, filters.rows, "civic", name_ja="シビックテック一覧"):
        return export
    return render(request, "civic/list.html", {"filters": filters, "page": paginate(request, filters.rows)})


def civic_detail(request: HttpRequest, key: str) -> HttpResponse:
    """Show one project: code, licence, who uses it, what is new, what users say."""
    project = get_object_or_404(projects(), key=key)
    context = {
        "project": project,
        "facts": facts(project),
        "steps": stage_steps(get_machine("civic"), project, list(entries("civic", project.key))),
        "slots": slots.filled("public:civic", request, project),
    }
    return render(request, "civic/detail.html", context | life(project))


@login_required
def work_list(request: HttpRequest) -> HttpResponse:
    """List the projects the person has to do with; auditors see all."""
    rows = projects()
    if not request.actor.grants.is_auditor:
        rows = access.visible_to(request.actor, rows, "inside")
    filters = CivicFilters(request, rows)
    if export := requested_export(request, COLUMNS, filters.rows, "civic", name_ja="シビックテック一覧"):
        return export
    return render(request, "civic/work_list.html", {"filters": filters, "page": paginate(request, filters.rows)})
