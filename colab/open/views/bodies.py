"""The page for sections that have a problem and no account yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colab.core.organisations.queries import offices
from colab.core.ui.sharing import same_for_everybody


@same_for_everybody
def for_bodies(request: HttpRequest) -> HttpResponse:
    """Say how to begin, whom to write to, and what happens next."""
    return render(request, "open/for_bodies.html", {"offices": offices()})
