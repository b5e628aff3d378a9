"""Fill an organisation's profile from what is publicly known of its corporate number."""

from dataclasses import dataclass, field

from colab.core import access, lifecycle
from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed
from colab.core.organisations import gbizinfo
from colab.core.organisations.models import Organisation


@dataclass
class Prefilled:
    """The columns that were empty and are filled now, and those in which the profile says something else."""

    organisation: Organisation
    filled: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)


def prefill(organisation: Organisation, *, actor: Actor) -> Prefilled | None:
    """Fill what is still empty and return what came of it; None where the number is not known there.

    What somebody typed is never replaced. Raises ``NotAllowed``, ``Refused`` and ``gbizinfo.Unanswered``.
    """
    if not access.can(actor, "save", organisation):
        raise NotAllowed
    found = gbizinfo.find(organisation.corporate_number or "")
    if found is None:
        return None
    present = {name: getattr(organisation, name) for name in found}
    missing = {name: value for name, value in found.items() if present[name] in (None, "")}
    differs = [name for name, value in found.items() if name not in missing and present[name] != value]
    if missing:
        organisation = lifecycle.apply("save", organisation, actor=actor, **missing)
    return Prefilled(organisation, list(missing), differs)
