"""Illegal paths: how each is prepared, what is tried, and which rule must refuse it.

Each row is (name, prepare, rule, article): ``prepare()`` returns a function that tries the forbidden verb.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply
from colab.core.organisations.models import Organisation
from colab.demo.builders import legal
from colab.demo.builders.people import as_actor, make_body, make_company, make_officer, make_unit, owner_of
from pilots.certification.models import Certification

ITEM_4 = "地方自治法施行令第167条の2第1項第4号"
R3 = "地方自治法施行規則第12条の3第"


def tried(verb: str, subject: Any, actor: Any, **facts: Any) -> Callable[[], Any]:
    return lambda: apply(verb, subject, actor=actor, **facts)


def submit_without(**columns):
    def prepare():
        draft = legal.draft_certification(**columns)
        return draft, tried("submit", draft, legal.applicant_of(draft))

    return prepare


def review_with(experts, **columns):
    def prepare():
        c = legal.heard_certification(experts=experts, **columns)
        return c, tried("to_review", c, legal.office_of(c))

    return prepare


def decide(change=None, **facts):
    """Try the head's decision with facts changed, or with the rows behind it changed."""

    def prepare():
        c = legal.certification_in_decision(**{k: v for k, v in facts.items() if k in ("experts", "found")})
        if change:
            change(c)
        given = {"issuer": "知事", "decision_number": "1", "deciding_post": "知事"} | facts.get("typed", {})
        actor = facts["by"](c) if "by" in facts else legal.certifier_of(c)
        return c, tried("certify", c, actor, **given)

    return prepare


def opinion_by_applicant():
    c = legal.checked_certification()
    member = owner_of(c.organisation)
    facts = {"user": member, "name": "社員", "post": "取締役", "field": "画像", "email": member.email}
    return c, tried("appoint", c, legal.office_of(c), **facts)


def same_expert_twice():
    c = legal.checked_certification()
    one = legal.appoint_expert(c)
    facts = {"user": one.user, "name": "別名", "post": "客員教授", "field": "画像", "email": one.email}
    return c, tried("appoint", c, legal.office_of(c), **facts)


def two_opinions_of_one():
    c = legal.heard_certification(experts=0)
    one = legal.appoint_expert(c)
    legal.give_opinion(one)
    return c, tried("give_opinion", c, as_actor(one.user), **legal.opinion_facts(one))


def opinion_by_another():
    c = legal.heard_certification(experts=0)
    one, two = legal.appoint_expert(c), legal.appoint_expert(c)
    return c, tried("give_opinion", c, as_actor(two.user), **legal.opinion_facts(one))


def opinions_after_decision(c):
    """The opinions lie a day after the decision."""
    tomorrow = clock.today() + timedelta(days=1)
    for appointment in c.appointments.all():
        appointment.opinions.update(fact_on=tomorrow)


def plan_handed_in_later(c):
    c.plans.update(submitted_on=clock.today() + timedelta(days=1))


def plan_loses_an_item(c):
    c.plans.update(funding="")


def change_without_experts():
    c = legal.certified()
    c = apply("request_change", c, actor=legal.applicant_of(c), change_reason="規模の変更", **legal.plan_items())
    c = apply("find", c, actor=legal.office_of(c), **legal.findings())
    return c, tried("confirm_change", c, legal.certifier_of(c), decision_number="1", deciding_post="知事")


def change_without_findings():
    c = legal.certified(**legal.GOODS)
    c = apply("request_change", c, actor=legal.applicant_of(c), change_reason="規模の変更", **legal.plan_items())
    return c, tried("confirm_change", c, legal.certifier_of(c), decision_number="1", deciding_post="知事")


def copy_without_experts():
    c = legal.recognised(decide=False)
    return c, tried("to_decision", c, legal.office_of(c))


def copy_of_an_ended_one():
    c = legal.recognised(source=legal.certified(**legal.GOODS), decide=False)
    actor = legal.certifier_of(c.source)
    facts = {"decision_number": "1", "deciding_post": "知事", "reason": "計画不履行", "heard_on": clock.today()}
    apply("revoke", c.source, actor=actor, **facts)
    return c, tried("to_decision", c, legal.office_of(c))


def purchase(state="forecast_published", verb="check_method", *, change=None, facts=None, by="section", **columns):
    """Bring a purchase to ``state``, change what lies behind it, and try ``verb``."""

    def prepare():
        built = {name: value() if callable(value) else value for name, value in columns.items()}
        contract = legal.contract_at(state, **built)
        if change:
            change(contract)
            contract.refresh_from_db()
        actor = legal.operator_of(contract) if by == "operator" else legal.buyer_of(contract, by)
        return contract, tried(verb, contract, actor, **(facts or {"not_excluded": True}))

    return prepare


