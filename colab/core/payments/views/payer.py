"""The payer's pages. Who knows the address is the payer: it comes by mail and cannot be guessed."""

import logging

import stripe
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from colab.core.lifecycle import Refused, Stale, WrongState
from colab.core.payments.actions.begin import begin
from colab.core.payments.actions.reread import reread
from colab.core.payments.enums import HELD, RECEIVED, UNPAID, Method
from colab.core.payments.models import Payment
from colab.core.payments.papers import receipt_pdf, refund_pdf
from colab.core.payments.queries import given_back, online_ways, payments
from colab.core.payments.stripe import Away, checkout_origin
from colab.core.ui import limits
from colab.core.ui.headers import private, strict

logger = logging.getLogger(__name__)


def pay(request: HttpRequest, key: str) -> HttpResponse:
    """Show what is to be paid and how far it is; the button leads to the payment service."""
    payment = get_object_or_404(payments(), key=key)
    if request.method == "POST":
        return limits.turned_away(request, "pay") or _leave(request, payment)
    if request.GET.get("back") and payment.state in UNPAID:
        payment = _looked(payment)
    policy = getattr(payment.body, "payment_policy", None)
    online = online_ways(payment)
    context = {
        "payment": payment,
        "policy": policy,
        "methods": [Method(method).label for method in online],
        "unpaid": payment.state in UNPAID,
        "received": payment.state in RECEIVED,
        "held": payment.state in HELD,
        "refunds": given_back(payment),
        "waits": payment.state == "pending" or (payment.state == "open" and request.GET.get("back")),
    }
    return private(_letting_out(render(request, "payments/pay.html", context)))


@never_cache
@require_safe
def state(request: HttpRequest, key: str) -> HttpResponse:
    """Answer 204 while the payment is where the page says it is (`was`); else have the page load itself anew."""
    payment = get_object_or_404(Payment, key=key)
    if payment.state == request.GET.get("was"):
        return HttpResponse(status=204)
    answer = HttpResponse(status=200)
    answer["HX-Redirect"] = reverse("payments:pay", args=[key])
    return answer


@require_safe
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """Print the receipt of a payment that was received."""
    payment = _received(key)
    return _paper(payment.code, receipt_pdf(payment))


@require_safe
def refund(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Print the paper of a refund that went through; what is on its way, failed or came back has none."""
    given = get_object_or_404(given_back(_received(key)), number=number)
    return _paper(given.code, refund_pdf(given))


def _received(key: str) -> Payment:
    payment = get_object_or_404(payments().filter(state__in=RECEIVED), key=key)
    if getattr(payment.body, "payment_policy", None) is None:
        raise Http404
    return payment


def _paper(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return private(response)


def _leave(request: HttpRequest, payment: Payment) -> HttpResponse:
    """Lead to the payment service; a refusal is said on the same page."""
    try:
        address = begin(payment)
    except Refused as refusal:
        messages.error(request, refusal.words)
        return redirect("payments:pay", payment.key)
    return private(HttpResponse(status=303, headers={"Location": address}))


def _looked(payment: Payment) -> Payment:
    """Coming back from the service is a hint as good as an event, and faster."""
    if not payment.session_id:
        return payment
    try:
        return reread(payment.session_id) or payment
    except (Away, Stale, WrongState):
        pass  # an event was faster; the next one books the rest
    except stripe.StripeError:
        logger.exception("payment %s could not be looked at", payment.pk)
    return payments().get(pk=payment.pk)


def _letting_out(response: HttpResponse) -> HttpResponse:
    """Browsers hold what follows a form to the page's own `form-action`, so that the page names where it may lead."""
    response["Content-Security-Policy"] = strict(checkout_origin())
    return response
