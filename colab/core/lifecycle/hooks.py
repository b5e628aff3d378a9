"""What upper rooms hang on a lower room's verbs. Kept by name, so that the order of start-up does not matter."""

from collections import defaultdict
from collections.abc import Callable

from .guards import Guard
from .move import Move

_guards: dict[tuple[str, str], list[Guard]] = defaultdict(list)
_consequences: dict[tuple[str, str], list[Callable[[Move], None]]] = defaultdict(list)
_after_every: list[Callable[[Move], None]] = []


def add_guard(machine: str, verb: str, guard: Guard) -> None:
    """Add a guard to ``verb`` of ``machine``."""
    _guards[machine, verb].append(guard)


def consequence(machine: str, *verbs: str):
    """Run the decorated function inside the transaction, after the verb; what it raises undoes the verb."""

    def declare(function: Callable[[Move], None]) -> Callable[[Move], None]:
        for verb in verbs:
            _consequences[machine, verb].append(function)
        return function

    return declare


def after_every(function: Callable[[Move], None]) -> Callable[[Move], None]:
    """Run the decorated function inside the transaction after every verb of every machine (search, follow notices)."""
    _after_every.append(function)
    return function


def added_guards(machine: str, verb: str) -> list[Guard]:
    """Return the guards upper rooms added."""
    return _guards[machine, verb]


def run_consequences(machine: str, move: Move) -> None:
    """Run the consequences of the verb, then those of every verb."""
    for function in _consequences[machine, move.verb]:
        function(move)
    for function in _after_every:
        function(move)
