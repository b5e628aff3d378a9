"""Offers and sponsors as lists."""

from django.db.models import Q, QuerySet

from colab.core.payments.enums import PaymentState
from colab.core.payments.models import Payment

from .enums import TAKING, SponsorState
from .models import Sponsor, SponsorLevel, SponsorOffer


def public_offers() -> QuerySet[SponsorOffer]:
    """Return the offers the public may read: open ones of bodies that take payments, and those that have sponsors."""
    is_open = Q(is_open=True, programme__body__payment_policy__enabled=True)
    rows = SponsorOffer.objects.filter(is_open | Q(programme__sponsors__in=named())).distinct()
    return rows.select_related("programme__body__payment_policy").order_by("programme__code")


def takes_sponsors(offer: SponsorOffer) -> bool:
    """Whether an organisation may ask to become a sponsor now."""
    policy = getattr(offer.programme.body, "payment_policy", None)
    return bool(offer.is_open and policy and policy.enabled)


def active(programme) -> QuerySet[Sponsor]:
    """Return the sponsors of ``programme`` that are named in public, the highest amount first."""
    rows = named().filter(programme=programme).select_related("level", "programme")
    return rows.order_by("-amount_yen", "active_since", "pk")


def named() -> QuerySet[Sponsor]:
    """Return the sponsors whose money, or a part of it, is with the body: only they are named in public."""
    return Sponsor.objects.filter(state=SponsorState.ACTIVE).exclude(payment_key__in=_given_back())


def without_money() -> QuerySet[Sponsor]:
    """Return the sponsors whose money went back in full: they are named no more, and the office ends them."""
    return Sponsor.objects.filter(state=SponsorState.ACTIVE, payment_key__in=_given_back())


def _given_back() -> QuerySet:
    return Payment.objects.filter(machine=Sponsor.MACHINE, state=PaymentState.REFUNDED).order_by().values("key")


def places_left(level: SponsorLevel) -> int | None:
    """Return how many places are left; None where there is no limit."""
    if level.places is None:
        return None
    return max(0, level.places - level.sponsors.filter(state__in=TAKING).count())
