"""What a screen asks the table: which buttons, and why others are off."""

from dataclasses import dataclass
from typing import Any

from colab.core import access
from colab.core.access import Actor

from .checks import guard_results
from .guards import GuardResult
from .machine import Transition, machine_of
from .move import Move


@dataclass(frozen=True)
class Turn:
    """The next step of the main road: which verbs, who does each, and how its conditions stand."""

    verbs: tuple[tuple[Any, str], ...]
    results: tuple[GuardResult, ...]


def turn(subject: Any, actor: Actor) -> Turn | None:
    """Return the next step of the road of a machine that names who does its steps; None at its end or beside it."""
    machine = machine_of(subject)
    road = [str(state) for state in machine.road]
    if subject.state not in road or not any(each.who for each in machine.transitions):
        return None
    at = road.index(subject.state)
    later = road[at + 1 : at + 2]
    steps = [
        each
        for each in machine.transitions
        if subject.state in each.sources and each.who and (callable(each.target) or each.target in later)
    ]
    steps = [each for each in steps if each.offered is None or each.offered(subject)]
    if not steps:
        return None
    results = guard_report(subject, steps[0].verb, actor)
    return Turn(tuple((each.label, str(each.who)) for each in steps), tuple(results))


@dataclass(frozen=True)
class Offer:
    """A verb the person may do here now; ``open_guards`` still stand against it."""

    transition: Transition
    open_guards: tuple[GuardResult, ...] = ()

    @property
    def verb(self) -> str:
        """The verb's code."""
        return self.transition.verb


def offers(subject: Any, actor: Actor, *, hidden: bool = False) -> list[Offer]:
    """Return the verbs that start from the present state and that ``actor`` has the right to do.

    Guards that judge the form's facts (``asks_facts``) are asked when the form is sent.
    """
    machine = machine_of(subject)
    found = []
    for transition in machine.transitions:
        if subject.state not in transition.sources or (transition.hidden and not hidden):
            continue
        if transition.offered and not transition.offered(subject):
            continue
        if not access.has_rule(type(subject), transition.verb) or not access.can(actor, transition.verb, subject):
            continue
        found.append(Offer(transition, tuple(r for r in guard_report(subject, transition.verb, actor) if not r.passed)))
    return found


def guard_report(subject: Any, verb: str, actor: Actor) -> list[GuardResult]:
    """Return the guards of ``verb`` with how they stand; those that judge the form's facts are left for its sending."""
    machine = machine_of(subject)
    return guard_results(machine, machine.transition(verb), Move(verb=verb, subject=subject, actor=actor))
