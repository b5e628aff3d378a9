"""Solutions in the workspaces: the team's own, and what the office checks."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from colab.core.access import visible_to
from colab.core.organisations.actions.create_solution import create_solution
from colab.core.organisations.forms.solution import SolutionForm
from colab.core.organisations.models import Organisation, Solution
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate

from .filters import COLUMNS, SolutionWorkFilters


@login_required
def work_list(request: HttpRequest) -> HttpResponse:
    """List the person's solutions, and for the office all that were sent to it."""
    rows = visible_to(request.actor, Solution.objects.select_related("organisation"))
    grants = request.actor.grants
    if not (grants.is_office or grants.is_auditor):
        rows = rows.filter(Q(organisation__in=grants.organisations))
    filters = SolutionWorkFilters(request, rows.order_by("-state_since", "-pk"))
    if export := requested_export(request, COLUMNS, filters.rows, "solutions", name_ja="ソリューション一覧"):
        return export
    context = {"filters": filters, "page": paginate(request, filters.rows), "may_add": bool(grants.organisations)}
    return render(request, "organisations/solution_work_list.html", context)


@login_required
def new_solution(request: HttpRequest) -> HttpResponse:
    """Begin a solution of one of the person's organisations."""
    own = Organisation.objects.filter(pk__in=request.actor.grants.organisations).order_by("name", "pk")
    organisation = own.filter(key=request.GET.get("organisation", "")).first() or own.first()
    if organisation is None:
        raise Http404
    form = SolutionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        solution = create_solution(actor=request.actor, organisation=organisation, **form.facts())
        return redirect("work:subject", "solution", solution.key)
    return render(request, "organisations/solution_new.html", {"form": form, "organisation": organisation})
