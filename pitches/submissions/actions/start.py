"""Starting a pitch: a draft row exists from the first press."""

from typing import Any

from challenges.challenges.models import Challenge
from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.lifecycle import Move, NotAllowed
from colab.core.organisations.models import Organisation
from pitches.submissions import rules
from pitches.submissions.enums import PitchState
from pitches.submissions.models import Pitch


def start(challenge: Challenge, organisation: Organisation, *, actor: Actor, **words: Any) -> Pitch:
    """Return the organisation's pitch for the challenge: the one it has, else a new draft.

    In this order: rights → the pitch that is there → the challenge is open → row and first entry. Raises ``NotAllowed``
    for strangers and ``GuardFailed`` when the challenge takes no pitches now. A double press gives the same pitch.
    """
    if organisation.pk not in actor.grants.organisations:
        raise NotAllowed
    if not challenge.several_pitches:
        found = Pitch.objects.filter(challenge=challenge, organisation=organisation)
        if existing := found.exclude(state=PitchState.WITHDRAWN).order_by("pk").first():
            return existing
    pitch = Pitch(
        challenge=challenge,
        organisation=organisation,
        several=challenge.several_pitches,
        started_by=actor.user,
        **words,
    )
    if not rules.is_open.check(Move(verb="create", subject=pitch, actor=actor)):
        raise lifecycle.GuardFailed(rules.is_open)
    return lifecycle.create(pitch, actor=actor, links=[lifecycle.ref(challenge)])
