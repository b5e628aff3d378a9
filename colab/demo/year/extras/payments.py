"""One event that costs something, with payments in every state. No money moves, and no service is asked."""

from datetime import timedelta
from typing import Any

from colab.core import clock
from colab.core.access import Actor
from colab.core.lifecycle import apply
from colab.core.payments.actions.charge import charge
from colab.core.payments.models import Fee, Payment, PaymentPolicy
from colab.core.payments.stripe import Seen
from colab.demo.builders.events import announced_event
from colab.demo.builders.payments import asked
from colab.demo.builders.people import as_actor, make_officer
from colab.demo.world.topics import topics
from colab.demo.year.extras.events import OFFERS
from colab.demo.year.road import unit_of

SYSTEM = Actor.system_("payments")
PAYERS = ("架空 一郎", "架空 二葉", "架空 三奈", "架空 四季", "架空 五月", "架空 六花")


def live(year: Any) -> None:
    """Make a fair with fees for booths and seats, and let six exhibitors pay, or not."""
    with year.at(8):
        event = _fair(year)
        fee = _fee(year, event)
        _seats(year, event)
        payments = [_ask(event, fee, n, name) for n, name in enumerate(PAYERS)]
    with year.at(6):
        _move(payments[1:], as_actor(make_officer("finance", year.programme.office_unit)))


def _fair(year: Any) -> Any:
    teams = year.teams.some(4)
    entries = [
        {"organisation": team, "title": f"{team.name.removeprefix('株式会社')}の{word}"}
        for team, word in zip(teams, OFFERS, strict=True)
    ]
    facts = {"title": "出展料のある展示会で、来場者の相談を受けるには、どうすればよいか",
             "title_en": "How can visitors ask for advice at a fair with booths?", "unit": unit_of(topics()[0], 0),
             "programme": year.programme, "entries": entries, "areas": [topics()[0].area]}  # fmt: skip
    return announced_event(pitches=4, leave=1, challenge=facts, known=True)


def _fee(year: Any, event: Any) -> Fee:
    body = year.programme.body
    PaymentPolicy.objects.create(
        body=body, enabled=True, methods=["card", "konbini", "bank_transfer"], receipt_name=f"{body.name}（架空）",
        registration_number="T8000020130001", contact="会計課（架空） 03-0000-0000",
    )  # fmt: skip
    fee = Fee(programme=year.programme, purpose="event_booth", title="出展料", title_en="Booth", amount_yen=22_000)
    return charge(fee, subject=event)


def _seats(year: Any, event: Any) -> None:
    """A seat costs something as well: who tries the demo can register and pay."""
    fee = Fee(programme=year.programme, purpose="event_seat", title="参加費", title_en="Seat", amount_yen=1_100)
    charge(fee, subject=event)


def _ask(event: Any, fee: Fee, n: int, name: str) -> Payment:
    return asked(
        event, fee, title=f"{event.title} 出展料", payer_name=name, payer_email=f"booth{n}@example.invalid",
        due_at=event.starts_at if event.starts_at > clock.now() else clock.now() + timedelta(days=14),
    )  # fmt: skip


def _move(payments: list[Payment], finance: Actor) -> None:
    waits, paid, part, back, off = payments
    apply("await_payment", waits, actor=SYSTEM, seen=_seen(waits, "pending", "konbini"))
    apply("settle", paid, actor=SYSTEM, seen=_seen(paid, "paid", "card"))
    for payment, yen in ((part, 11_000), (back, 22_000)):
        slip = f"納{payment.pk:06d}"
        taken = apply("record_slip", payment, actor=finance, slip_number=slip, paid_on=clock.today())
        apply("refund", taken, actor=finance, amount_yen=yen, reason="小間の変更による返金（架空）")
    apply("cancel", off, actor=finance, reason="出展の取りやめ（架空）")


def _seen(payment: Payment, status: str, method: str) -> Seen:
    got = payment.amount_yen if status == "paid" else 0
    return Seen(f"cs_demo_{payment.key}", f"pi_demo_{payment.key}", status, method, payment.amount_yen, got, 0)
