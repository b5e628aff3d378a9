"""The engine. No state changes anywhere else."""

import secrets
from collections.abc import Callable, Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from colab.core import access, clock
from colab.core.access import Actor
from colab.core.ledger.append import append
from colab.core.ledger.canonical import plain

from .checks import check_guards, check_state
from .hooks import run_consequences
from .machine import SAME, Machine, Transition, machine_of
from .move import Move, Override
from .refusals import NotAllowed, Refused, Stale
from .refused_log import tells_refusals


@tells_refusals
def apply(
    verb: str,
    subject: Any,
    *,
    actor: Actor,
    expected_version: int | None = None,
    override: Override | None = None,
    recorded: Any = None,
    group: str = "",
    **facts: Any,
) -> Any:
    """Do ``verb`` on ``subject`` and return the fresh row.

    In this order: lock, rights, state, version, guards, effect, save, ledger, consequences; all in one transaction.
    ``expected_version`` is the version the person saw; ``override`` answers a warning of practice; ``recorded`` is the
    confirmed record of a fact done elsewhere. Raises a ``Refused`` that names the rule, and then nothing has changed.
    """
    machine = machine_of(subject)
    transition = machine.transition(verb)
    with transaction.atomic():
        locked = _lock(machine, subject, transition)
        fresh = next(row for row in locked if row.pk == subject.pk and machine.name == row.MACHINE)
        move = Move(
            verb=verb,
            subject=fresh,
            actor=actor,
            facts=facts,
            override=override,
            recorded=recorded,
            group=group,
            locked=locked,
        )
        check_rights(transition, move)
        check_state(machine, transition, fresh)
        if expected_version is not None and fresh.version != expected_version:
            raise Stale
        check_guards(machine, transition, move)
        _perform(machine, transition, move)
    return fresh


def create(subject: Any, *, actor: Actor, payload: dict | None = None, links: Iterable[tuple[str, str]] = ()) -> Any:
    """Save a new subject in its machine's first state, write the first entry of its chain, and return it.

    The caller has asked whether ``actor`` may do so; ``links`` name the chains it grows from. Raises ``Refused`` where
    a constraint stands against it.
    """
    machine = machine_of(subject)
    subject.state = subject.state or machine.initial
    with transaction.atomic():
        try:
            with transaction.atomic():
                subject.save(force_insert=True)
        except IntegrityError as error:
            raise _constraint_refusal(subject, error) from error
        move = Move(verb="create", subject=subject, actor=actor, target=subject.state, links=list(links))
        _write_ledger(machine, move, payload or {})
        run_consequences(machine.name, move)
    return subject


def apply_many(
    verb: str,
    subjects: Iterable[Any],
    *,
    actor: Actor,
    group: str = "",
    facts_for: Callable[[Any], dict] | None = None,
    **facts: Any,
) -> list[Any]:
    """Do ``verb`` on all ``subjects`` at one stroke: ordered locks, an entry each, one group id, all or none."""
    group = group or secrets.token_hex(8)
    ordered = sorted(subjects, key=lambda subject: (machine_of(subject).rank, subject.pk))
    if not ordered:
        return []
    with transaction.atomic():
        _lock_all(machine_of(ordered[0]).transition(verb), ordered)
        return [
            apply(verb, subject, actor=actor, group=group, **facts, **(facts_for(subject) if facts_for else {}))
            for subject in ordered
        ]


def check_rights(transition: Transition, move: Move) -> None:
    """Raise ``NotAllowed`` unless the actor may do the verb on the subject."""
    if move.actor.is_system:
        if transition.by_system:
            return
        raise NotAllowed
    if move.recorded is not None and move.recorded.confirmed_by_id == move.actor.user_id:
        return  # the record was confirmed by a second officer with the right to do so; law checks that
    if not access.has_rule(type(move.subject), transition.verb) or not access.can(
        move.actor, transition.verb, move.subject
    ):
        raise NotAllowed


def _lock(machine: Machine, subject: Any, transition: Transition) -> list[Any]:
    wanted = {(machine.rank, machine.name, subject.pk): subject}
    for other in _also(transition, subject):
        other_machine = machine_of(other)
        wanted[other_machine.rank, other_machine.name, other.pk] = other
    return [
        type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)
        for _order, row in sorted(wanted.items(), key=lambda item: item[0])
    ]


def _lock_all(transition: Transition, subjects: list[Any]) -> None:
    """Lock all subjects of a stroke, and what each also locks, before the first of them moves: one order for all."""
    rows = [row for subject in subjects for row in (*_also(transition, subject), subject)]
    wanted = {(machine_of(row).rank, machine_of(row).name, row.pk): row for row in rows}
    for _order, row in sorted(wanted.items(), key=lambda item: item[0]):
        type(row)._default_manager.select_for_update(no_key=True).filter(pk=row.pk).first()


def _also(transition: Transition, subject: Any) -> Iterable[Any]:
    return transition.also_locks(subject) if transition.also_locks else ()


def _perform(machine: Machine, transition: Transition, move: Move) -> None:
    subject = move.subject
    move.source = subject.state
    target = transition.target(move) if callable(transition.target) else transition.target
    move.target = subject.state if target == SAME else str(target)
    payload = transition.effect(move) if transition.effect else None
    if payload is None:
        payload = {name: value for name, value in move.facts.items() if name not in transition.quiet}
    if move.target != move.source:
        subject.state = move.target
        subject.state_since = clock.now()
    _save(subject, move.source, step=0 if transition.unnoticed else 1)
    _write_ledger(machine, move, payload)
    run_consequences(machine.name, move)
    move.run_afterwards()


def _save(subject: Any, source: str, *, step: int) -> None:
    """Compare and set: on a database without row locks this is what keeps two officers apart.

    ``step``: by how much the version grows.
    """
    rows = type(subject)._default_manager.filter(pk=subject.pk, state=source, version=subject.version)
    try:
        with transaction.atomic():
            if not rows.update(version=F("version") + step):
                raise Stale
            subject.version += step
            subject.save()
    except IntegrityError as error:
        raise _constraint_refusal(subject, error) from error


def _constraint_refusal(subject: Any, error: IntegrityError) -> Refused:
    for constraint in subject._meta.constraints:
        if _is_named(constraint, subject, str(error)) and constraint.violation_error_message:
            return Refused(constraint.violation_error_message, code=f"constraint:{constraint.name}")
    raise error


def _is_named(constraint: Any, subject: Any, text: str) -> bool:
    """SQLite names the columns of a unique constraint, not the constraint."""
    fields = getattr(constraint, "fields", ())
    table, column = subject._meta.db_table, lambda name: subject._meta.get_field(name).column
    columns = ", ".join(f"{table}.{column(name)}" for name in fields)
    return constraint.name in text or bool(fields) and text.endswith(f": {columns}")


def _write_ledger(machine: Machine, move: Move, payload: dict) -> None:
    body = {"from": move.source, "to": move.target, **plain(payload)}
    if move.override:
        body["override"] = {"authority": move.override.authority, "reason": move.override.reason}
    if move.recorded:
        body["recorded"] = move.recorded.as_evidence()
    append(
        machine.name,
        move.subject.key,
        move.verb,
        actor=move.actor,
        payload=body,
        fact_on=move.fact_on,
        private=move.private or None,
        links=move.links,
        group=move.group,
    )
