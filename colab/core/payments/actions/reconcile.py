"""Comparing our books with those of the payment service, payment by payment, to the yen.

A comparison goes on in portions, each an item of the outbox; how far it has come, and what was found, is in the
database after each of them.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from colab.core import clock, outbox
from colab.core.lifecycle import Refused
from colab.core.payments.actions.portions import FIRST, WINDOW, last_differences, portion
from colab.core.payments.models import ComparedSession, Comparison, Reconciliation
from colab.core.payments.stripe import Away, gateway
from colab.core.payments.tasks import COMPARE

PATIENCE = timedelta(hours=2)
"""So long a service that is away is waited for; then the comparison ends with what it has."""
DEAD = timedelta(hours=12)
"""One that has not moved for so long was given up by the outbox; it ends when the next is to begin."""


def start() -> Comparison:
    """Begin a comparison and queue its first portion; return it.

    Raises ``Refused`` while one is under way, and where the site does not know the payment service.
    """
    if gateway() is None:
        raise Refused(
            _("The payment service is not set up here: there is nothing to compare with."), code="payment.off"
        )
    for dead in Comparison.objects.filter(moved_at__lt=clock.now() - DEAD):
        finish(dead, complete=False)
    with transaction.atomic():
        run, new = _under_way()
        if not new:
            raise Refused(_("A comparison is under way already. Its result will stand here."), code="payment.comparing")
        _queue(run.pk, run.step)
    return run


def go_on(pk: int, step: int) -> None:
    """Do the portion ``step`` of a comparison and queue the next; done twice, it does nothing the second time.

    Raises ``Away`` while the service cannot be asked and is still to be waited for.
    """
    run, till = Comparison.objects.filter(pk=pk, step=step).first(), gateway()
    if run is None:
        return
    try:
        then = portion(run, till) if till else None
    except Away:
        if clock.now() - run.moved_at < PATIENCE:
            raise
        till = None
    if till is None or then is None:
        finish(run, complete=till is not None)
        return
    stage, cursor = then
    with transaction.atomic():
        here = Comparison.objects.filter(pk=pk, step=step)
        if here.update(stage=stage, cursor=cursor, step=F("step") + 1, moved_at=clock.now()):
            _queue(pk, step + 1)


def reconcile() -> Reconciliation | None:
    """Compare all at once, here and now (drills and tests); None where the site does not know the payment service."""
    till = gateway()
    if till is None:
        return None
    run, _new = _under_way()
    try:
        while then := portion(run, till):
            run.stage, run.cursor = then
            run.step, run.moved_at = run.step + 1, clock.now()
            run.save()
    except Away:
        return finish(run, complete=False)
    return finish(run, complete=True)


def finish(run: Comparison, *, complete: bool) -> Reconciliation | None:
    """Leave the result of a comparison, also of one that did not come to its end; None where another one has done so.

    What differed before and was not reached this time is told again: no difference is lost by a service that is away.
    """
    lines = list(run.lines.order_by("pk"))
    found = [each for line in lines for each in line.differences]
    if not complete:
        reached = {line.session_id for line in lines}
        found += [each for each in last_differences() if _place(each) not in reached]
    with transaction.atomic():
        if not Comparison.objects.filter(pk=run.pk).delete()[1].get(Comparison._meta.label):
            return None
        return Reconciliation.objects.create(
            made_at=clock.now(), since=run.since, complete=complete, differences=found, bodies=_by_body(lines),
            payments=sum(line.booked_yen is not None for line in lines),
            booked_yen=sum(line.booked_yen or 0 for line in lines), held_yen=sum(line.held_yen for line in lines),
        )  # fmt: skip


def _under_way() -> tuple[Comparison, bool]:
    moment = clock.now()
    facts = {"begun_at": moment, "moved_at": moment, "since": moment - WINDOW, "stage": FIRST}
    return Comparison.objects.get_or_create(slot=1, defaults=facts)


def _queue(pk: int, step: int) -> None:
    outbox.put(COMPARE, {"comparison": pk, "step": step}, key=f"{pk}-{step}")


def _place(difference: dict) -> str:
    return difference.get("session") or f"payment:{difference.get('payment', '')}"


def _by_body(lines: list[ComparedSession]) -> dict[str, dict[str, int]]:
    bodies: dict[str, dict[str, int]] = {}
    for line in lines:
        if line.body_id:
            sums = bodies.setdefault(str(line.body_id), {"payments": 0, "booked_yen": 0, "held_yen": 0})
            sums["payments"] += line.booked_yen is not None
            sums["booked_yen"] += line.booked_yen or 0
            sums["held_yen"] += line.held_yen
    return bodies
