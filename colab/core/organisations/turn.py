"""Whose turn it is: the roles that may take a subject to its next state, where the reader may not."""

from dataclasses import dataclass
from typing import Any

from colab.core import access
from colab.core.access import Actor, Grants
from colab.core.lifecycle.machine import SAME, Machine, Transition, machine_of

from .enums import Role
from .models import Body, Programme, Unit
from .queries import lineage

WORKING = (Role.SECTION, Role.HEAD, Role.OFFICE, Role.CERTIFIER, Role.FINANCE)
LIMIT = 3


@dataclass(frozen=True)
class Turn:
    """One way on: the verb's words, and who it waits for."""

    label: Any
    roles: tuple[Any, ...]
    team: Any = None


def turns(subject: Any, actor: Actor) -> list[Turn]:
    """Return the ways on along the main road that others take; empty where ``actor`` may take one of them."""
    steps = [step for step in _ahead(machine_of(subject), subject.state) if access.has_rule(type(subject), step.verb)]
    if any(access.can(actor, step.verb, subject) for step in steps):
        return []
    found = (Turn(step.label, _roles(subject, step.verb), _team(subject, step.verb)) for step in steps[:LIMIT])
    return [turn for turn in found if turn.roles or turn.team]


def _ahead(machine: Machine, state: str) -> list[Transition]:
    """Return the verbs that lead from ``state`` further along the road."""
    road = [str(step) for step in machine.road]
    if state not in road:
        return []
    later = set(road[road.index(state) + 1 :])
    return [
        step
        for step in machine.transitions
        if state in step.sources
        and not step.danger
        and step.target != SAME
        and (step.target in later or callable(step.target))
    ]


def _roles(subject: Any, verb: str) -> tuple[Any, ...]:
    """Return the words of the roles that have the right, each asked as somebody who holds that role alone."""
    unit, programme, body = _place(subject)
    units = frozenset(one.pk for one in lineage(unit)) if unit else frozenset()
    if programme:
        units |= {programme.office_unit_id} - {None}
    found = []
    for role in WORKING:
        somebody = Actor()
        somebody.grants = Grants(
            units_by_role={role: units},
            bodies_by_role={role: frozenset({body.pk} if body else ())},
            programmes_by_role={role: frozenset({programme.pk} if programme else ())},
        )
        if access.can(somebody, verb, subject):
            found.append(role.label)
    return tuple(found)


def _team(subject: Any, verb: str) -> Any:
    """Return the organisation of the subject where its members have the right."""
    organisation = getattr(subject, "organisation", None)
    if organisation is None:
        return None
    member = Actor()
    member.grants = Grants(organisations=frozenset({organisation.pk}), owned_organisations=frozenset({organisation.pk}))
    return organisation if access.can(member, verb, subject) else None


def _place(subject: Any) -> tuple[Unit | None, Programme | None, Body | None]:
    """Return the unit, programme and body a subject belongs to, by itself or through its challenge."""
    near = [subject, getattr(subject, "challenge", None)]
    unit, programme, body = (
        next((found for one in near if (found := getattr(one, name, None))), None)
        for name in ("unit", "programme", "body")
    )
    return unit, programme, body or (unit.body if unit else programme.body if programme else None)
