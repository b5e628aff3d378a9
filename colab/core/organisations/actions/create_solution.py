"""Begin a solution."""

from typing import Any

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import Organisation, Solution


def create_solution(*, actor: Actor, organisation: Organisation, **columns: Any) -> Solution:
    """Open a draft solution of an organisation the actor belongs to. Raises ``NotAllowed``."""
    if organisation.pk not in actor.grants.organisations:
        raise lifecycle.NotAllowed
    solution = Solution(organisation=organisation, **columns)
    return lifecycle.create(solution, actor=actor, payload={"name": solution.name}, links=[lifecycle.ref(organisation)])
