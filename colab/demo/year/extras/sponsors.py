"""Sponsors of the programme in every state; two have paid at the demo's till."""

from typing import Any

from colab.core.access import Actor
from colab.core.lifecycle import apply
from colab.core.payments.models import Payment
from colab.core.payments.stripe import Seen
from colab.demo.builders import sponsorship

SYSTEM = Actor.system_("payments")
PAYING = (
    {"name": "架空信用金庫", "name_en": "Kakuu Shinkin Bank (fictional)", "level": "ゴールド"},
    {"name": "株式会社みほん商事（架空）", "name_en": "Mihon Trading (fictional)", "level": "サポーター"},
)


def live(year: Any) -> None:
    """Open the offer, and let organisations become sponsors, or not."""
    with year.at(25):
        offer = sponsorship.make_offer(year.programme, charging=False)
    for n, facts in enumerate(PAYING):
        with year.at(20 - n):
            sponsor = sponsorship.confirmed_sponsor(offer, contact_email=f"sponsor{n}@example.invalid", **facts)
        with year.at(18 - n):
            _pay(sponsor)
    with year.at(10):
        gone = sponsorship.active_sponsor(offer, name="架空運輸株式会社", name_en="Kakuu Transport (fictional)")
        apply("end", gone, actor=sponsorship.office_of(gone), reason="事業の終了の申し出があったため")
        sponsorship.confirmed_sponsor(offer, name="架空商店街振興組合", name_en="Kakuu Shopping Street (fictional)")
        refused = sponsorship.applied_sponsor(offer, name="架空製作所", name_en="Kakuu Works (fictional)")
        apply("refuse", refused, actor=sponsorship.office_of(refused), reason="審査中の提案があるため")
        back = sponsorship.applied_sponsor(offer, name="架空文具店", name_en="Kakuu Stationery (fictional)")
        apply("withdraw", back, actor=sponsorship.office_of(back), reason="取下げの申し出があったため")
    with year.at(2):
        sponsorship.applied_sponsor(offer, name="架空電機株式会社", name_en="Kakuu Electric (fictional)")


def _pay(sponsor: Any) -> None:
    payment = Payment.objects.get(key=sponsor.payment_key)
    yen = payment.amount_yen
    seen = Seen(f"cs_demo_{payment.key}", f"pi_demo_{payment.key}", "paid", "card", yen, yen, 0)
    apply("settle", payment, actor=SYSTEM, seen=seen)
