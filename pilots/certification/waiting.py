"""What waits for people around a certification."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock, law
from colab.core.lifecycle import waiting
from colab.core.lifecycle.waiting import WaitingGroup, WaitingItem
from colab.core.payments.enums import UNPAID
from colab.core.payments.models import Payment

from . import fees, rules
from .access import certifier_q, office_q, team_q
from .enums import IN_FORCE, CertificationState
from .models import Certification, ExpertAppointment

S = CertificationState
waiting.register(_("Applications to begin checking"), "certification", "begin_check", order=30)
waiting.register(
    _("Applications in formal check"), "certification", "hear_experts", states=(S.FORMAL_CHECK.value,), order=31
)
waiting.register(
    _("Experts' opinions being heard"), "certification", "to_review", states=(S.EXPERT_OPINION.value,), order=45
)
waiting.register(_("Findings to make"), "certification", "find", states=(S.REVIEW.value,), order=32)
waiting.register(_("Copies of plans to put before the head"), "certification", "to_decision",
                 states=(S.COPY_RECEIVED.value,), order=33)  # fmt: skip
waiting.register(_("Decisions on certification"), "certification", "certify", order=20)
waiting.register(_("Changes of plans to confirm"), "certification", "confirm_change", order=21)
waiting.register(_("Applications to finish"), "certification", "submit", states=(S.DRAFT.value,), order=55)
waiting.register(_("Applications returned"), "certification", "submit", states=(S.RETURNED.value,), order=10)
LIMIT = 20


def opinions_due(actor) -> WaitingGroup | None:
    """Opinions the person was asked for and has not given."""
    if not actor.user_id:
        return None
    rows = ExpertAppointment.objects.filter(
        user=actor.user_id,
        ended_on=None,
        certification__state__in=(S.EXPERT_OPINION, S.COPY_RECEIVED, S.CHANGE_REQUESTED),
    )
    rows = rows.select_related("certification").prefetch_related("opinions__plan", "certification__plans")
    items = []
    for row in rows.order_by("due_on", "pk")[:LIMIT]:
        newest = max((p.number for p in row.certification.plans.all() if p.refused_on is None), default=0)
        if any(opinion.plan.number == newest for opinion in row.opinions.all()):
            continue
        url = reverse("work:verb", args=["certification", row.certification.key, "give_opinion"])
        due = clock.start_of_day(row.due_on) if row.due_on else None
        items.append(WaitingItem(str(row.certification), url, _("Give an opinion"), row.certification.state_since, due))
    return WaitingGroup(_("Opinions to give"), items, list_url=reverse("certification:appointments")) if items else None


def ending_soon(actor) -> WaitingGroup | None:
    """Certifications that end within the body's days of reminder."""
    today = clock.today()
    rows = Certification.objects.filter(
        team_q(actor) | office_q(actor) | certifier_q(actor),
        state__in=IN_FORCE,
        valid_until__gte=today,
        valid_until__lte=today + timedelta(days=365),
    )
    days = {}
    items = []
    for row in rows.select_related("body").order_by("valid_until", "pk")[:LIMIT]:
        if row.body_id not in days:
            days[row.body_id] = law.rule(row.body, rules.REMIND_DAYS, today)
        if (row.valid_until - today).days <= days[row.body_id]:
            url = reverse("work:subject", args=["certification", row.key])
            due = clock.start_of_day(row.valid_until)
            items.append(WaitingItem(str(row), url, _("End of validity"), None, due))
    return WaitingGroup(_("Certifications that end soon"), items) if items else None


def fees_to_pay(actor) -> WaitingGroup | None:
    """Fees the applicant owes."""
    if not actor.grants.organisations:
        return None
    own = Certification.objects.filter(team_q(actor)).values("key")
    rows = Payment.objects.filter(machine=Certification.MACHINE, subject_key__in=own, state__in=UNPAID)
    items = [
        WaitingItem(row.title, row.get_absolute_url(), row.state_label, row.created_at, row.due_at)
        for row in rows.order_by("due_at", "pk")[:LIMIT]
    ]
    return WaitingGroup(_("Fees to pay"), items) if items else None


def fees_late(actor) -> WaitingGroup | None:
    """Applications whose fee was not paid in time: the office reminds, or returns them."""
    rows = access.visible_to(actor, fees.late(clock.now()), "advise")
    return of_payments(_("Applications whose fee was not paid in time"), rows, "certification")


def fees_of_ended(actor) -> WaitingGroup | None:
    """Fees paid for what was withdrawn or rejected: the office says whether they go back."""
    rows = access.visible_to(actor, fees.to_settle(), "advise")
    return of_payments(_("Fees of applications that ended: say whether they go back"), rows, "payment")


def of_payments(label, rows, machine: str) -> WaitingGroup | None:
    """Return payments as lines that lead to each payment, or to its certification; None where there is none."""
    items = []
    for row in rows.order_by("due_at", "pk")[:LIMIT]:
        key = row.subject_key if machine == "certification" else row.key
        url = reverse("work:subject", args=[machine, key])
        items.append(WaitingItem(row.title, url, row.state_label, row.state_since, row.due_at))
    return WaitingGroup(label, items) if items else None


waiting.custom(fees_to_pay, order=12)
waiting.custom(fees_late, order=28)
waiting.custom(fees_of_ended, order=29)
waiting.custom(opinions_due, order=15)
waiting.custom(ending_soon, order=70)
