"""The table of payments. What the payment service says is booked by the system; people pay, refund and record slips."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import SAME, Machine, T, every_minute, register
from colab.core.payments import effects, guards, payables
from colab.core.payments.enums import HELD, RECEIVED, UNPAID, PaymentState
from colab.core.payments.models import Payment
from colab.core.payments.queries import overdue

S = PaymentState

PAYMENT = register(
    Machine(
        "payment",
        Payment,
        states=PaymentState,
        rank=90,
        label=_("Payment"),
        initial=S.OPEN.value,
        transitions=[
            T("begin", [S.OPEN], SAME, label=_("Pay online"), guards=[guards.online_is_on, guards.in_time],
              effect=effects.begin, hidden=True, by_system=True),
            T("await_payment", [S.OPEN], S.PENDING, label=_("The payer holds a slip or an account number"),
              effect=effects.seen, hidden=True, by_system=True),
            T("fail", [S.PENDING], S.OPEN, label=_("The payment did not come about"), effect=effects.fail,
              hidden=True, by_system=True),
            # Money that arrives is booked, whatever has happened meanwhile: finance then gives it back.
            T("settle", [*UNPAID, S.CANCELLED], S.PAID, label=_("The money has arrived"),
              guards=[guards.whole_amount], effect=effects.settle, also_locks=payables.locked_with, hidden=True,
              by_system=True),
            T("record_slip", [*UNPAID], S.PAID, label=_("Record a payment by slip (納付書)"),
              guards=[guards.slips_are_taken, guards.slip_is_dated], effect=effects.record_slip,
              also_locks=payables.locked_with),
            T("refund", [*HELD], SAME, label=_("Give money back"), guards=[guards.enough_left, guards.has_reason],
              effect=effects.refund, danger=True),
            T("advise", [*HELD], SAME, label=_("Say whether money goes back"),
              guards=[guards.wish_possible, guards.has_reason], effect=effects.advise),
            T("book_refund", [*RECEIVED], effects.after_refund, label=_("Refunds were booked"),
              effect=effects.book_refunds, hidden=True, by_system=True),
            T("cancel", [*UNPAID], S.CANCELLED, label=_("Not needed any more"), effect=effects.cancel,
              also_locks=payables.locked_with, danger=True, by_system=True),
        ],
        road=(S.OPEN, S.PENDING, S.PAID),
        tones={S.OPEN: "warning", S.PENDING: "info", S.PAID: "success", S.PART_REFUNDED: "info",
               S.REFUNDED: "neutral", S.CANCELLED: "muted"},
    )
)  # fmt: skip

every_minute("cancel", overdue)
