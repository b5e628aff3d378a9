"""Record a fact of law that was done elsewhere."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock
from colab.core.access import Actor
from colab.core.law.models import RecordedFact
from colab.core.ledger.append import append
from colab.core.lifecycle import NotAllowed, Refused, machine_of


def record(
    *,
    subject: Any,
    verb: str,
    actor: Actor,
    data: dict,
    decision_number: str,
    deciding_post: str,
    fact_on: date,
    where: str = "",
    scan_key: str = "",
    scan_sha256: str = "",
) -> RecordedFact:
    """Keep a fact done elsewhere until a second officer confirms it; the subject's state stays as it is.

    ``data`` is the verb's form as typed. Checks the right to record (the verb itself, or "record"), that the verb is a
    legal one and that the date of the fact is not in the future; then writes the row and one ledger entry.
    Raises ``Refused``.
    """
    transition = machine_of(subject).transition(verb)
    if not transition.legal:
        raise Refused(_("Only facts of law can be recorded as done elsewhere."), code="not_legal")
    if not may_record(actor, subject, verb):
        raise NotAllowed
    if fact_on > clock.today():
        raise Refused(_("The date of the fact lies in the future."), code="future_fact")
    with transaction.atomic():
        row = RecordedFact.objects.create(
            machine=subject.MACHINE,
            subject_key=subject.key,
            verb=verb,
            data=data,
            decision_number=decision_number,
            deciding_post=deciding_post,
            fact_on=fact_on,
            where=where,
            scan_key=scan_key,
            scan_sha256=scan_sha256,
            recorded_by=actor.user,
        )
        payload = {"verb": verb, **row.as_evidence()}
        append(subject.MACHINE, subject.key, "record", actor=actor, payload=payload, fact_on=fact_on)
    return row


def may_record(actor: Actor, subject: Any, verb: str) -> bool:
    """Whether ``actor`` may record or confirm ``verb`` as done elsewhere: who may do it, or who keeps the records."""
    model = type(subject)
    return any(access.has_rule(model, name) and access.can(actor, name, subject) for name in (verb, "record"))
