"""An offer to sponsors, and sponsors in every state."""

from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply
from colab.core.organisations.models import Programme
from colab.core.payments.models import Payment
from colab.demo.builders.challenges import officer
from colab.demo.builders.payments import charging_programme
from colab.demo.builders.people import as_actor, make_officer
from pilots.sponsorship.actions.apply_for import apply_for
from pilots.sponsorship.actions.save_level import save_level
from pilots.sponsorship.models import Sponsor, SponsorLevel, SponsorOffer

OFFER = {
    "is_open": True,
    "introduction": "ピッチイベントの会場費と、最終審査に残った団体の交通費に使います。",
    "introduction_en": "Sponsors pay for the venue of the pitch events and the finalists' travel.",
    "spent_by": "東京共創ラボ事務局（会場の使用料、交通費）",
    "spent_by_en": "The office of the lab: rent of the venue, travel",
}
LEVELS = (
    {"name": "ゴールド", "name_en": "Gold", "gives": "会場とページへのお名前の掲示、挨拶3分",
     "gives_en": "Your name in the hall and on the page, three minutes of welcome", "amount_yen": 300_000, "places": 2},
    {"name": "サポーター", "name_en": "Supporter", "gives": "ページへのお名前の掲載",
     "gives_en": "Your name on the page", "amount_yen": 50_000, "places": None},
)  # fmt: skip


def make_offer(programme: Programme | None = None, *, charging: bool = True) -> SponsorOffer:
    """Return an open offer with two levels; ``charging``: switch the payments of its body on."""
    if charging or programme is None:
        programme = charging_programme(programme)
    offer = SponsorOffer.objects.create(programme=programme, **OFFER)
    for level in LEVELS:
        save_level(SponsorLevel(offer=offer, **level))
    return offer


def applied_sponsor(offer: SponsorOffer | None = None, level: str = "サポーター", **columns: Any) -> Sponsor:
    """Return an organisation that waits for the office."""
    offer = offer or make_offer()
    facts = {"name": "株式会社みほん商事（架空）", "name_en": "Mihon Trading (fictional)", "contact_name": "架空 一子",
             "contact_email": "sponsor@example.invalid", "website": "https://mihon.example.invalid/"}  # fmt: skip
    row = offer.levels.get(name=level)
    return apply_for(row, seen_yen=row.amount_yen, **(facts | columns))


def office_of(sponsor: Sponsor) -> Any:
    """Return an officer of the programme's office."""
    return as_actor(officer("office", programme=sponsor.programme))


def confirmed_sponsor(*args: Any, **facts: Any) -> Sponsor:
    """Return a sponsor that is to pay."""
    sponsor = applied_sponsor(*args, **facts)
    return apply("confirm", sponsor, actor=office_of(sponsor))


def active_sponsor(*args: Any, **facts: Any) -> Sponsor:
    """Return a sponsor that has paid by slip."""
    sponsor = confirmed_sponsor(*args, **facts)
    finance = as_actor(make_officer("finance", sponsor.programme.office_unit))
    payment = Payment.objects.get(key=sponsor.payment_key)
    apply("record_slip", payment, actor=finance, slip_number=f"協{sponsor.pk:04d}", paid_on=clock.today())
    sponsor.refresh_from_db()
    return sponsor
