"""Where the payment service sends its events."""

import stripe
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from colab.core.payments.actions.hear import hear

TOLERANCE_SECONDS = 300


@csrf_exempt
@require_POST
def hook(request: HttpRequest) -> HttpResponse:
    """Store a rightly signed, recent event and answer 200, also when it comes again; 400 for any other."""
    if not (settings.STRIPE_SECRET_KEY and settings.STRIPE_WEBHOOK_SECRET):
        raise Http404
    signature = request.META.get("HTTP_STRIPE_SIGNATURE", "")
    try:
        event = stripe.Webhook.construct_event(
            request.body, signature, settings.STRIPE_WEBHOOK_SECRET, tolerance=TOLERANCE_SECONDS
        )
    except (ValueError, stripe.SignatureVerificationError):
        return HttpResponseBadRequest("signature", content_type="text/plain")
    new = hear(event.to_dict())
    return HttpResponse("stored" if new else "known", content_type="text/plain")
