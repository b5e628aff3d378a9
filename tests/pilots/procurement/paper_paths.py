"""Illegal paths of facts done on paper: dated against the order, in the future, confirmed by the wrong officer."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from colab.core import clock, law
from colab.core.lifecycle import apply
from colab.demo.builders import legal, trials
from colab.demo.builders.people import as_actor, make_officer

ITEM_4 = "地方自治法施行令第167条の2第1項第4号"


def confirmed(subject: Any, verb: str, first: Any, second: Any, fact_on: date, **facts: Any) -> Callable[[], Any]:
    """Record the fact now; return the confirmation, which is what must be refused."""
    row = law.record(
        subject=subject, verb=verb, actor=first, data={name: str(value) for name, value in facts.items()},
        decision_number="8財契第12号", deciding_post="課長", fact_on=fact_on, where="文書庫",
    )  # fmt: skip
    return lambda: law.confirm(record=row, actor=second)


def contract_paper(state: str, verb: str, *, days: int = 0, role: str = "section", **facts: Any):
    """Bring a purchase to ``state`` today, and record ``verb`` as done so many days before."""

    def prepare():
        contract = certified_before(state)
        one, two = (as_actor(make_officer(role, legal.buyer_of(contract, role).user.holdings.get().post.unit))
                    for _n in range(2))  # fmt: skip
        return contract, confirmed(contract, verb, one, two, clock.today() - timedelta(days=days), **facts)

    return prepare


def certified_before(state: str, **facts: Any):
    """Return a purchase at ``state`` today, under a certification of twenty days ago."""
    with clock.frozen(clock.now() - timedelta(days=20)):
        certification = legal.certified()
    return legal.contract_at(state, certification=certification, **facts)


def signature_before_the_decision():
    """Notices and quotation lie back; the decision is today's, the signature is said to be older."""
    with clock.frozen(clock.now() - timedelta(days=5)):
        contract = certified_before("priced")
    contract = legal.step(contract)
    one, two = (as_actor(make_officer("section", contract.unit)) for _n in range(2))
    return contract, confirmed(contract, "sign_body", one, two, clock.today() - timedelta(days=2))


def in_the_future():
    contract = legal.make_purchase()
    section = legal.buyer_of(contract)
    tomorrow = clock.today() + timedelta(days=1)
    return contract, lambda: confirmed(contract, "publish_forecast", section, section, tomorrow, outline="x")


def by_the_same_officer():
    contract = legal.make_purchase()
    section = legal.buyer_of(contract)
    facts = {"outline": "見守り", "schedule": "第4四半期"}
    return contract, confirmed(contract, "publish_forecast", section, section, clock.today(), **facts)


def not_a_fact_of_law():
    contract = legal.contract_at("paid")
    section = legal.buyer_of(contract)
    return contract, lambda: confirmed(contract, "evaluate", section, section, clock.today())


def by_a_stranger():
    contract = legal.make_purchase()
    section = legal.buyer_of(contract)
    facts = {"outline": "見守り", "schedule": "第4四半期"}
    other = as_actor(make_officer("certifier", contract.unit))
    return contract, confirmed(contract, "publish_forecast", section, other, clock.today(), **facts)


def opinion_after_the_decision():
    """The opinions are dated today; the decision on paper is dated the day before."""
    c = legal.certification_in_decision()
    office, certifier = legal.office_of(c), legal.certifier_of(c)
    return c, confirmed(c, "certify", office, certifier, clock.today() - timedelta(days=1), issuer="知事")


def decision_by_the_office():
    c = legal.certification_in_decision()
    office = legal.office_of(c)
    second = as_actor(make_officer("office", programme=c.programme))
    return c, confirmed(c, "certify", office, second, clock.today(), issuer="知事")


def agreement_in_the_future():
    pilot = trials.planned_pilot()
    section = trials.section_of(pilot)
    pilot = apply("agree_plan", pilot, actor=section)
    tomorrow = clock.today() + timedelta(days=1)
    return pilot, lambda: confirmed(pilot, "sign_agreement", section, section, tomorrow)


REASON = {"reason": "認定を受けた者から新役務の提供を受けるため。"}
CHECKED = {"inspector_post": "検査員", "note": "よい"}

PAPER = [
    ("paper: dated in the future", in_the_future, "future_fact", ""),
    ("paper: agreement dated in the future", agreement_in_the_future, "future_fact", ""),
    ("paper: confirmed by the one who recorded it", by_the_same_officer, "second_officer", ""),
    ("paper: confirmed by a post without the right", by_a_stranger, "not_allowed", ""),
    ("paper: not a fact of law", not_a_fact_of_law, "not_legal", ""),
    ("paper: opinions after the decision", opinion_after_the_decision, "certification.experts_heard",
     "地方自治法施行規則第12条の3第2項"),
    ("paper: certified by the office", decision_by_the_office, "certification.certifying_officer", "第12条の3第1項"),
    ("paper: notice before the forecast", contract_paper("method_checked", "publish_pre", days=3,
     **legal.pre_facts()), "contract.not_before", ""),
    ("paper: quotation before the notice", contract_paper("pre_published", "quote", days=3,
     quotation_yen="3,500,000"), "contract.not_before", ""),
    ("paper: decision before the notice", contract_paper("priced", "decide", days=3, **REASON),
     "contract.pre_published", ITEM_4),
    ("paper: signature before the notices", contract_paper("decided", "sign_body", days=1),
     "contract.forecast_published", ITEM_4),
    ("paper: signature before the decision", signature_before_the_decision, "contract.not_before", ""),
    ("paper: signature before the certification", contract_paper("decided", "sign_body", days=30),
     "contract.certification_valid", ITEM_4),
    ("paper: inspection before the delivery", contract_paper("delivering", "pass_inspection", **CHECKED),
     "contract.inspected_after_delivery", "地方自治法第234条の2"),
    ("paper: publication before the contract", contract_paper("signed", "publish_post", days=3, outline="見守り"),
     "contract.not_before", ""),
    ("paper: payment before the inspection", contract_paper("inspected", "pay", days=3, role="finance",
     paid_yen="3,500,000"), "contract.debt_fixed", "地方自治法第232条の4"),
    ("paper: payment by the section", contract_paper("inspected", "pay", paid_yen="3,500,000"),
     "contract.paid_by_finance", "地方自治法第232条の4"),
]  # fmt: skip
