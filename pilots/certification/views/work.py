"""Certifications in the workspaces: the list, beginning an application, what experts are asked."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import kept_for_reader
from pilots.certification.actions.start import start_application
from pilots.certification.enums import HEARING
from pilots.certification.forms.start import StartForm
from pilots.certification.models import Certification, ExpertAppointment

from .filters import COLUMNS, WorkFilters


@kept_for_reader
@login_required
def work_list(request: HttpRequest) -> HttpResponse:
    """List the certifications the person may see."""
    rows = access.visible_to(request.actor, Certification.objects.select_related("organisation", "body"))
    filters = WorkFilters(request, rows.order_by("-created_at", "-pk"))
    if export := requested_export(request, COLUMNS, filters.rows, "certifications", name_ja="認定申請一覧"):
        return export
    page = paginate(request, filters.rows)
    context = {"filters": filters, "page": page, "may_apply": bool(request.actor.grants.organisations)}
    return render(request, "certification/work_list.html", context)


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Begin an application: for which organisation and programme, from which pilot or solution."""
    if not request.actor.grants.organisations:
        raise Http404
    form = StartForm(request.POST or None, actor=request.actor, initial={"pilot": request.GET.get("pilot")})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            certification = start_application(actor=request.actor, **form.cleaned_data)
        except Refused as error:
            refusal = error
        else:
            return redirect("work:verb", certification.MACHINE, certification.key, "save")
    return render(request, "certification/start.html", {"form": form, "refusal": refusal})


@login_required
def appointments(request: HttpRequest) -> HttpResponse:
    """List the applications on which the person is asked for an opinion as an expert."""
    rows = access.visible_to(request.actor, ExpertAppointment.objects.all()).filter(user=request.actor.user_id)
    rows = rows.select_related("certification__organisation", "certification__body").prefetch_related("opinions")
    page = paginate(request, rows.order_by("-appointed_on", "-pk"))
    for row in page:
        row.given = len(row.opinions.all())
        row.open = row.ended_on is None and row.certification.state in HEARING
    return render(request, "certification/appointments.html", {"page": page})
