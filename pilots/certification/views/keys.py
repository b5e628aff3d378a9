"""The keys that sign certificates: their published history, and the page on which a body changes its key."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.organisations.models import Body
from colab.core.ui.forms import parsing
from pilots.certification.credentials import issuing
from pilots.certification.forms.credentials import RotateForm
from pilots.certification.models import IssuerKey


def history(request: HttpRequest) -> HttpResponse:
    """Show all keys of all bodies, those in use and those that were."""
    keys = IssuerKey.objects.select_related("body").order_by("body__lg_code", "body_id", "-number")
    return render(request, "certification/issuers.html", {"keys": keys})


@login_required
def work_keys(request: HttpRequest) -> HttpResponse:
    """Show the keys of one's bodies; change a key, or sign what has not been signed."""
    bodies = Body.objects.filter(pk__in=request.actor.grants.bodies("certifier")).order_by("lg_code", "pk")
    if not bodies:
        raise Http404
    if request.method == "POST" and "sign" in request.POST:
        return _sign(request, get_object_or_404(bodies, pk=parsing.digits(request.POST["sign"])))
    form = RotateForm(request.POST or None, actor=request.actor)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            issuing.rotate(actor=request.actor, **form.cleaned_data)
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("The new key is in use."))
            return redirect("certification:keys")
    keys = access.visible_to(request.actor, IssuerKey.objects.select_related("body", "made_by"))
    context = {
        "form": form,
        "refusal": refusal,
        "keys": keys.annotate(signed=Count("credentials")).order_by("body__lg_code", "body_id", "-number"),
        "missing": [(body, n) for body in bodies if (n := issuing.unsigned_of(body).count())],
    }
    return render(request, "certification/keys.html", context)


def _sign(request: HttpRequest, body: Body) -> HttpResponse:
    n = issuing.issue_missing(body=body, actor=request.actor)
    words = ngettext("%(n)d certificate was signed.", "%(n)d certificates were signed.", n) % {"n": n}
    messages.success(request, words)
    return redirect("certification:keys")
