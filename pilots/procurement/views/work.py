"""Purchases in the workspaces."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from colab.core import access
from colab.core.clock import FiscalYear
from colab.core.lifecycle import Refused
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import kept_for_reader
from pilots.procurement import presentation
from pilots.procurement.actions.open import open_purchase
from pilots.procurement.forms.start import StartForm
from pilots.procurement.models import Contract

from .filters import CONTRACT_COLUMNS, ContractFilters


@kept_for_reader
@login_required
def work_list(request: HttpRequest) -> HttpResponse:
    """List the purchases the person may see, with the day counter of the publication."""
    rows = access.visible_to(request.actor, Contract.objects.select_related("body", "unit", "organisation"))
    filters = ContractFilters(request, rows.order_by("-created_at", "-pk"))
    if export := requested_export(request, CONTRACT_COLUMNS, filters.rows, "purchases", name_ja="契約一覧"):
        return export
    page = paginate(request, filters.rows)
    for row in page:
        row.counter = presentation.counter(row)
    may_buy = bool(request.actor.grants.units("section", "head"))
    return render(request, "procurement/work_list.html", {"filters": filters, "page": page, "may_buy": may_buy})


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Open a purchase for one's section."""
    if not request.actor.grants.units("section", "head"):
        raise Http404
    initial = {"certification": request.GET.get("certification"), "fiscal_year": FiscalYear.current().year}
    form = StartForm(request.POST or None, actor=request.actor, initial=initial)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            contract = open_purchase(actor=request.actor, **form.facts())
        except Refused as error:
            refusal = error
        else:
            return redirect("work:verb", contract.MACHINE, contract.key, "save")
    return render(request, "procurement/start.html", {"form": form, "refusal": refusal})
