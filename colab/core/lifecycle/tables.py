"""The transition tables in the docs, made from the machines themselves."""

from django.utils import translation

from colab.core.access.tables import words_of

from .hooks import added_guards
from .machine import SAME, Machine, Transition, all_machines


def transition_tables() -> str:
    """Return docs/states.md in English: one table per machine, in the order of locks."""
    with translation.override("en"):
        parts = [
            "# States and verbs\n",
            "Printed by `manage.py transition_tables > docs/states.md` from the machines; a test keeps it equal.",
            "`=` keeps the state. ⚖ may also be recorded as done elsewhere. Guards from statute name their article;",
            "guards of practice warn and go on with authority and reason.",
        ]
        ours = [machine for machine in all_machines() if not machine.model.__module__.startswith("tests")]
        for machine in sorted(ours, key=lambda m: (m.rank, m.name)):
            parts.append(_table(machine))
    return "\n".join(parts) + "\n"


def _table(machine: Machine) -> str:
    states = ", ".join(f"`{value}`" for value in machine.states.values)
    head = [f"\n## {machine.label} (`{machine.name}`)\n", f"Begins as `{machine.initial}`. States: {states}.\n"]
    rows = ["| Verb | From | To | Who | Guards |", "| --- | --- | --- | --- | --- |"]
    for row in machine.transitions:
        sources = "any" if len(row.sources) == len(machine.states.values) else ", ".join(row.sources)
        guards = "; ".join(_guard(guard) for guard in [*row.guards, *added_guards(machine.name, row.verb)])
        verb = f"`{row.verb}`{' ⚖' if row.legal else ''}"
        rows.append(f"| {verb} | {sources} | {_target(row)} | {_who(machine, row)} | {guards} |")
    return "\n".join(head + rows)


def _target(row: Transition) -> str:
    if callable(row.target):
        return "depends on the facts"
    return SAME if row.target == SAME else row.target


def _who(machine: Machine, row: Transition) -> str:
    words = words_of(machine.model, row.verb).replace("|", "/")
    system = "the clock, or a consequence of another verb" if row.by_system else ""
    return "; ".join(part for part in (words, system) if part)


def _guard(guard) -> str:
    article = f" ({guard.article})" if guard.article else ""
    return f"{guard.text}{article}".replace("|", "/")
