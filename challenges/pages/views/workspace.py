"""The section's workspace: begin, edit with autosave, preview."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from challenges.challenges import completeness, queries
from challenges.challenges.actions import create_challenge
from challenges.challenges.models import Challenge
from challenges.pages.forms import ChallengeForm, NewChallengeForm
from challenges.pages.views.public import render_challenge
from colab.core import access
from colab.core.lifecycle import Refused, apply, slots
from colab.core.ui.forms import parsing


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Ask for title, section and programme; then the draft exists."""
    if not request.actor.grants.has("section", "head"):
        raise Http404
    form = NewChallengeForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        challenge = create_challenge(actor=request.actor, **form.cleaned_data)
        return redirect("challenges:edit", challenge.key)
    return render(request, "challenge_pages/new.html", {"form": form})


def _mine(request: HttpRequest, key: str) -> Challenge:
    rows = queries.joined(Challenge.objects.prefetch_related("joint_units"))
    return access.get_or_404(request.actor, rows, "save", key=key)


def _form(request: HttpRequest, challenge: Challenge) -> ChallengeForm:
    english = request.POST.get("english", request.GET.get("english", "")) == "1"
    return ChallengeForm(request.POST if request.method == "POST" else None, instance=challenge, english=english)


def _version(request: HttpRequest) -> int | None:
    return parsing.digits(request.POST.get("version", ""))


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Show the form with what is missing; a sent form is saved as it is, complete or not."""
    challenge = _mine(request, key)
    version, title = challenge.version, challenge.label
    form, refusal = _form(request, challenge), None
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, challenge, form)
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("Saved."))
            if "leave" in request.POST:
                return redirect("work:subject", "challenge", saved.key)
            return redirect(f"{reverse('challenges:edit', args=[saved.key])}{_query(request)}")
    stored = Challenge.objects.get(pk=challenge.pk)
    english = "title_en" in form.fields
    context = {
        "form": form,
        "challenge": challenge,
        "title": title,
        "version": request.POST.get("version", version),
        "missing": completeness.missing(stored),
        "needed": len(completeness.NEEDS),
        "met": len(completeness.NEEDS) - len(completeness.missing(stored)),
        "english": english,
        "english_state": stored.english,
        "refusal": refusal,
        "slots": slots.filled("edit:challenge", request, stored),
    }
    wrong = refusal or (form.is_bound and form.errors)
    return render(request, "challenge_pages/edit.html", context, status=409 if refusal else 422 if wrong else 200)


@login_required
@require_POST
def autosave(request: HttpRequest, key: str) -> JsonResponse:
    """Save the valid fields of a form that is still being typed; answer with the new version."""
    challenge = _mine(request, key)
    form = _form(request, challenge)
    form.is_valid()
    try:
        saved = _save(request, challenge, form)
    except Refused as refusal:
        return JsonResponse({"message": refusal.words}, status=409)
    return JsonResponse({"set": {"version": saved.version}})


def _save(request: HttpRequest, challenge: Challenge, form: ChallengeForm) -> Challenge:
    facts = form.facts()
    stored = Challenge.objects.get(pk=challenge.pk)
    if not facts:
        return stored
    return apply("save", stored, actor=request.actor, expected_version=_version(request), **facts)


def _query(request: HttpRequest) -> str:
    return "?english=1" if request.POST.get("english") == "1" else ""


@login_required
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """Show the page as the public will see it, with the latest words."""
    challenge = access.get_or_404(request.actor, queries.joined(Challenge.objects.all()), key=key)
    return render_challenge(request, challenge, preview=True)
