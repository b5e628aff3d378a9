"""How the books compare with the payment service's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colab.core import access
from colab.core.lifecycle import Refused
from colab.core.payments import differences as told
from colab.core.payments import queries
from colab.core.payments.actions.reconcile import start
from colab.core.payments.models import Comparison, Payment, Reconciliation
from colab.core.ui.pagination import paginate


@login_required
def differences(request: HttpRequest) -> HttpResponse:
    """Show what of the comparisons concerns the person, what was paid too late, and what banks ask back."""
    actor = request.actor
    if not told.may_read_any(actor):
        raise Http404
    rows = Reconciliation.objects.order_by("-made_at", "-pk")
    # Older rows do not say which body a difference belongs to.
    page = paginate(request, rows if actor.grants.is_auditor else rows.exclude(bodies=None))
    for row in page:
        row.sentences, row.sums = told.seen_by(actor, row)
    payments = access.visible_to(actor, Payment.objects.order_by("-paid_at", "-pk"))
    context = {
        "page": page,
        "late": payments.filter(paid_late=True, refunded_yen=0),
        "disputed": queries.asked_back(payments).prefetch_related("disputes"),
        "is_finance": bool(actor.grants.bodies("finance")),
        "under_way": Comparison.objects.order_by("pk").first(),
    }
    return render(request, "payments/differences.html", context)


@login_required
@require_POST
def compare(request: HttpRequest) -> HttpResponse:
    """Let finance have the books compared now; workers do it."""
    if not request.actor.grants.bodies("finance"):
        raise Http404
    try:
        start()
    except Refused as refusal:
        messages.error(request, refusal.words)
    else:
        messages.success(request, _("The comparison has begun. Its result will stand here."))
    return redirect("payments:differences")
