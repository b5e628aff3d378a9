"""Preview as it will be read, declarations, and handing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from colab.core import lifecycle
from colab.core.lifecycle import Refused, Stale, WrongState
from colab.core.lifecycle.offering import guard_report
from colab.core.organisations.enums import OrganisationState
from colab.core.ui.components import GuardLine
from colab.core.ui.forms import parsing
from pitches.submissions import editing, progress, reading, values
from pitches.submissions.actions.hand_in import organisation_data
from pitches.submissions.forms import DeclarationForm
from pitches.submissions.models import Pitch
from pitches.submissions.queries import coming_files

from .edit import find


def _coming(pitch: Pitch) -> dict:
    """Return what would be handed in now, as it will be read."""
    scope = editing.scope(pitch)
    only = pitch.reopened_item if scope.verb == "amend" else ""
    return {
        "pitch": pitch,
        "scope": scope,
        "parts": reading.parts(values.current(pitch)),
        "files": [each.file for each in coming_files(pitch, only_item=only)],
        "progress": progress.of(pitch),
    }


@login_required
def preview_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show the pitch as its readers will see it."""
    context = _coming(find(request, key))
    words = values.current(context["pitch"])
    context |= {
        "judged": reading.parts(words, leave_out=reading.NOT_JUDGED),
        "inside": [part for part in context["parts"] if part["code"] in reading.NOT_JUDGED],
        "organisation_items": reading.organisation_items(organisation_data(context["pitch"].organisation)),
    }
    return render(request, "submissions/preview.html", context)


@login_required
def hand_in_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show once more what goes out, take the declarations, hand in. A refusal changes nothing and loses nothing."""
    pitch = find(request, key)
    verb = editing.scope(pitch).verb
    if not verb:
        return redirect("work:subject", "pitch", pitch.key)
    form = DeclarationForm(request.POST or None, subject=pitch, actor=request.actor)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            facts = {} if verb == "amend" else form.facts()
            done = lifecycle.apply(verb, pitch, actor=request.actor, expected_version=_version(request), **facts)
            return redirect("submissions:receipt", done.key)
        except Refused as error:
            pitch = find(request, key)
            if isinstance(error, Stale | WrongState) and _nothing_left(request, pitch):
                return redirect("submissions:receipt", pitch.key)  # the second press of a double click
            refusal = error
            form = DeclarationForm(request.POST, subject=pitch, actor=request.actor)
            if verb != "amend":
                form.mark_unticked()
    report = guard_report(pitch, verb, request.actor)
    guards = [
        GuardLine(r.guard.text, "passed" if r.passed else "open", "", r.guard.next_step, r.guard.article)
        for r in report
    ]
    context = _coming(pitch) | {"form": form, "refusal": refusal, "guards": guards, "version": pitch.version}
    context |= {"ready": all(result.passed for result in report), "verb": verb}
    context["organisation_open"] = pitch.organisation.state == OrganisationState.DRAFT
    return render(request, "submissions/hand_in.html", context, status=409 if refusal else 200)


def _version(request: HttpRequest) -> int | None:
    return parsing.digits(request.POST.get("version", ""))


def _nothing_left(request: HttpRequest, pitch: Pitch) -> bool:
    """Whether all that this page showed has been handed in already."""
    return pitch.is_handed_in and pitch.working is None and request.POST.get("edits_seen") == str(pitch.edits)
