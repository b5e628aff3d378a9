"""The list of pilots in the workspaces."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core import access
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import kept_for_reader
from pilots.trials.models import Pilot
from pilots.trials.presentation import period_words

from .filters import COLUMNS, PilotFilters


@kept_for_reader
@login_required
def pilot_list(request: HttpRequest) -> HttpResponse:
    """List the pilots the person has to do with; auditors see all."""
    verb = "view" if request.actor.grants.is_auditor else "inside"
    rows = access.visible_to(request.actor, Pilot.objects.all(), verb).select_related("organisation", "unit__body")
    filters = PilotFilters(request, rows.order_by("-period_from", "-pk"))
    if export := requested_export(request, COLUMNS, filters.rows, "pilots", name_ja="実証一覧"):
        return export
    page = paginate(request, filters.rows)
    for pilot in page:
        pilot.period = period_words(pilot)
    context = {"filters": filters, "page": page, "may_propose": bool(request.actor.grants.units("section", "head"))}
    return render(request, "trials/work_list.html", context)
