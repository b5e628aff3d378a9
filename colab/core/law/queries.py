"""Records that wait, and what may be recorded on a subject."""

from typing import Any

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.law.actions.record import may_record
from colab.core.law.models import RecordedFact
from colab.core.law.models.records import RecordState


def records_of(subject: Any):
    """Return the records of a subject, newest first."""
    rows = RecordedFact.objects.filter(machine=subject.MACHINE, subject_key=subject.key)
    return rows.select_related("recorded_by", "confirmed_by").order_by("-recorded_at", "-pk")


def recordable(subject: Any, actor: Actor) -> list:
    """Return the legal verbs that start from the present state and that ``actor`` may record as done elsewhere."""
    machine = lifecycle.machine_of(subject)
    verbs = [
        t
        for t in machine.transitions
        if t.legal and subject.state in t.sources and (t.offered is None or t.offered(subject))
    ]
    return [transition for transition in verbs if may_record(actor, subject, transition.verb)]


def to_confirm(actor: Actor) -> list[tuple[RecordedFact, Any]]:
    """Return (record, subject) for all records that wait and that ``actor``, as second officer, may confirm."""
    if actor.is_anonymous or not actor.grants.is_staff or actor.grants.is_auditor:
        return []
    waiting = RecordedFact.objects.filter(state=RecordState.WAITING).exclude(recorded_by=actor.user)
    found = []
    for row in waiting.select_related("recorded_by").order_by("recorded_at", "pk")[:200]:
        subject = lifecycle.load(row.machine, row.subject_key)
        if may_record(actor, subject, row.verb):
            found.append((row, subject))
    return found
