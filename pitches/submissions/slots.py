"""Blocks on the pages of challenges."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from challenges.challenges.queries import is_open
from colab.core import access, clock
from colab.core.lifecycle import slots
from colab.core.lifecycle.machine import get_machine
from colab.core.satisfaction import steps

from .actions.hand_in import changed_since
from .enums import PitchState
from .models import Pitch
from .queries import counts_by_state, for_lists, is_let_in_late, still_changing

SHOWN = 20
"""Pitches listed on the page of an organisation, the newest first."""


def counts(request, challenge) -> dict | None:
    """On the workspace page: how many pitches stand where, for those who review them."""
    if not challenge.is_public:
        return None
    if not (request.actor.grants.is_auditor or access.can(request.actor, "read_files", challenge)):
        return None
    table = get_machine("pitch")
    lines = [(table.state_label(state), table.tone(state), number) for state, number in counts_by_state(challenge)]
    return {"counts": lines, "url": reverse("submissions:of_challenge", args=[challenge.key])}


def action(request, challenge) -> dict | None:
    """On the public page: begin, or go on with what one has."""
    own = request.actor.grants.organisations
    if own:
        rows = Pitch.objects.filter(challenge=challenge, organisation__in=own).exclude(state=PitchState.WITHDRAWN)
        if pitch := rows.order_by("-pk").first():
            return {"pitch": pitch, "url": reverse("work:subject", args=["pitch", pitch.key]), "check_url": ""}
    if not is_open(challenge, clock.now()) and not is_let_in_late(challenge, request.actor):
        return None
    check_url = reverse("submissions:eligibility", args=[challenge.key])
    return {"pitch": None, "url": reverse("submissions:start", args=[challenge.key]), "check_url": check_url}


def profile_use(request, organisation) -> dict | None:
    """On the page of an organisation, for its members: which pitches a change of the profile touches, and which not."""
    if organisation.pk not in request.actor.grants.organisations:
        return None
    rows = for_lists().filter(organisation=organisation).exclude(state=PitchState.WITHDRAWN).order_by("-pk")
    drafts = list(rows.filter(Q(state=PitchState.DRAFT) | still_changing(clock.now()))[:SHOWN])
    handed = [
        {"pitch": pitch, "differs": changed_since(pitch.snapshot, organisation)}
        for pitch in rows.filter(snapshot__isnull=False)[:SHOWN]
    ]
    return {"drafts": drafts, "handed": handed} if drafts or handed else None


slots.add("subject:organisation", "submissions/slot_organisation.html", profile_use, order=30)
slots.add("subject:challenge", "submissions/slot_challenge.html", counts, order=20)
slots.add("public:challenge:action", "submissions/slot_action.html", action, order=10)


def just_handed_in(pitch, actor) -> bool:
    """Its own team, once the pitch is handed in and until there is a result."""
    waits = pitch.state in ("submitted", "accepted_for_review", "shortlisted", "presented")
    return waits and pitch.organisation_id in actor.grants.organisations


steps.register("handed_in", _("Handing in the pitch"), "pitch", just_handed_in)
