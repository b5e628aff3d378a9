"""How a sponsorship is paid: asked for when the office confirms, listed when the money is there."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.access import Actor
from colab.core.lifecycle import Move, apply, reasons
from colab.core.payments import payables
from colab.core.payments.actions.ask import ask
from colab.core.payments.actions.call_off import call_off_unpaid
from colab.core.payments.models import Fee, Payment
from colab.core.payments.queries import unanswered

from .enums import OVER, SponsorState
from .models import Sponsor, SponsorLevel

SYSTEM = Actor.system_("sponsorship")
PURPOSE = "sponsorship"
DAYS = 30
CALLED_OFF = reasons.register("sponsorship called off", _("The sponsorship was called off."))
NOT_PAID = reasons.register("not paid", _("It was not paid."), "It was not paid.", "お支払いがありませんでした。")
TAKEN_BACK = reasons.register(
    "taken back", _("Taken back by the organisation."), "Taken back by the organisation.", "申し出た団体による取下げ"
)


class Host:
    """What a fee belongs to: one level of an offer."""

    MACHINE = "sponsor_level"

    def __init__(self, level: SponsorLevel):
        self.key = level.key


def make_fee(level: SponsorLevel) -> Fee:
    """Make the fee of a level, or bring it up to date; who has applied keeps the old amount."""
    fee = level.fee if level.fee_id else Fee(programme=level.offer.programme, purpose=PURPOSE)
    fee.machine, fee.subject_key = Host.MACHINE, level.key
    fee.title, fee.title_en, fee.amount_yen = (
        f"協賛金（{level.name}）",
        f"Sponsorship ({level.name_en})",
        level.amount_yen,
    )
    fee.save()
    return fee


def ask_for(sponsor: Sponsor) -> Payment:
    """Ask the sponsor to pay within ``DAYS`` days what it agreed to, whatever the level costs by now."""
    fee = sponsor.level.fee
    with translation.override(sponsor.language):
        title = f"{sponsor.programme.label} {fee.label}"
    return ask(
        fee=fee, subject=sponsor, title=title, payer_name=sponsor.name,
        payer_email=sponsor.contact_email, language=sponsor.language,
        due_at=clock.now() + timedelta(days=DAYS), amount_yen=sponsor.amount_yen, actor=SYSTEM,
    )  # fmt: skip


def call_off(sponsor: Sponsor) -> None:
    """What was not paid need not be paid any more."""
    if sponsor.payment_key:
        payments = Payment.objects.filter(key=sponsor.payment_key).order_by("pk")
        call_off_unpaid(payments, actor=SYSTEM, reason=CALLED_OFF)


def to_settle() -> QuerySet[Payment]:
    """Return what was paid for sponsorships that are over or did not come about; the office has said nothing of it."""
    over = Sponsor.objects.filter(state__in=OVER).values("payment_key")
    return unanswered(Payment.objects.filter(machine=Sponsor.MACHINE, key__in=over))


def is_paid(move: Move) -> None:
    """The sponsor is one from now on. Money that comes after it was called off is for finance to give back."""
    sponsor = _sponsor_of(move.subject)
    if sponsor and sponsor.state == SponsorState.CONFIRMED:
        move.after(lambda: apply("receive", sponsor, actor=SYSTEM))


def is_not_paid(move: Move) -> None:
    """Not paid in time, or called off: it did not come about."""
    sponsor = _sponsor_of(move.subject)
    if sponsor and sponsor.state == SponsorState.CONFIRMED:
        move.after(lambda: apply("withdraw", sponsor, actor=SYSTEM, reason=NOT_PAID))


def _sponsor_of(payment: Any) -> Sponsor | None:
    return Sponsor.objects.filter(payment_key=payment.key).first()


def locked_with(payment: Any) -> list[Sponsor]:
    """The sponsor is locked before its payment, as when it withdraws."""
    return list(filter(None, [_sponsor_of(payment)]))


payables.register(
    payables.Payable(PURPOSE, _("sponsorship"), typed=False, received=is_paid, dropped=is_not_paid, locks=locked_with)
)