def on_certification(**columns):
    return lambda contract: Certification.objects.filter(pk=contract.certification_id).update(**columns)


def on_contract(**columns):
    return lambda contract: type(contract).objects.filter(pk=contract.pk).update(**columns)


def revoked(contract):
    c = contract.certification
    facts = {"decision_number": "1", "deciding_post": "知事", "reason": "計画不履行", "heard_on": clock.today()}
    apply("revoke", c, actor=legal.certifier_of(c), **facts)


def reseller(contract):
    on_contract(organisation=make_company())(contract)


def suspended(contract):
    Organisation.objects.filter(pk=contract.organisation_id).update(state="suspended")


def of_another_body():
    ward = make_body("港区", name_en="Minato City", kind="ward", lg_code="131032")
    unit = make_unit(ward, "環境課", name_en="Environment")
    make_officer("section", unit)
    contract = legal.make_purchase(certification=legal.certified(), unit=unit)
    contract = legal.step(contract)
    return contract, tried("check_method", contract, legal.buyer_of(contract), not_excluded=True)


def a_series():
    certification = legal.certified()
    legal.contract_at("signed", certification=certification, estimate_yen=21_000_000)
    contract = legal.contract_at("forecast_published", certification=certification, estimate_yen=16_000_000)
    return contract, tried("check_method", contract, legal.buyer_of(contract), not_excluded=True)


def no_pre_notice(contract):
    contract.notices.filter(kind="pre").delete()


def no_forecast(contract):
    contract.notices.filter(kind="forecast").delete()


NEXT_YEAR = {"period_from": date(2027, 4, 1), "period_to": date(2027, 9, 30)}
AFTER = {"decision_number": "1", "deciding_post": "課長", "reason": "認定"}
INSPECT = {"inspector_post": "検査員", "note": "よい"}
YESTERDAY = timedelta(days=-1)

CERTIFICATION = [
    ("plan without goal", submit_without(plan={"goal": ""}), "certification.plan_four_items", R3 + "3項"),
    ("plan without content", submit_without(plan={"content": ""}), "certification.plan_four_items", R3 + "3項"),
    ("plan without period", submit_without(plan={"period_to": None}), "certification.plan_four_items", R3 + "3項"),
    ("plan without funds", submit_without(plan={"funds_yen": None}), "certification.plan_four_items", R3 + "3項"),
    ("no declaration on 167-4", submit_without(declares_167_4=False), "certification.declares_167_4", "第167条の4"),
    ("kind not chosen", submit_without(kind_reason=""), "certification.kind_chosen", ""),
    ("service without experts", review_with(0), "certification.experts_heard", R3 + "2項"),
    ("service with one expert", review_with(1), "certification.experts_heard", R3 + "2項"),
    ("expert of the applicant", opinion_by_applicant, "certification.expert_not_applicant", ""),
    ("same expert twice", same_expert_twice, "certification.expert_once", ""),
    ("two opinions of one expert", two_opinions_of_one, "certification.opinion_once", ""),
    ("opinion by another", opinion_by_another, "certification.own_appointment", ""),
    ("opinions after the decision", decide(opinions_after_decision), "certification.experts_heard", R3 + "2項"),
    ("a point not met", decide(found={"b": False}), "certification.points_met", R3 + "1項"),
    ("decision before the plan", decide(plan_handed_in_later), "certification.plan_before_decision", R3 + "1項"),
    ("decision on a broken plan", decide(plan_loses_an_item), "certification.plan_four_items", R3 + "3項"),
    ("decision without a number", decide(typed={"decision_number": ""}), "certification.by_head", R3 + "1項"),
    ("decision by the office", decide(by=legal.office_of), "not_allowed", ""),
    ("decision by another body", decide(by=lambda c: as_actor(make_officer(
        "certifier", make_unit(make_body("港区", kind="ward", lg_code="131032"), "産業振興課")))), "not_allowed", ""),
    ("change of a service without experts", change_without_experts,
     "certification.experts_heard_on_change", R3 + "5項"),
    ("change without findings", change_without_findings, "certification.points_met_by_change", R3 + "4項"),
    ("copy of a service without experts", copy_without_experts, "certification.experts_heard", R3 + "2項"),
    ("copy of a revoked certification", copy_of_an_ended_one, "certification.copy_of_plan", R3 + "7項"),
]  # fmt: skip

