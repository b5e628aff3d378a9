"""The fee for an application (手数料, 地方自治法第227条・第228条), where the programme's body charges one.

It is asked for when the application is first handed in. Unpaid in time it stays to be paid and is shown as late; the
office may return the application, and nothing is lost.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from colab.core import clock, law
from colab.core.access import Actor
from colab.core.lifecycle import Move, consequence, reasons
from colab.core.payments import payables
from colab.core.payments.actions.ask import ask
from colab.core.payments.actions.call_off import call_off_unpaid
from colab.core.payments.enums import UNPAID
from colab.core.payments.models import Fee, Payment
from colab.core.payments.queries import fee_of, payments_of, unanswered

from . import rules
from .enums import CertificationState, Route
from .models import Certification

SYSTEM = Actor.system_("certification")
PURPOSE = "certification"
WITHDRAWN = reasons.register("application withdrawn", gettext_lazy("The application was withdrawn."))
GIVEN_UP = (CertificationState.WITHDRAWN.value, CertificationState.REJECTED.value)
"""States after which the office says whether the fee goes back."""

payables.register(
    payables.Payable(PURPOSE, gettext_lazy("application for certification"), statutory=True, lapses=False)
)


def fee_for(certification: Certification) -> Fee | None:
    """Return what handing in costs now, None where it is free; a recognition by copy always is."""
    if certification.programme_id is None or certification.route != Route.APPLICATION:
        return None
    return fee_of(certification.programme, PURPOSE)


def is_settled(certification: Certification) -> bool:
    """Whether nothing is owed: nothing was asked for, it was paid, or finance waived it."""
    return not payments_of(certification).filter(state__in=UNPAID).exists()


@consequence("certification", "submit")
def ask_for_fee(move: Move) -> None:
    """Ask the applicant once; an application that comes back corrected costs nothing more."""
    certification = move.subject
    fee = fee_for(certification) if move.source == CertificationState.DRAFT else None
    if fee is None or payments_of(certification).exists():
        return
    email = certification.contact_email or (move.actor.user.email if move.actor.user else "")
    ask(
        fee=fee, subject=certification, title=_title(certification, fee), payer_name=certification.organisation.name,
        payer_email=email, language=get_language() or "ja", due_at=_due(certification, move), actor=SYSTEM,
    )  # fmt: skip


@consequence("certification", "withdraw")
def call_off_fee(move: Move) -> None:
    """What was not paid need not be paid any more; whether what was paid goes back, the office says."""
    call_off_unpaid(payments_of(move.subject), actor=SYSTEM, reason=WITHDRAWN)


def to_settle() -> QuerySet[Payment]:
    """Return fees that were paid for applications which came to nothing, of which the office has said nothing."""
    ended = Certification.objects.filter(state__in=GIVEN_UP).values("key")
    return unanswered(Payment.objects.filter(machine=Certification.MACHINE, subject_key__in=ended))


def late(now: datetime) -> QuerySet[Payment]:
    """Return fees that were not paid in time."""
    return Payment.objects.filter(machine=Certification.MACHINE, state__in=UNPAID, due_at__lt=now)


def words(move: Move) -> str:
    """What the check of the fee goes by."""
    rows = list(payments_of(move.subject))
    if not rows:
        return _("No fee was asked for.")
    return ", ".join(f"¥{row.amount_yen:,}: {row.state_label}" for row in rows)


def _title(certification: Certification, fee: Fee) -> str:
    return f"{fee.label} – {certification.label}"


def _due(certification: Certification, move: Move) -> datetime:
    days = law.rule(certification.body, rules.FEE_DAYS, move.today)
    # The whole of the last day counts: until the midnight that ends it.
    return clock.start_of_day(move.today + timedelta(days=days + 1))
