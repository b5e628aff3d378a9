"""The public page of a challenge."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from challenges.calls.calendar import calendar_response
from challenges.challenges import queries, stages
from challenges.challenges.columns import area_words
from challenges.challenges.models import Challenge
from challenges.challenges.views.lists import deadline_entry
from challenges.pages.corrections import shown_corrections
from challenges.pages.fields import GROUPS, WORDS
from challenges.pages.words import public_page
from colab.core import access, clock


def _find(request: HttpRequest, slug: str) -> Challenge:
    rows = queries.joined(Challenge.objects.prefetch_related("joint_units__body", "call__extensions"))
    if slug.lower().startswith("c-"):
        return access.get_or_404(request.actor, rows, code=slug.upper(), published_at__isnull=False)
    return access.get_or_404(request.actor, rows, key=slug, published_at__isnull=False)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a challenge that was opened; old addresses lead to the present one."""
    challenge = _find(request, slug)
    if slug != challenge.slug:
        return redirect("challenges:detail", challenge.slug, permanent=True)
    return render_challenge(request, challenge)


def detail_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the deadline as a calendar file."""
    challenge = _find(request, slug)
    return calendar_response([deadline_entry(request, challenge)], challenge.label, f"challenge-{challenge.slug}")


def render_challenge(request: HttpRequest, challenge: Challenge, *, page=None, preview: bool = False) -> HttpResponse:
    """Render the public page; a preview takes the words of ``page`` or the latest drafts."""
    own, japanese = (page, page) if page is not None else public_page(challenge)
    if preview and page is None:
        own, japanese = (found and found.get_latest_revision_as_object() for found in (own, japanese))
    context = {
        "challenge": challenge,
        "call": challenge.call,
        "page": own or japanese,
        "groups": text_groups(own, japanese),
        "preview": preview,
        "takes_pitches": queries.is_open(challenge, clock.now()),
        "stages": stages.public_stages(challenge),
        "outcome": stages.outcome_sentence(challenge),
        "areas": area_words(challenge),
        "corrections": [] if preview else shown_corrections(challenge),
        "extensions": challenge.call.extensions.all() if challenge.call else [],
        "easy": request.GET.get("easy") == "1" and bool(challenge.summary_easy),
        "english_late": (get_language() or "ja").startswith("en") and challenge.english != "current",
        "list_url": reverse("challenges:list"),
    }
    return render(request, "challenge_pages/detail.html", context)


def text_groups(own, japanese) -> list[dict]:
    """Return the groups that have texts, each with its heading; in Japanese where the English is missing."""
    found = []
    for code, label in GROUPS.items():
        texts = []
        for words in WORDS:
            if words.group != code:
                continue
            text = getattr(own, words.name, "") or getattr(japanese, words.name, "")
            if text:
                fallback = own is not japanese and not getattr(own, words.name, "")
                texts.append({"name": words.name, "label": words.label, "text": text, "is_japanese": fallback})
        if texts:
            found.append({"code": code, "label": label, "texts": texts})
    return found
