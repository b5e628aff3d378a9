"""The paper for money given back.

Where the receipt is a qualified invoice it is a 適格返還請求書 (消費税法第57条の4第3項), which names day and thing of
what was paid as well as the day of the return; else a plain notice. It is printed for any sum, although the law asks
for none below 10,000 yen with tax (消費税法施行令第70条の9第3項第2号).
"""

from django.utils.translation import gettext as _

from colab.core import clock
from colab.core.payments.enums import ASKS_ACCOUNT, Method
from colab.core.payments.models import Payment, Refund

from . import parts

QUALIFIED, PLAIN = ("適格返還請求書", "Qualified return invoice"), ("返還のお知らせ", "Notice of refund")


def refund_pdf(refund: Refund) -> bytes:
    """Return the paper of a refund that went through as PDF, the same bytes each time it is printed."""
    return parts.pdf(refund.payment, refund_data(refund), refund.done_at)


def refund_data(refund: Refund) -> dict:
    """Return what stands on the paper of a refund."""
    payment = refund.payment
    qualified = bool(payment.tax_percent and parts.issued_by(payment)["registration"])
    rows = [
        ("番号 / Number", refund.code),
        ("返還日 / Given back on", clock.date_words(clock.day_of(refund.done_at))),
        ("返還の対象 / Given back of", payment.title),
        ("元の領収日 / Originally received on", clock.date_words(clock.day_of(payment.paid_at))),
        ("元の領収書番号 / Receipt number", payment.code),
        *parts.tax(refund.amount_yen, payment.tax_percent),
        ("返還方法 / Given back by", _way(payment)),
    ]
    return parts.frame(payment, title=QUALIFIED if qualified else PLAIN, amount_yen=refund.amount_yen, rows=rows)


def _way(payment: Payment) -> str:
    """Money goes back the way it came; what was paid at a store or by transfer goes to an account, a slip's by hand."""
    if payment.method == Method.SLIP:
        return _("the body itself")
    way = Method.BANK_TRANSFER if payment.method in ASKS_ACCOUNT else Method(payment.method)
    return str(way.label)
