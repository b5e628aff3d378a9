"""The receipt; a simplified qualified invoice (適格簡易請求書, 消費税法第57条の4第2項) where the body is registered."""

from pathlib import Path

from django.conf import settings

from colab.core.clock import date_words
from colab.core.payments.enums import Method
from colab.core.payments.models import Payment
from colab.core.ui.papers import print_pdf

TEMPLATE = Path(__file__).with_name("receipt.typ")


def receipt_pdf(payment: Payment) -> bytes:
    """Return the receipt (領収書) as PDF, the same bytes each time it is printed of the same state."""
    address = settings.SITE_URL + payment.get_absolute_url()
    return print_pdf(TEMPLATE, _data(payment), qr=address, moment=payment.paid_at)


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


def _tax(payment: Payment) -> list[tuple[str, str]]:
    if not payment.tax_percent:
        return [("消費税等 / Consumption tax", "なし / none")]
    net, percent = payment.amount_yen - payment.tax_yen, payment.tax_percent
    return [
        (f"内訳 {percent}%対象 / Net at {percent}%", f"¥{net:,}"),
        (f"消費税等 {percent}% / Consumption tax", f"¥{payment.tax_yen:,}"),
    ]


def _data(payment: Payment) -> dict:
    issued_by = payment.issued_by or issuer(payment)  # booked before it was kept: as it is today
    rows = [
        ("領収書番号 / Receipt number", payment.code),
        ("領収日 / Received on", date_words(payment.paid_at.astimezone().date())),
        ("但し / For", payment.title),
        *_tax(payment),
        ("支払方法 / Paid by", Method(payment.method).label),
    ]
    if issued_by["ordinance"]:
        rows.append(("根拠 / Charged under", issued_by["ordinance"]))
    if payment.refunded_yen:
        rows.append(("返金額 / Given back", f"¥{payment.refunded_yen:,}"))
    return {
        "title": "領収書",
        "title_en": "Receipt",
        "payer": f"{payment.payer_name} 様",
        "amount": f"¥{payment.amount_yen:,}",
        "amount_note": "税込 / tax included",
        "rows": [[name, str(value)] for name, value in rows],
        "issuer": issued_by["name"],
        "registration": f"登録番号 {issued_by['registration']}" if issued_by["registration"] else "",
        "contact": issued_by["contact"],
        "sample": "見本" if settings.DEMO_MODE else "",
        "sample_note": "架空のデモデータ" if settings.DEMO_MODE else "",
    }