CONTRACTS = [
    ("expired certification", purchase(change=on_certification(
        certified_on=date(2020, 1, 1), valid_until=date(2021, 3, 31))), "contract.certification_valid", ITEM_4),
    ("revoked certification", purchase(change=revoked), "contract.certification_valid", ITEM_4),
    ("revoked before the signature", purchase("decided", "sign_body", change=revoked, by="head", facts={"x": 1}),
     "contract.certification_valid", ITEM_4),
    ("another body's certification", of_another_body, "contract.certification_valid", ITEM_4),
    ("no certification", purchase(change=on_contract(certification=None)), "contract.certification_valid", ITEM_4),
    ("another product", purchase(item_name="別の製品"), "contract.certified_item", ITEM_4),
    ("goods under a service's certification", purchase(kind="goods_purchase"), "contract.kind_fits", ITEM_4),
    ("service under goods' certification", purchase(
        certification=lambda: legal.certified(**legal.GOODS), kind="service"), "contract.kind_fits", ITEM_4),
    ("reseller", purchase(change=reseller), "contract.operator_itself", ITEM_4),
    ("at the threshold", purchase(estimate_yen=36_000_000), "contract.below_threshold", "特例政令第11条第1項"),
    ("over it by a declared series", purchase(estimate_yen=30_000_000, series_yen=7_000_000),
     "contract.below_threshold", "特例政令第11条第1項"),
    ("over it by an earlier contract", a_series, "contract.below_threshold", "特例政令第11条第1項"),
    ("planned price over the threshold", purchase("quoted", "set_price", facts={"planned_price_yen": 40_000_000}),
     "contract.below_threshold", "特例政令第11条第1項"),
    ("exclusion not checked", purchase(facts={"not_excluded": False}), "contract.not_excluded", "第167条の4"),
    ("suspended operator", purchase(change=suspended), "contract.not_excluded", "第167条の4"),
    ("small amount", purchase(estimate_yen=1_900_000), "contract.item_1_first", ""),
    ("method check before the forecast", purchase("need"), "wrong_state", ""),
    ("signature without the notice before", purchase("decided", "sign_body", change=no_pre_notice, by="head",
     facts={"x": 1}), "contract.pre_published", ITEM_4),
    ("signature without the forecast", purchase("decided", "sign_body", change=no_forecast, by="head",
     facts={"x": 1}), "contract.forecast_published", ITEM_4),
    ("decision without a reason", purchase("priced", "decide", by="head", facts=AFTER | {"reason": ""}),
     "contract.decision_named", ""),
    ("decision by the officer", purchase("priced", "decide", facts=AFTER), "not_allowed", ""),
    ("quotation over the planned price", purchase("priced", "decide", by="head", facts=AFTER,
     change=on_contract(quotation_yen=9_000_000)), "contract.within_planned_price", ""),
    ("operator signs for the body", purchase("decided", "sign_body", by="operator", facts={"x": 1}), "not_allowed", ""),
    ("into the next fiscal year", purchase("need", "publish_forecast", facts=legal.forecast_facts(), **NEXT_YEAR),
     "contract.fiscal_year", "地方自治法第208条"),
    ("made in another fiscal year", purchase("decided", "sign_body", by="head", facts={"x": 1},
     change=on_contract(fiscal_year=2030)), "contract.made_in_fiscal_year", "地方自治法第208条"),
    ("large purchase without the assembly", purchase("decided", "sign_body", by="head", facts={"x": 1},
     certification=lambda: legal.recognised(source=legal.certified(**legal.GOODS)), estimate_yen=25_000_000),
     "contract.assembly_approved", "第121条の2の2"),
    ("inspection before delivery", purchase("delivering", "pass_inspection", facts=INSPECT),
     "contract.inspected_after_delivery", "地方自治法第234条の2"),
    ("payment before inspection", purchase("delivering", "pay", by="finance", facts={"paid_yen": 1}),
     "wrong_state", ""),
    ("payment of another amount", purchase("inspected", "pay", by="finance", facts={"paid_yen": 1}),
     "contract.debt_fixed", "地方自治法第232条の4"),
    ("payment by the section", purchase("inspected", "pay", facts={"paid_yen": 3_500_000}), "not_allowed", ""),
    ("late publication", purchase("signed", "publish_post", facts={"outline": "x"},
     change=on_contract(post_due_on=date(2020, 1, 1))), "contract.published_in_time", ""),
    ("item 1 over its limit", purchase("need", "choose_other", facts={"method": "1", "reason": "少額"}),
     "contract.small_enough", "地方自治法施行令第167条の2第1項第1号"),
]  # fmt: skip
