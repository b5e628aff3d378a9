"""Confirm or refuse a record, by a second officer."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import clock, lifecycle
from colab.core.access import Actor
from colab.core.law.models import RecordedFact
from colab.core.law.models.records import RecordState
from colab.core.ledger.append import append
from colab.core.lifecycle import NotAllowed, Override, Refused, screens

from .record import may_record


def confirm(*, record: RecordedFact, actor: Actor, override: Override | None = None) -> Any:
    """Confirm a record and do its verb with the date of the fact; return the subject.

    Order: lock the record, check that it waits, that the officer is a second one with the right to do so, validate the
    facts again by the verb's form, then the engine. Raises ``Refused``; the record waits on when the engine refuses.
    """
    with transaction.atomic():
        row = _waiting(record, actor)
        subject = lifecycle.load(row.machine, row.subject_key)
        if not may_record(actor, subject, row.verb):
            raise NotAllowed
        facts = facts_from(row, subject, actor)
        row.state, row.confirmed_by, row.confirmed_at = RecordState.CONFIRMED, actor.user, clock.now()
        row.save(update_fields=["state", "confirmed_by", "confirmed_at"])
        return lifecycle.apply(row.verb, subject, actor=actor, recorded=row, override=override, **facts)


def refuse(*, record: RecordedFact, actor: Actor, note: str) -> RecordedFact:
    """Refuse a record with a note; nothing else changes but one ledger entry. Raises ``Refused``."""
    with transaction.atomic():
        row = _waiting(record, actor)
        subject = lifecycle.load(row.machine, row.subject_key)
        if not may_record(actor, subject, row.verb):
            raise NotAllowed
        row.state, row.confirmed_by, row.confirmed_at, row.note = RecordState.REFUSED, actor.user, clock.now(), note
        row.save(update_fields=["state", "confirmed_by", "confirmed_at", "note"])
        append(
            row.machine,
            row.subject_key,
            "record_refused",
            actor=actor,
            payload={"verb": row.verb, "record": row.key, "note": note},
        )
    return row


def facts_from(row: RecordedFact, subject: Any, actor: Actor) -> dict:
    """Return the facts of a record, validated again by the verb's form; raises ``Refused`` when they no longer fit."""
    form = screens.get_form(row.machine, row.verb)(row.data, None, subject=subject, actor=actor)
    if not form.is_valid():
        raise Refused(_("The recorded facts no longer fit the form. Record them again."), code="record_stale")
    return screens.facts_of(form)


def _waiting(record: RecordedFact, actor: Actor) -> RecordedFact:
    row = RecordedFact.objects.select_for_update(no_key=True).get(pk=record.pk)
    if row.state != RecordState.WAITING:
        raise Refused(_("This record has been dealt with already."), code="record_done")
    if row.recorded_by_id == actor.user_id:
        raise Refused(
            _("A record is confirmed by a second officer, not by the one who recorded it."),
            code="second_officer",
            next_step=_("Ask a colleague with the same right."),
        )
    return row
