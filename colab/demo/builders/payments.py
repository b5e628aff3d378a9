"""Payments: a body that takes them, a fee, something to pay."""

from typing import Any

from colab.core.access import Actor
from colab.core.organisations.models import Programme
from colab.core.payments.actions.ask import ask
from colab.core.payments.models import Fee, Payment, PaymentPolicy
from colab.demo.builders.people import make_programme

ALL_WAYS = ["card", "konbini", "bank_transfer", "paypay"]


def charging_programme(programme: Programme | None = None, **policy: Any) -> Programme:
    """Return a programme whose body takes payments in all ways."""
    programme = programme or make_programme()
    facts = {"enabled": True, "methods": ALL_WAYS, "receipt_name": f"{programme.body.name}（架空）",
             "registration_number": "T8000020130001", "contact": "会計課 03-0000-0000"}  # fmt: skip
    PaymentPolicy.objects.update_or_create(body=programme.body, defaults=facts | policy)
    return programme


def make_fee(programme: Programme | None = None, **columns: Any) -> Fee:
    """Return a fee of 3,300 yen for a seat."""
    facts = {"purpose": "event_seat", "title": "参加費", "title_en": "Seat", "amount_yen": 3300}
    return Fee.objects.create(programme=programme or charging_programme(), **(facts | columns))


def asked(subject: Any, fee: Fee | None = None, **facts: Any) -> Payment:
    """Return an open payment for ``subject``."""
    who = {"title": "参加費", "payer_name": "山田 花子", "payer_email": "hanako@example.com"}
    return ask(fee=fee or make_fee(), subject=subject, actor=Actor.system_("demo"), **(who | facts))
