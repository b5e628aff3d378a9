"""Every legal step there is, read from the machines themselves: nobody keeps a second list."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from colab.core.law.articles import Article
from colab.core.lifecycle import Guard, Level, Machine, all_machines
from colab.core.lifecycle.checks import guards_of


@dataclass
class Step:
    """A guard at one state of a machine, and the verbs it stands before."""

    machine: Machine
    state: str
    guard: Guard
    verbs: list[Any] = field(default_factory=list)

    @property
    def article(self) -> Article | None:
        """The article, where it is one of a statute."""
        return self.guard.article if isinstance(self.guard.article, Article) else None

    @property
    def kind(self) -> str:
        """ "statute", "practice" or "rule"."""
        return str(self.guard.level)

    @property
    def anchor(self) -> str:
        """The step's place on the page."""
        return f"{self.state}-{self.guard.id}"


@dataclass(frozen=True)
class Group:
    """The steps that stand open in one state of a machine."""

    state: str
    label: Any
    steps: list[Step]


def groups(machine: Machine) -> list[Group]:
    """Return the states of ``machine`` with their steps: the road first and in its order, then the rest."""
    order = [str(each) for each in machine.road]
    states = [str(each.value) for each in machine.states]
    found = [Group(state, machine.state_label(state), _steps(machine, state)) for state in _sorted(states, order)]
    return [group for group in found if group.steps]


def _sorted(states: list[str], order: list[str]) -> list[str]:
    return sorted(states, key=lambda state: (order.index(state) if state in order else len(order), states.index(state)))


def _steps(machine: Machine, state: str) -> list[Step]:
    found: dict[str, Step] = {}
    for transition in machine.transitions:
        for guard in guards_of(machine, transition) if state in transition.sources else ():
            step = found.setdefault(guard.id, Step(machine, state, guard))
            step.verbs.append(transition.label)
    return sorted(found.values(), key=lambda step: (Level.STATUTE, Level.PRACTICE, Level.RULE).index(step.guard.level))


def machines() -> list[tuple[Machine, int]]:
    """Return the machines that have guards, those of the law first, each with the number of its different guards."""
    counted = [(machine, _ids(machine)) for machine in all_machines()]
    rows = [(machine, len(ids), sum(legal for legal in ids.values())) for machine, ids in counted if ids]
    return [(machine, total) for machine, total, legal in sorted(rows, key=lambda row: -row[2])]


def _ids(machine: Machine) -> dict[str, bool]:
    guards = [guard for transition in machine.transitions for guard in guards_of(machine, transition)]
    return {guard.id: guard.level != Level.RULE for guard in guards}


def all_steps() -> Iterator[Step]:
    """Yield every step of every machine, for the download."""
    for machine, _count in machines():
        for group in groups(machine):
            yield from group.steps
