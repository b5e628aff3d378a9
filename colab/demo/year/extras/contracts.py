"""Purchases in every state, under certifications in force."""

from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply
from colab.demo.builders import legal
from colab.demo.world.topics import topics
from colab.demo.year import fates
from colab.demo.year.road import unit_of
from pilots.certification.models import Certification

CARE = 1
"""The topic whose section buys what was not tried out here."""
STATES = (
    "need",
    "forecast_published",
    "method_checked",
    "quoted",
    "priced",
    "decided",
    "post_published",
    "inspected",
    "evaluated",
)
REASON = {"reason": "予算の執行計画を見直したため"}


def live(year: Any) -> None:
    """Make one purchase for each state that the roads leave out."""
    rows = Certification.objects.filter(state="certified", body=year.programme.body).order_by("pk")
    certifications = list(rows.select_related("organisation", "body", "pilot__unit__body"))
    for n, state in enumerate((*STATES, "inspection_failed", "cancelled", "terminated", "other_method")):
        certification = certifications[n % len(certifications)]
        unit = certification.pilot.unit if certification.pilot else unit_of(topics()[CARE], CARE)
        days = min((year.anchor.date() - certification.certified_on).days - 1, 150)
        _one(year, state, certification, unit, days)


def _one(year: Any, state: str, certification: Any, unit: Any, days: float) -> None:
    stops = {
        "inspection_failed": "delivering",
        "cancelled": "method_checked",
        "terminated": "signed",
        "other_method": "need",
    }
    contract = fates.purchase(year, certification, unit, days, stops.get(state, state))
    with clock.frozen(year.anchor):
        section, head = legal.buyer_of(contract), legal.buyer_of(contract, "head")
        if state == "inspection_failed":
            contract = apply(
                "deliver", contract, actor=legal.operator_of(contract), note="仕様書の一部を除き納入しました。"
            )
            facts = {"inspector_post": "検査員（主任）", "note": "毎月の報告の様式が仕様に合いません。"}
            apply("fail_inspection", contract, actor=section, remedy_due_on=clock.today(), **facts)
        elif state == "cancelled":
            apply("cancel", contract, actor=head, **REASON)
        elif state == "terminated":
            apply("terminate", contract, actor=head, **REASON)
        elif state == "other_method":
            facts = {"method": "bid", "reason": "同じ機能の製品が複数あるため、競争入札によります。"}
            apply("choose_other", contract, actor=head, **facts)
