"""Begin a challenge."""

from typing import Any

from challenges.challenges.models import Challenge
from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.content.bilingual import digest
from colab.core.organisations.models import Programme, Unit


class NotYourUnit(lifecycle.NotAllowed):
    """The person neither works in the section nor in the programme's office."""


def create_challenge(*, actor: Actor, unit: Unit, programme: Programme, title: str, **columns: Any) -> Challenge:
    """Create a draft for ``unit`` in ``programme`` and return it: check rights → row → first ledger entry.

    A section begins its own, the office may begin one for any section (import). Raises ``NotYourUnit``.
    """
    own = unit.pk in actor.grants.units("section", "head")
    office = programme.pk in actor.grants.programmes("office", "office_admin")
    if not (own or office or actor.is_system):
        raise NotYourUnit
    for name, japanese in (("title", title), ("summary", columns.get("summary", ""))):
        if columns.get(f"{name}_en"):
            columns.setdefault(f"{name}_en_of", digest(japanese))
    challenge = Challenge(unit=unit, programme=programme, title=title, **columns)
    payload = {"title": title, "unit": unit.pk, "programme": programme.code}
    return lifecycle.create(challenge, actor=actor, payload=payload)
