"""Seats and payments against the books of the payment service."""

from collections import Counter

from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.people import Stage, till_sessions


def seats(stage: Stage) -> Finding:
    """One seat and one payment for each address that registered."""
    from colab.core.payments.models import Payment
    from pitches.events.models import EventSeat

    known, finding = stage.diary.registered, Finding("seats", len(stage.diary.registered))
    there = Counter(EventSeat.objects.filter(host__key=stage.world.event).values_list("email", flat=True))
    asked = Counter(Payment.objects.values_list("payer_email", flat=True))
    for email in known:
        if not there[email] or not asked[email]:
            finding.lost.append(f"{email}: {there[email]} seats, {asked[email]} payments")
    finding.doubled += [f"{email}: {times} seats" for email, times in there.items() if times > 1]
    finding.doubled += [f"{email}: {times} payments" for email, times in asked.items() if times > 1]
    return finding


def payments(stage: Stage) -> Finding:
    """What is booked is what the till holds, to the yen; nobody paid twice; who paid has a confirmed seat."""
    from colab.core.payments.actions.reconcile import reconcile
    from colab.core.payments.models import Payment
    from pitches.events.models import EventSeat

    sessions = till_sessions(stage)
    held = {one["client_reference_id"]: one["amount_total"] for one in sessions if one["payment_status"] == "paid"}
    taken = Counter(one["client_reference_id"] for one in sessions if one["payment_status"] == "paid")
    rows = {row.key: row for row in Payment.objects.all()}
    paid = {key: row for key, row in rows.items() if row.state == "paid"}
    finding = Finding("payments", len(stage.diary.paid))
    finding.lost += [f"{key}: paid, booked as {rows[key].state}" for key in held if key not in paid]
    finding.doubled += [f"{key}: booked, never paid" for key in paid if key not in held]
    finding.doubled += [f"{key}: charged {times} times" for key, times in taken.items() if times > 1]
    confirmed = set(EventSeat.objects.filter(status="confirmed").values_list("payment_key", flat=True))
    finding.lost += [f"{key}: paid, the seat is not confirmed" for key in paid if key not in confirmed]
    codes = Counter(row.code for row in paid.values())
    finding.doubled += [f"receipt {code} {times} times" for code, times in codes.items() if times > 1]
    compared = reconcile()
    if compared.differences or not compared.complete:
        finding.lost.append(f"the books differ: {compared.differences[:3]}")
    pending = sum(1 for row in rows.values() if row.state == "pending")
    finding.notes.append(f"booked ¥{compared.booked_yen:,}, the till holds ¥{sum(held.values()):,}")
    finding.notes.append(f"{len(paid)} paid, {pending} on their way")
    return finding
