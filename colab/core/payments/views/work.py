"""Payments in the workspaces of finance and office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.organisations.models import Body, Programme
from colab.core.payments import differences as told
from colab.core.payments import queries
from colab.core.payments.actions.charge import charge
from colab.core.payments.forms import FeeForm, PolicyForm
from colab.core.payments.models import Fee, PaymentPolicy
from colab.core.readings.noting import reads_people
from colab.core.ui.exports import requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.signals import shown_changed

from .filters import PAYMENT_COLUMNS, PaymentFilters


@login_required
@reads_people("payers")
def payment_list(request: HttpRequest) -> HttpResponse:
    """List the payments the person may see, as a page or as a file."""
    rows = access.visible_to(request.actor, queries.payments())
    filters = PaymentFilters(request, rows.order_by("-created_at", "-pk"))
    if export := requested_export(request, PAYMENT_COLUMNS, filters.rows, "payments", name_ja="支払一覧"):
        return export
    context = {"filters": filters, "page": paginate(request, filters.rows)}
    context["is_finance"] = bool(request.actor.grants.bodies("finance"))
    context["may_compare"] = told.may_read_any(request.actor)
    context["may_charge"] = _programmes(request).exists()
    return render(request, "payments/work_list.html", context)


@login_required
def policy(request: HttpRequest) -> HttpResponse:
    """Let finance switch payments on or off for a body of its own, and say what stands on receipts.

    Finance of several bodies chooses by ``?body=``; without it, the first one's settings are shown.
    """
    bodies = list(Body.objects.filter(pk__in=request.actor.grants.bodies("finance")).order_by("pk"))
    asked = request.GET.get("body", "")
    body = next((each for each in bodies if asked in ("", each.corporate_number)), None)
    if body is None:
        raise Http404
    row = PaymentPolicy.objects.filter(body=body).first() or PaymentPolicy(body=body, receipt_name=body.name)
    form = PolicyForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            shown_changed.send(PaymentPolicy)
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('payments:policy')}?body={body.corporate_number}")
    others = [each for each in bodies if each != body]
    title = _("Payments of %(body)s") % {"body": body.label}
    context = {"form": form, "title": title, "back": "payments:list", "others": others}
    return render(request, "payments/form.html", context, status=422 if form.is_bound and form.errors else 200)


@login_required
def fees(request: HttpRequest) -> HttpResponse:
    """List what the person's programmes charge."""
    rows = access.visible_to(request.actor, Fee.objects.select_related("programme"))
    if not _programmes(request).exists():
        raise Http404
    page = paginate(request, rows.order_by("programme", "pk"))
    may_save = set(access.visible_to(request.actor, Fee.objects.all(), "save").values_list("pk", flat=True))
    subjects = queries.subjects_of(page)
    for row in page:
        row.subject = subjects.get((row.machine, row.subject_key))
    return render(request, "payments/fees.html", {"page": page, "may_save": may_save})


@login_required
def fee(request: HttpRequest, key: str = "") -> HttpResponse:
    """Add a fee, or change one. Payments that were asked for keep their amount."""
    programmes = _programmes(request)
    if not programmes.exists():
        raise Http404
    row = get_object_or_404(access.visible_to(request.actor, Fee.objects.all(), "save"), key=key) if key else None
    bodies = request.actor.grants.bodies("finance")
    form = FeeForm(request.POST or None, instance=row, programmes=programmes, finance_bodies=bodies)
    if request.method == "POST" and form.is_valid():
        try:
            charge(form.save(commit=False), subject=form.one)
        except Refused as refusal:  # somebody else was faster
            messages.error(request, refusal.words)
        else:
            messages.success(request, _("Saved."))
        return redirect("payments:fees")
    context = {"form": form, "title": row.label if row else _("New fee"), "back": "payments:fees"}
    return render(request, "payments/form.html", context, status=422 if form.is_bound and form.errors else 200)


def _programmes(request: HttpRequest):
    grants = request.actor.grants
    by_office = Programme.objects.filter(pk__in=grants.programmes("office_admin"))
    by_finance = Programme.objects.filter(body__in=grants.bodies("finance"))
    return (by_office | by_finance).order_by("code")
