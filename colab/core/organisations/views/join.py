"""Accepting an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from colab.core.lifecycle import Refused
from colab.core.organisations.actions.invite import accept, open_invitation


@login_required
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Show who invites; join at the press of the button (a GET changes nothing: mail scanners follow links)."""
    refusal = None
    if request.method == "POST":
        try:
            organisation = accept(actor=request.actor, token=token)
            messages.success(request, _("You have joined %(name)s.") % {"name": organisation.label})
            return redirect("organisations:team")
        except Refused as error:
            refusal = error
    context = {"invitation": open_invitation(token), "refusal": refusal}
    return render(request, "organisations/join.html", context, status=409 if refusal else 200)
