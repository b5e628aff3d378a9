"""How long personal data are kept, and erasing by address, for administrators of offices."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core import clock, probe
from colab.core.lifecycle import Refused
from colab.core.organisations.models import Body
from colab.core.readings.noting import reads_people
from colab.core.retention import erasing, periods, registry
from colab.core.retention.forms import EraseAddressForm, FindAddressForm, PeriodForm
from colab.core.retention.models import Night
from colab.core.ui.pagination import paginate


def _admins_only(request: HttpRequest) -> None:
    if not request.actor.grants.has("office_admin"):
        raise Http404


def _bodies(request: HttpRequest):
    return Body.objects.filter(pk__in=request.actor.grants.bodies("office_admin")).order_by("pk")


@login_required
def kind_list(request: HttpRequest) -> HttpResponse:
    """Show each kind with its period, its basis, how many rows are due, and what the last night did."""
    if not (request.actor.grants.has("office_admin") or request.actor.grants.is_auditor):
        raise Http404
    known, now, all_kinds = periods.periods_set(), clock.now(), registry.kinds()
    asks = [lambda kind=kind: periods.due(kind, now, known) for kind in all_kinds]
    counts = probe.how_many(("retention", frozenset(known.items())), asks)
    last = Night.objects.values("kind").annotate(last=Max("day")).values_list("kind", "last")
    nights = {(row.kind, row.day): row for row in Night.objects.filter(day__in={day for _k, day in last})}
    newest = {kind: nights[kind, day] for kind, day in last}
    bodies = list(_bodies(request))
    rows = [
        {
            "kind": kind,
            "count": count,
            "night": newest.get(kind.code),
            "days": periods.days_of(kind, known),
            "own": [(body, periods.days_of(kind, known, body.pk)) for body in bodies] if kind.body else [],
        }
        for kind, count in zip(all_kinds, counts, strict=True)
    ]
    context = {"rows": rows, "may_set": bool(bodies)}
    return render(request, "retention/list.html", context)


@login_required
def period(request: HttpRequest, code: str) -> HttpResponse:
    """Set the period of a kind, for the own body where the record tells the body, else for all."""
    _admins_only(request)
    kind = registry.find(code)
    if kind is None:
        raise Http404
    bodies = _bodies(request)
    first = bodies.first().pk if kind.body else None
    initial = {"days": periods.days_of(kind, periods.periods_set(), first), "body": first}
    form = PeriodForm(request.POST or None, kind=kind, bodies=bodies, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        periods.set_period(actor=request.actor, kind=kind, days=facts["days"], body=facts.get("body"))
        messages.success(request, _("Saved."))
        return redirect("retention:list")
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "retention/period.html", {"form": form, "kind": kind}, status=status)


@login_required
@reads_people("accounts")
def idle_accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts nobody has used for the period."""
    _admins_only(request)
    kind = registry.find("accounts")
    rows = periods.due(kind, clock.now(), periods.periods_set())
    return render(request, "retention/accounts.html", {"page": paginate(request, rows.order_by("last_login", "pk"))})


@login_required
@reads_people("address")
def erase(request: HttpRequest) -> HttpResponse:
    """Find what is kept about an address, by number only, then erase it with a reason.

    The address is posted, never part of the page's address: it would stand in logs and histories.
    """
    _admins_only(request)
    wanted = "reason" in request.POST
    form = FindAddressForm(None if wanted else request.POST or None)
    context = {"form": form, "found": None, "refusal": None, "account": None}
    request.listed = 0
    if request.method != "POST":
        return render(request, "retention/erase.html", context)
    asked = EraseAddressForm(request.POST) if wanted else form
    if wanted and asked.is_valid():
        try:
            facts = asked.cleaned_data
            done = erasing.erase_address(actor=request.actor, address=facts["address"], reason=facts["reason"])
        except Refused as error:
            context["refusal"] = error
        else:
            messages.success(request, _("Erased: %(n)d records.") % {"n": sum(done.counts.values())})
            return redirect("retention:erase")
    address = asked.cleaned_data.get("address") if asked.is_valid() or wanted else None
    if address:
        found = erasing.found(address)
        request.listed = sum(count for _kind, count in found)
        account = erasing.has_account(address)
        sure = asked if wanted else EraseAddressForm(initial={"address": address})
        context |= {"address": address, "found": found, "account": account, "sure": sure}
    status = 409 if context["refusal"] else 422 if asked.is_bound and asked.errors else 200
    return render(request, "retention/erase.html", context, status=status)
