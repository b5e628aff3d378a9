"""Packages of certified products: released by the operator, fetched, received, taken over."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access, clock
from colab.core.clock import date_words
from colab.core.lifecycle import Refused
from colab.core.organisations.models import Organisation
from pilots.certification.credentials.verifying import Answer
from pilots.certification.models import Certification
from pilots.reuse import steps
from pilots.reuse.actions import receive as receiving
from pilots.reuse.actions import release as releasing
from pilots.reuse.forms.package import OperatorForm, ReceiveForm
from pilots.reuse.models import ReceivedPackage
from pilots.reuse.package import content

WITH_PARTIES = ("body", "organisation", "pilot")


@login_required
def package_view(request: HttpRequest, code: str) -> HttpResponse:
    """Return the package as ZIP, to whom the operator lets have it."""
    rows = Certification.objects.select_related(*WITH_PARTIES)
    row = access.get_or_404(request.actor, rows, "fetch_package", code=code.upper())
    if not row.valid_on(clock.today()):
        raise Http404
    try:
        data = content.build(row)
    except Refused as error:
        return HttpResponse(error.words, status=409, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{row.code}.zip"'
    return response


@login_required
@require_POST
def release_view(request: HttpRequest, code: str) -> HttpResponse:
    """The operator releases the package, or takes the release back."""
    row = access.get_or_404(request.actor, Certification.objects.all(), "share_package", code=code.upper())
    if "withdraw" in request.POST:
        releasing.withdraw_release(actor=request.actor, certification=row)
        messages.success(request, _("Other bodies can no longer fetch the package."))
    else:
        releasing.release(actor=request.actor, certification=row)
        messages.success(request, _("Other bodies can fetch the package now."))
    return redirect("work:subject", row.MACHINE, row.key)


@login_required
def receive_view(request: HttpRequest) -> HttpResponse:
    """Hand in a package; a broken one is refused by the name of the broken file."""
    if not request.actor.grants.bodies(*receiving.ROLES):
        raise Http404
    form = ReceiveForm(request.POST or None, request.FILES or None, actor=request.actor)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            row = receiving.receive(actor=request.actor, **form.facts())
        except Refused as error:
            refusal = error
        else:
            return redirect("reuse:received", row.key)
    return render(request, "reuse/receive.html", {"form": form, "refusal": refusal})


@login_required
def received_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a package says, which steps remain, what validity is left; on sending, draft the own certification."""
    rows = ReceivedPackage.objects.select_related("body", "certification")
    row = access.get_or_404(request.actor, rows, key=key)
    if row.certification_id:
        return redirect("work:subject", row.certification.MACHINE, row.certification.key)
    number = row.content["operator"].get("corporate_number")
    known = Organisation.objects.filter(corporate_number=number, state="registered").first() if number else None
    form = OperatorForm(request.POST or None, known=known)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            made = receiving.take_over(actor=request.actor, package=row, **form.cleaned_data)
        except Refused as error:
            refusal = error
        else:
            return redirect("work:subject", made.MACHINE, made.key)
    return render(request, "reuse/received.html", _preview(row) | {"form": form, "known": known, "refusal": refusal})


def _preview(row: ReceivedPackage) -> dict:
    said = row.content["columns"]
    ends = Certification._meta.get_field("source_valid_until").to_python(said["source_valid_until"])
    days = ("source_certified_on", "source_valid_until")
    plan = row.content["plan"]
    return {
        "package": row,
        "said": said | {name: _day(said[name]) for name in days},
        "plan": plan | {name: _day(plan[name]) for name in ("period_from", "period_to")},
        "evidence": row.content["evidence"],
        "purchases": row.content["purchases"],
        "steps": steps.remaining(row.body, said["kind"]),
        "until": steps.validity_left(row.body, ends),
        "signed": row.answer == Answer.VALID,
        "elsewhere": row.answer == Answer.WRONG_ISSUER,
        "back": reverse("reuse:interests"),
    }


def _day(written: str | None) -> str:
    return date_words(date.fromisoformat(written)) if written else ""
