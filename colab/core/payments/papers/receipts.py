"""The receipt; a simplified qualified invoice (適格簡易請求書, 消費税法第57条の4第2項) where the body is registered."""

from colab.core import clock
from colab.core.payments.enums import Method
from colab.core.payments.models import Payment

from . import parts


def receipt_pdf(payment: Payment) -> bytes:
    """Return the receipt (領収書) as PDF, the same bytes each time it is printed of the same state."""
    return parts.pdf(payment, receipt_data(payment), payment.paid_at)


def receipt_data(payment: Payment) -> dict:
    """Return what stands on the receipt."""
    rows = [
        ("領収書番号 / Receipt number", payment.code),
        ("領収日 / Received on", clock.date_words(clock.day_of(payment.paid_at))),
        ("但し / For", payment.title),
        *parts.tax(payment.amount_yen, payment.tax_percent),
        ("支払方法 / Paid by", Method(payment.method).label),
    ]
    if ordinance := parts.issued_by(payment)["ordinance"]:
        rows.append(("根拠 / Charged under", ordinance))
    if payment.refunded_yen:
        rows.append(("返金額 / Given back", f"¥{payment.refunded_yen:,}"))
    return parts.frame(payment, title=("領収書", "Receipt"), amount_yen=payment.amount_yen, rows=rows)
