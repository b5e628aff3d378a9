"""Propose a pilot."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import Organisation, Programme, Unit
from pilots.trials.models import Pilot


def propose(
    *,
    actor: Actor,
    title: str,
    unit: Unit,
    programme: Programme,
    organisation: Organisation,
    challenge: Any = None,
    pitch: Any = None,
    **columns: Any,
) -> Pilot:
    """Open a pilot of ``organisation`` in the field of ``unit`` and return it.

    Checks that the actor works in the section or is the system, writes the row and the first entry of its chain, linked
    to the chains of the challenge and the pitch. Raises ``Refused`` when there is a pilot of this pitch already.
    """
    if not actor.is_system and unit.pk not in actor.grants.units("section", "head"):
        raise lifecycle.NotAllowed
    if pitch is not None and Pilot.objects.filter(pitch=pitch).exists():
        raise lifecycle.Refused(_("There is a pilot for this pitch already."), code="pilot.exists")
    pilot = Pilot(
        title=title,
        unit=unit,
        programme=programme,
        organisation=organisation,
        challenge=challenge,
        pitch=pitch,
        **columns,
    )
    links = [lifecycle.ref(subject) for subject in (challenge, pitch) if subject is not None]
    return lifecycle.create(pilot, actor=actor, payload={"title": title, "unit": unit.pk}, links=links)
