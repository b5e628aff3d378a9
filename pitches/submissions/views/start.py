"""「応募をはじめる」: who pitches, whether one may, and off to the draft."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from challenges.challenges.models import Challenge
from challenges.challenges.queries import is_open, joined
from colab.core import access, clock
from colab.core.lifecycle import Refused
from colab.core.organisations.models import Organisation
from pitches.submissions.actions.start import start
from pitches.submissions.enums import PitchState
from pitches.submissions.forms import StartForm
from pitches.submissions.models import Pitch
from pitches.submissions.queries import is_let_in_late


@login_required
def start_view(request: HttpRequest, challenge: str) -> HttpResponse:
    """Let the person choose an organisation; a draft row exists after the press."""
    found = access.get_or_404(request.actor, joined(Challenge.objects.all()), key=challenge)
    organisations = Organisation.objects.filter(pk__in=request.actor.grants.organisations).order_by("name", "pk")
    form = StartForm(request.POST or None, organisations=organisations)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            pitch = start(found, form.cleaned_data["organisation"], actor=request.actor)
            return redirect("submissions:edit", pitch.key)
        except Refused as error:
            refusal = error
    own = Pitch.objects.filter(challenge=found, organisation__in=organisations).exclude(state=PitchState.WITHDRAWN)
    context = {
        "challenge": found,
        "form": form,
        "refusal": refusal,
        "is_open": is_open(found, clock.now()) or is_let_in_late(found, request.actor),
        "has_organisation": bool(organisations),
        "new_organisation_url": f"{reverse('organisations:new')}?{urlencode({'next': request.path})}",
        "own_pitches": own.select_related("organisation").order_by("pk"),
    }
    return render(request, "submissions/start.html", context, status=409 if refusal else 200)
