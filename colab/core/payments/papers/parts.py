"""What the papers of a payment have in common."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from colab.core.payments.models import Payment, tax_in
from colab.core.ui.papers import print_pdf

TEMPLATE = Path(__file__).with_name("paper.typ")


def pdf(payment: Payment, data: dict[str, Any], moment: datetime) -> bytes:
    """Return the paper as PDF, with a code that leads to the payer's page."""
    return print_pdf(TEMPLATE, data, qr=settings.SITE_URL + payment.get_absolute_url(), moment=moment)


def issuer(payment: Payment) -> dict[str, str]:
    """Return what a receipt printed now says of the body and of the fee; nothing where the body takes no payments.

    Kept with the payment when its money is booked: an invoice handed out once does not change its name, number or
    ordinance because the body does (消費税法第57条の4第6項 asks the issuer to keep it as it was handed out).
    """
    policy = getattr(payment.body, "payment_policy", None)
    if policy is None:
        return {}
    return {
        "name": policy.receipt_name,
        "registration": policy.registration_number,
        "contact": policy.contact,
        "ordinance": payment.fee.ordinance,
    }


def issued_by(payment: Payment) -> dict[str, str]:
    """Return what the receipt says of the body; where it was booked before that was kept, as it is today."""
    return payment.issued_by or issuer(payment)


def tax(amount_yen: int, percent: int) -> list[tuple[str, str]]:
    """Return the lines that say how much tax is in a sum."""
    if not percent:
        return [("消費税等 / Consumption tax", "なし / none")]
    tax_yen = tax_in(amount_yen, percent)
    return [
        (f"内訳 {percent}%対象 / Net at {percent}%", f"¥{amount_yen - tax_yen:,}"),
        (f"消費税等 {percent}% / Consumption tax", f"¥{tax_yen:,}"),
    ]


def frame(payment: Payment, *, title: tuple[str, str], amount_yen: int, rows: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the data of a paper: title in both languages, whom it is for, the sum, its lines, and the body."""
    body = issued_by(payment)
    return {
        "title": title[0],
        "title_en": title[1],
        "payer": f"{payment.payer_name} 様",
        "amount": f"¥{amount_yen:,}",
        "amount_note": "税込 / tax included",
        "rows": [[name, str(value)] for name, value in rows],
        "issuer": body["name"],
        "registration": f"登録番号 {body['registration']}" if body["registration"] else "",
        "contact": body["contact"],
        "sample": "見本" if settings.DEMO_MODE else "",
        "sample_note": "架空のデモデータ" if settings.DEMO_MODE else "",
    }
