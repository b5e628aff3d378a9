"""The address that Prometheus reads."""

import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from colab.ops.metrics.requests import registry
from colab.ops.metrics.state import StateCollector


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Give all figures to who shows METRICS_TOKEN as bearer; without such a variable the address does not exist."""
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    given = request.META.get("HTTP_AUTHORIZATION", "")
    if not settings.METRICS_TOKEN or not secrets.compare_digest(given.encode(), wanted.encode()):
        raise Http404
    state = CollectorRegistry()
    state.register(StateCollector())
    return HttpResponse(generate_latest(registry()) + generate_latest(state), content_type=CONTENT_TYPE_LATEST)
