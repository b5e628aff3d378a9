"""The table: states, verbs, who, guards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .guards import Guard

SAME = "="
"""A target that leaves the state as it is: a verb that changes facts only."""


@dataclass(frozen=True)
class Transition:
    """One verb: from which states, to which, under which guards, with which effect.

    ``effect(move)`` sets columns on ``move.subject`` and may create rows of its own room; it returns what the ledger
    keeps (a dict), or None to keep the facts as given, without those named in ``quiet``. ``target`` may be a function
    of the move. ``also_locks(subject)`` names other subjects to lock. ``legal``: a fact of law, which may also be
    recorded as done elsewhere. ``by_system``: the clock or a consequence may do it without a rule.
    """

    verb: str
    sources: tuple[str, ...]
    target: str | Callable[[Any], str]
    label: Any = ""
    guards: tuple[Guard, ...] = ()
    effect: Callable[[Any], dict | None] | None = None
    quiet: tuple[str, ...] = ()
    also_locks: Callable[[Any], Iterable[Any]] | None = None
    legal: bool = False
    danger: bool = False
    by_system: bool = False
    hidden: bool = False
    """Not offered as a button (done by a page of its own, or by the clock)."""
    unnoticed: bool = False
    """Nobody with the page open is refused as late because of it: it changes nothing they decide on, or they may not
    notice it (then a guard keeps apart those who may)."""
    offered: Callable[[Any], bool] | None = None
    """Whether the button makes sense for this subject (what is done once is not offered again); guards still stand."""
    help: Any = ""
    who: Any = ""
    """Who does it, in words for the screen: named where "whose turn it is" is shown."""


def T(verb: str, sources: Iterable[str], target: Any, **options: Any) -> Transition:  # noqa: N802 - a row of the table
    """Return one row of a transition table."""
    options["guards"] = tuple(options.get("guards", ()))
    options["quiet"] = tuple(options.get("quiet", ()))
    if not callable(target):
        target = str(target)
    return Transition(verb=verb, sources=tuple(str(s) for s in sources), target=target, **options)


@dataclass
class Machine:
    """A state machine: the model, its states, its verbs, and its place in the order of locks."""

    name: str
    model: type
    states: type
    rank: int
    transitions: list[Transition]
    label: Any = ""
    initial: str = "draft"
    road: tuple[str, ...] = ()
    """The states of the main road, in order, for the stage bar."""
    tones: dict[str, str] = field(default_factory=dict)
    """State → tone of its chip: neutral, info, progress, success, warning, danger."""

    def __post_init__(self):
        self.by_verb = {transition.verb: transition for transition in self.transitions}
        if len(self.by_verb) != len(self.transitions):
            raise ValueError(f"machine {self.name}: a verb stands twice")

    def transition(self, verb: str) -> Transition:
        """Return the row of ``verb``; raises ``KeyError`` when there is none."""
        return self.by_verb[verb]

    def leaves(self, state: str) -> bool:
        """Whether any verb that people are offered leads out of ``state``."""
        return any(state in each.sources and each.target != SAME and not each.hidden for each in self.transitions)

    def state_label(self, state: str) -> Any:
        """Return the state in the language of the reader."""
        return self.states(state).label

    def tone(self, state: str) -> str:
        """Return the tone of the chip for ``state``."""
        tone = self.tones.get(str(state), "neutral")
        return "info" if tone == "progress" else tone


_machines: dict[str, Machine] = {}


def register(machine: Machine) -> Machine:
    """Make ``machine`` known under its name; raises ``ValueError`` when the name is taken."""
    if machine.name in _machines:
        raise ValueError(f"machine {machine.name} is registered already")
    _machines[machine.name] = machine
    return machine


def get_machine(name: str) -> Machine:
    """Return the machine called ``name``; raises ``KeyError``."""
    return _machines[name]


def all_machines() -> list[Machine]:
    """Return all machines in the order of their locks."""
    return sorted(_machines.values(), key=lambda machine: (machine.rank, machine.name))


def machine_of(subject: Any) -> Machine:
    """Return the machine of a subject or of its class."""
    return _machines[subject.MACHINE]
