"""The questions asked before a verb: state and guards."""

from typing import Any

from .guards import Guard, GuardResult, Level
from .hooks import added_guards
from .machine import Machine, Transition
from .move import Move
from .refusals import GuardFailed, Warned, WrongState


def check_state(machine: Machine, transition: Transition, subject: Any) -> None:
    """Raise ``WrongState`` unless the verb starts from the present state."""
    if subject.state not in transition.sources:
        raise WrongState(transition.label, machine.state_label(subject.state))


def guards_of(machine: Machine, transition: Transition) -> list[Guard]:
    """Return the guards of the table and those added from above."""
    return [*transition.guards, *added_guards(machine.name, transition.verb)]


def guard_results(machine: Machine, transition: Transition, move: Move) -> list[GuardResult]:
    """Ask every guard that can be asked before the form is sent; none stops the others."""
    return [
        GuardResult(guard, bool(guard.check(move)), guard.found_words(move))
        for guard in guards_of(machine, transition)
        if not guard.asks_facts
    ]


def check_guards(machine: Machine, transition: Transition, move: Move) -> None:
    """Raise ``GuardFailed`` at the first hard guard that fails, ``Warned`` for practices without an override."""
    warnings = []
    for guard in guards_of(machine, transition):
        if guard.check(move):
            continue
        if guard.level != Level.PRACTICE:
            raise GuardFailed(guard)
        warnings.append(guard)
    if warnings and not move.override:
        raise Warned(warnings)
