"""What others make of a certified product: its package released, an earlier buyer asked, prices reckoned together."""

from typing import Any

from colab.core.organisations.models import Holding, Unit
from colab.demo.builders import legal
from colab.demo.builders.people import as_actor
from pilots.certification.enums import IN_FORCE
from pilots.procurement.models import Contract
from pilots.reuse.actions.inquire import answer_inquiry, ask_buyer
from pilots.reuse.actions.interest import express_interest
from pilots.reuse.actions.join import state_share
from pilots.reuse.actions.release import release
from pilots.reuse.enums import SharingRule, Timing
from pilots.reuse.models import JointPurchase

WISHES = ((12, 1_200_000), (30, 2_400_000), (8, 900_000), (20, 1_800_000), (15, 1_450_000))
"""Five wards: (how many, yen alone). Alone 7,750,000 yen, together 5,550,000."""
UNEVEN = ((50, 2_000_000), (10, 900_000), (5, 700_000))
"""By volume the first would pay more than alone: the rule that caps its share is chosen."""


def live(year: Any) -> None:
    """Add them to a product that was bought and evaluated."""
    bought = Contract.objects.filter(post_on__isnull=False, certification__state__in=IN_FORCE)
    contract = bought.exclude(evaluated_on=None).order_by("code").first()
    sections = _sections(contract)
    with year.at(24):
        operator = legal.operator_of(contract)
        release(actor=operator, certification=contract.certification)
    _ask(year, contract, sections)
    for days, unit in ((16, sections[1]), (9, sections[2])):
        with year.at(days):
            express_interest(
                actor=_officer(unit),
                unit=unit,
                certification=contract.certification,
                volume=30,
                timing=Timing.NEXT_YEAR,
                joint=True,
                volume_unit="台",
                purpose="区内の集積所の見回りに使うことを考えています。",
                contact=f"{unit.body.name} {unit.name} 03-0000-0000",
            )
    _together(year, contract, sections, "5区による共同調達", 5_550_000, SharingRule.VOLUME, WISHES)
    _together(
        year, contract, sections, "3区による共同調達（台数に差があるとき）", 3_000_000, SharingRule.CAPPED, UNEVEN
    )


def _sections(contract: Contract) -> list[Unit]:
    """Return one section of each of five other bodies, in the order of their codes."""
    held = Holding.objects.filter(post__role="section", post__unit__body__is_active=True)
    units = [
        row.post.unit for row in held.select_related("post__unit__body").order_by("post__unit__body__lg_code", "pk")
    ]
    by_body = {unit.body_id: unit for unit in reversed(units) if unit.body_id != contract.body_id}
    return sorted(by_body.values(), key=lambda unit: unit.body.lg_code)[:5]


def _officer(unit: Unit) -> Any:
    held = Holding.objects.filter(post__role="section", post__unit=unit).select_related("user").order_by("pk").first()
    return as_actor(held.user)


def _ask(year: Any, contract: Contract, sections: list[Unit]) -> None:
    with year.at(20):
        first = ask_buyer(
            actor=_officer(sections[0]),
            unit=sections[0],
            contract=contract,
            question="冬の電池の交換は、どのくらいの頻度でしょうか。職員だけで行えますか。",
        )
    with year.at(17):
        answer_inquiry(
            actor=legal.buyer_of(contract),
            inquiry=first,
            answer="2か月に1回です。脚立に乗るため、2人で行っています。1台5分ほどで終わります。",
            shared=True,
        )
    with year.at(2):
        ask_buyer(
            actor=_officer(sections[3]),
            unit=sections[3],
            contract=contract,
            question="設置の許可は、どの課と調整されましたか。",
        )


def _together(
    year: Any, contract: Contract, sections: list[Unit], title: str, joint_yen: int, rule: str, wishes
) -> None:
    organiser = sections[0]
    with year.at(12):
        purchase = JointPurchase.objects.create(
            certification=contract.certification,
            title=title,
            joint_yen=joint_yen,
            rule=rule,
            volume_unit="台",
            organiser=organiser,
            created_by=_officer(organiser).user,
        )
        for unit, (volume, alone_yen) in zip(sections, wishes, strict=False):
            state_share(actor=_officer(unit), purchase=purchase, body=unit.body, volume=volume, alone_yen=alone_yen)
