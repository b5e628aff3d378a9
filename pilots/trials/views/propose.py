"""The page on which a section opens a pilot for an adopted pitch."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from colab.core.lifecycle import Refused
from pilots.trials.actions.propose import propose
from pilots.trials.forms.propose import ProposeForm
from pilots.trials.queries import pitches_to_try


@login_required
def propose_view(request: HttpRequest) -> HttpResponse:
    """Choose the pitch, name the pilot, open it."""
    units = request.actor.grants.units("section", "head")
    if not units:
        raise Http404
    pitches = pitches_to_try(units)
    initial = {"pitch": request.GET.get("pitch", ""), "title": _title(pitches, request.GET.get("pitch"))}
    form = ProposeForm(request.POST or None, pitches=pitches, initial=initial)
    refusal = None
    if request.method == "POST" and form.is_valid():
        pitch = form.cleaned_data["pitch"]
        try:
            pilot = propose(
                actor=request.actor,
                title=form.cleaned_data["title"],
                title_en=form.cleaned_data["title_en"],
                unit=pitch.challenge.unit,
                programme=pitch.challenge.programme,
                organisation=pitch.organisation,
                challenge=pitch.challenge,
                pitch=pitch,
            )
            return redirect("work:subject", "pilot", pilot.key)
        except Refused as error:
            refusal = error
    context = {"form": form, "refusal": refusal, "none": not pitches.exists()}
    return render(request, "trials/propose.html", context)


def _title(pitches, key: str | None) -> str:
    found = pitches.filter(key=key).first() if key else pitches.first()
    return found.title if found else ""
