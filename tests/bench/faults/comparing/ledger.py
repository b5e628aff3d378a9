"""The chains verify, and hold one entry for each verb that was acknowledged and none beside."""

from collections import Counter

from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.people import Stage

BY_ITSELF = {("round", "freeze_rubric"), ("pitch", "scan_done")}
"""What the site does in consequence."""


def compare(stage: Stage) -> Finding:
    """Count entries by machine and verb since the first action."""
    from colab.core.ledger.models import LedgerEntry
    from colab.core.ledger.verify import verify_all

    new = LedgerEntry.objects.order_by("pk")[stage.world.entries :]
    there = Counter(new.values_list("machine", "verb"))
    expected = Counter(stage.diary.verbs) + _of_payments(stage)
    finding = Finding("ledger entries", sum(expected.values()))
    report = verify_all()
    finding.lost += [f"broken: {one}" for one in report.breaks[:5]]
    for key in there.keys() | expected.keys():
        if key in BY_ITSELF:
            continue
        if there[key] < expected[key]:
            finding.lost.append(f"{key}: {there[key]} of {expected[key]}")
        if there[key] > expected[key]:
            finding.doubled.append(f"{key}: {there[key]} instead of {expected[key]}")
    beside = sum(there[key] for key in BY_ITSELF)
    finding.notes.append(f"{sum(there.values())} new, {beside} of them by the site itself; {report.entries} verified")
    return finding


def _of_payments(stage: Stage) -> Counter:
    """What must stand in the chains of payments, by the payment service's books."""
    from tests.bench.faults.people import till_sessions

    sessions = till_sessions(stage)
    used = [one for one in sessions if one["status"] == "complete"]
    paid = [one for one in used if one["payment_status"] == "paid"]
    return Counter({("payment", "create"): len(stage.diary.registered), ("payment", "begin"): len(sessions),
                    ("payment", "await_payment"): _waited(), ("payment", "settle"): len(paid)})  # fmt: skip


def _waited() -> int:
    """Payments by slip or transfer whose money had not come when they were read: at most once each."""
    from colab.core.ledger.models import LedgerEntry

    rows = LedgerEntry.objects.filter(machine="payment", verb="await_payment")
    return rows.values("subject_key").distinct().count()
