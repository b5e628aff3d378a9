"""Choose whom to be. Exists in demo mode only: everybody may become everybody."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from colab.core.organisations.models import User
from colab.demo.cast_list import groups

BACKEND = "django.contrib.auth.backends.ModelBackend"


def chooser(request: HttpRequest) -> HttpResponse:
    """Show the people of the demo by what they do; log in as the one chosen."""
    if not settings.DEMO_MODE:
        raise Http404
    if request.method == "POST":
        user = get_object_or_404(User, pk=request.POST.get("person"), is_active=True)
        login(request, user, backend=BACKEND)
        return redirect("desk:home")
    return render(request, "demo/chooser.html", {"groups": groups()})
