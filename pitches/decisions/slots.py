"""Blocks on the pages of challenges and pitches."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access
from colab.core.lifecycle import slots
from colab.core.satisfaction import steps
from pitches.rounds.enums import PUBLIC_RESULT
from pitches.rounds.models import Round
from pitches.rounds.queries import seated

from .public import result_of, rules_of, team_result


def public_result(request, challenge) -> dict | None:
    """On the public page: the result, once published."""
    found = result_of(challenge)
    return found and found | {"bare": False}


def event_result(request, challenge) -> dict | None:
    """On the page of an event, under the challenge's own heading."""
    found = result_of(challenge)
    return found and found | {"bare": True}


def public_rules(request, challenge) -> dict | None:
    """On the public page: how pitches are judged, once that is published."""
    return rules_of(challenge)


def round_of(request, challenge) -> dict | None:
    """On the workspace page of a challenge: its round, or the way to plan one."""
    round_ = access.visible_to(request.actor, Round.objects.filter(challenge=challenge)).first()
    programmes = request.actor.grants.programmes("office", "office_admin")
    plan = ""
    if round_ is None and challenge.programme_id in programmes and challenge.is_public:
        if not Round.objects.filter(challenge=challenge).exists():
            plan = f"{reverse('rounds:plan')}?challenge={challenge.pk}"
    return {"round": round_, "plan": plan} if round_ or plan else None


def pitch_result(request, pitch) -> dict | None:
    """On the page of a pitch, after the publication: for the team, and for those who run the round."""
    own = pitch.organisation_id in request.actor.grants.organisations
    if not own and not access.can(request.actor, "review", pitch) and not request.actor.grants.is_auditor:
        return None
    return team_result(pitch)


slots.add("public:challenge", "decisions/public_result.html", public_result, order=5)
slots.add("public:event:round", "decisions/public_result.html", event_result)
slots.add("public:challenge", "decisions/public_rules.html", public_rules, order=60)
slots.add("subject:challenge", "decisions/challenge_round.html", round_of, order=30)
slots.add("subject:pitch", "decisions/team_result.html", pitch_result, order=10)


def has_result(pitch, actor) -> bool:
    """Its own team, once the result is published."""
    own = pitch.organisation_id in actor.grants.organisations
    return own and pitch.decision_lines.filter(decision__published_at__isnull=False).exists()


def has_judged(round_, actor) -> bool:
    """The panel, once the result is published."""
    return round_.state in PUBLIC_RESULT and seated(round_, actor) is not None


steps.register("result", _("Judging and its result, as a team"), "pitch", has_result)
steps.register("judged", _("Judging, as a judge"), "round", has_judged)
