"""What was mailed. Exists in demo mode only: mails hold what opens other people's pages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from colab.demo.letters import newest


@never_cache
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Show the newest mails with their links, so that whoever tries the demo can follow them."""
    if not settings.DEMO_MODE:
        raise Http404
    return render(request, "demo/letters.html", {"letters": newest()})
