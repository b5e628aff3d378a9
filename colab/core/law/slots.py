"""On every subject's page: what was recorded, and what may be."""

from colab.core.law.queries import recordable, records_of
from colab.core.lifecycle import slots
from colab.core.lifecycle.machine import get_machine


def block(request, subject) -> dict | None:
    """Return the records and the verbs that may be recorded; None where there is neither."""
    machine = get_machine(subject.MACHINE)
    rows = list(records_of(subject))
    for row in rows:
        row.label = machine.transition(row.verb).label
    verbs = recordable(subject, request.actor)
    inside = request.actor.grants.is_staff
    return {"subject": subject, "records": rows, "verbs": verbs} if inside and (rows or verbs) else None


slots.add("subject", "law/records_slot.html", block, order=80)
