"""Certifications and purchases, brought from step to step through the actions."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from colab.core import clock
from colab.core.access import Actor
from colab.core.clock import FiscalYear
from colab.core.lifecycle import apply
from colab.core.organisations.models import Body, Organisation, Unit, User
from pilots.certification.actions.start import start_application
from pilots.certification.models import Certification, ExpertAppointment
from pilots.procurement.actions.open import open_purchase
from pilots.procurement.models import Contract
from pilots.reuse.actions.recognise import recognise

from .challenges import officer
from .people import as_actor, make_body, make_company, make_programme, make_unit, make_user, owner_of

_numbers = count(1)
_experts = count()
APPLICATION = {
    "kind": "service",
    "kind_reason": "機器の販売ではなく、画像の解析と通知を継続して提供するため。",
    "product_name": "集積所見守りサービス",
    "product_name_en": "Collection point watch",
    "summary": "固定カメラの画像を現地の端末で解析し、異常の候補だけを担当者に知らせます。",
    "summary_en": "Reads camera pictures on the spot and reports only what looks wrong.",
    "areas": ["environment"],
    "price_yen": 3_600_000,
    "price_note": "12か所・1年間の利用料（税込）",
    "novelty": "different",
    "novelty_reason": "画像を外に出さず、安価な端末だけで動く点が既存の製品と異なります。",
    "usefulness": ["efficiency", "convenience"],
    "usefulness_reason": "1回の確認作業が40分から12分になり、収集の遅れの知らせも早くなります。",
    "feasibility_reason": "実証と同じ機器と体制で提供し、資金は自己資金でまかないます。",
    "sales_record": "民間の倉庫3か所に導入済み。",
    "intellectual_property": "画像解析の方法について特許出願中。",
    "permits": "必要な許認可はありません。",
    "safety": "機器は電気用品安全法の基準に適合しています。",
    "evidence": "実証では1回の確認作業が40分から12分になりました。",
    "expected_use": "清掃事務所、公園、港湾施設の見回り。",
    "declares_small": True,
    "declares_independent": True,
    "declares_167_4": True,
    "declares_antisocial": True,
    "declares_lawful": True,
    "contact_name": "見本 一郎",
    "contact_email": "info@example.invalid",
}
GOODS = {
    "kind": "goods",
    "kind_reason": "機器そのものを販売するため。",
    "product_name": "見守り端末",
    "product_name_en": "Watch terminal",
}
EXPERTS = (
    ("東雲 理", "見本大学 教授", "情報処理"),
    ("有明 聡子", "見本工業大学 准教授", "都市環境"),
    ("汐留 健", "見本研究所 主任研究員", "公共調達"),
    ("青海 千尋", "見本経済大学 教授", "中小企業経営"),
    ("竹芝 亮子", "見本医療大学 講師", "福祉機器"),
    ("台場 直樹", "見本法科大学 教授", "行政法"),
)
NEED = {
    "need": "集積所の見回りを減らし、収集の遅れを早く知るため。",
    "specification": "12か所に端末を置き、異常の候補を5分以内に通知すること。",
    "quantity": "12か所",
    "place": "区内の集積所",
    "budget_line": "（款）環境費（項）廃棄物対策費（目）清掃事業費",
    "estimate_yen": 3_600_000,
}

UNTIL_BEGUN = timedelta(days=70)
"""From the need to the first day of the service: after forecast, publication, quotation and signing."""


def plan_items(day: date | None = None) -> dict[str, Any]:
    """Return the four items of a plan that begins on ``day``."""
    day = day or clock.today()
    return {
        "goal": "3年間で30の施設に導入し、確認作業を年間1万時間減らす。",
        "content": "画像の解析と通知を、機器の設置から保守まで一体で提供する。",
        "period_from": day,
        "period_to": FiscalYear.of(day).last.replace(year=FiscalYear.of(day).year + 3),
        "method": "設置2人、運用3人、開発4人の体制で、都内の協力会社と設置する。",
        "funds_yen": 24_000_000,
        "funding": "自己資金1,400万円、金融機関からの借入れ1,000万円。",
    }


def certifier_of(certification: Certification) -> Actor:
    """Return the certifying officer of the certification's body."""
    return as_actor(officer("certifier", make_unit(certification.body, "産業振興課", name_en="Industry Promotion")))


def office_of(certification: Certification) -> Actor:
    """Return an officer who handles the application: the office, or a section of the body that received a copy."""
    if certification.programme_id:
        return as_actor(officer("office", programme=certification.programme))
    return as_actor(officer("section", make_unit(certification.body, "産業振興課", name_en="Industry Promotion")))


def applicant_of(certification: Certification) -> Actor:
    """Return the owner of the applying organisation."""
    return as_actor(owner_of(certification.organisation))


def draft_certification(
    *, organisation: Organisation | None = None, body: Body | None = None, plan: dict | None = None, **columns: Any
) -> Certification:
    """Return a draft that could be handed in; ``pilot`` or ``solution`` may be among the columns."""
    given = columns.pop("pilot", None)
    organisation = organisation or (given.organisation if given else make_company())
    programme = columns.pop("programme", None) or make_programme(body or make_body())
    actor = as_actor(owner_of(organisation))
    certification = start_application(
        actor=actor,
        organisation=organisation,
        programme=programme,
        body=body or programme.body,
        pilot=given,
        solution=columns.pop("solution", None),
    )
    items = plan_items() | (plan or {})
    return apply("save", certification, actor=actor, plan=items, **(APPLICATION | columns))


def submitted_certification(**facts: Any) -> Certification:
    """Return an application that was handed in."""
    certification = draft_certification(**facts)
    return apply("submit", certification, actor=applicant_of(certification))


def checked_certification(**facts: Any) -> Certification:
    """Return an application in its formal check."""
    certification = submitted_certification(**facts)
    return apply("begin_check", certification, actor=office_of(certification))


def appoint_expert(
    certification: Certification, *, user: User | None = None, name: str = "", post: str = "", **facts: Any
) -> ExpertAppointment:
    """Ask an expert and return the appointment."""
    n = next(_experts)
    known_name, known_post, field = EXPERTS[n % len(EXPERTS)]
    email = f"expert{n % len(EXPERTS)}@example.invalid"
    user = user or User.objects.filter(email=email).first() or make_user(email, name=name or known_name)
    apply(
        "appoint",
        certification,
        actor=office_of(certification),
        user=user,
        name=user.name,
        post=post or known_post,
        field=field,
        email=user.email,
        due_on=clock.today() + timedelta(days=14),
        **facts,
    )
    return certification.appointments.get(user=user, ended_on=None)


def opinion_facts(appointment: ExpertAppointment, *, said: str = "suitable", interest: str = "none") -> dict:
    """Return the facts of an opinion that says the same of each point."""
    facts = {"appointment": appointment, "interest": interest, "interest_note": "" if interest == "none" else "顧問"}
    for point, reason in (
        ("a", "端末内で完結する構成は既存の製品にない使用価値がある。"),
        ("b", "実証の結果から、業務の効率化と住民の利便への寄与が認められる。"),
        ("c", "体制と資金の計画は実施に十分である。"),
    ):
        facts |= {f"point_{point}": said, f"reason_{point}": reason}
    return facts


def give_opinion(appointment: ExpertAppointment, **facts: Any) -> Certification:
    """Let the expert give an opinion and return the certification."""
    actor = as_actor(appointment.user)
    return apply("give_opinion", appointment.certification, actor=actor, **opinion_facts(appointment, **facts))


def heard_certification(*, experts: int = 2, **facts: Any) -> Certification:
    """Return an application on which so many experts have been heard."""
    certification = checked_certification(**facts)
    certification = apply("hear_experts", certification, actor=office_of(certification))
    for _n in range(experts):
        certification = give_opinion(appoint_expert(certification))
    return certification


def findings(**changed: bool) -> dict[str, Any]:
    """Return the facts of findings, all met unless ``a=False`` and so on."""
    met = {f"met_{point}": changed.get(point, True) for point in "abc"}
    return met | {f"reason_{point}": "実施計画、意見書及び実証の結果による。" for point in "abc"}


def certification_in_decision(*, experts: int | None = None, found: dict | None = None, **facts: Any) -> Certification:
    """Return an application that waits for the head's decision."""
    needed = 2 if facts.get("kind", "service") == "service" else 0
    certification = heard_certification(experts=needed if experts is None else experts, **facts)
    office = office_of(certification)
    certification = apply("to_review", certification, actor=office)
    certification = apply("find", certification, actor=office, **findings(**(found or {})))
    return apply("to_decision", certification, actor=office)


def certified(**facts: Any) -> Certification:
    """Return a certification in force; the facts of ``draft_certification`` may be given."""
    certification = certification_in_decision(**facts)
    return certify(certification)


def certify(certification: Certification) -> Certification:
    """Let the certifying officer enter the head's decision."""
    n = next(_numbers)
    return apply(
        "certify",
        certification,
        actor=certifier_of(certification),
        decision_number=f"8産振第{n}号",
        deciding_post="知事" if certification.body.kind == "prefecture" else "区市町村長",
        issuer=f"{certification.body.name}{'知事' if certification.body.kind == 'prefecture' else '長'}",
        conditions="",
    )


def recognised(*, source: Certification | None = None, body: Body | None = None, decide: bool = True) -> Certification:
    """Return another body's certification by copy; with ``decide=False`` as the copy was received."""
    source = source or certified()
    body = body or make_body("港区", name_en="Minato City", kind="ward", lg_code="131032")
    section = as_actor(officer("section", make_unit(body, "産業振興課", name_en="Industry Promotion")))
    certification = recognise(actor=section, source=source, body=body)
    if not decide:
        return certification
    if certification.is_service:
        for _n in range(2):
            certification = give_opinion(appoint_expert(certification))
    certification = apply("to_decision", certification, actor=section)
    return certify(certification)


ROAD = (
    "need",
    "forecast_published",
    "method_checked",
    "pre_published",
    "quoted",
    "priced",
    "decided",
    "signed",
    "post_published",
    "delivering",
    "inspected",
    "paid",
    "evaluated",
    "closed",
)


def buyer_of(contract: Contract, role: str = "section") -> Actor:
    """Return an officer of the buying section, or the finance officer of its body."""
    if role == "finance":
        return as_actor(officer("finance", make_unit(contract.body, "会計課", name_en="Accounting")))
    return as_actor(officer(role, contract.unit))


def operator_of(contract: Contract) -> Actor:
    """Return the owner of the operator."""
    return as_actor(owner_of(contract.organisation))


def make_purchase(*, certification: Certification | None = None, unit: Unit | None = None, **columns: Any) -> Contract:
    """Return a stated need; without a certification a new one is made."""
    certification = certification or certified()
    unit = unit or make_unit(certification.body)
    actor = as_actor(officer("section", unit))
    last = FiscalYear.current().last
    period = {"period_from": min(clock.today() + UNTIL_BEGUN, last), "period_to": last}
    return open_purchase(actor=actor, unit=unit, certification=certification, **(NEED | period | columns))


def contract_at(state: str = "signed", *, contract: Contract | None = None, **facts: Any) -> Contract:
    """Return a purchase brought along the main road to ``state``; facts as of ``make_purchase``."""
    contract = contract or make_purchase(**facts)
    while contract.state != state:
        contract = step(contract)
    return contract


def step(contract: Contract, **changed: Any) -> Contract:
    """Take the next step of the main road; ``changed`` replaces facts of its verb."""
    for verb, role, facts in _next(contract):
        actor = operator_of(contract) if role == "operator" else buyer_of(contract, role)
        contract = apply(verb, contract, actor=actor, **(facts | changed))
    return contract


def _next(contract: Contract) -> list[tuple[str, str, dict[str, Any]]]:
    price = contract.estimate_yen
    today = clock.today()
    table = {
        "need": [("publish_forecast", "section", forecast_facts(contract))],
        "forecast_published": [("check_method", "section", {"not_excluded": True, "note": ""})],
        "method_checked": [("publish_pre", "section", pre_facts(contract))],
        "pre_published": [("quote", "operator", {"quotation_yen": price - 100_000, "quoted_on": today})],
        "quoted": [("set_price", "section", {"planned_price_yen": price, "basis": "実証時の単価による。"})],
        "priced": [("decide", "head", decision_facts(contract))],
        "decided": [("sign_body", "head", {}), ("sign_operator", "operator", {})],
        "signed": [("publish_post", "section", {"outline": outline(contract)})],
        "post_published": [("begin_delivery", "section", {})],
        "delivering": [
            ("deliver", "operator", {"note": "仕様書のとおり納入しました。"}),
            ("pass_inspection", "section", {"inspector_post": "検査員（主任）", "note": "仕様書のとおり。"}),
        ],
        "inspected": [("pay", "finance", {"paid_yen": contract.amount_yen, "billed_on": today})],
        "paid": [
            (
                "evaluate",
                "section",
                {
                    "verdict": "useful",
                    "evaluation": "担当者の手間が週20時間減り、対応も早くなりました。",
                    "evaluation_en": "Twenty hours of work less a week, and quicker answers.",
                },
            )
        ],
        "evaluated": [("close", "section", {})],
    }
    return table[contract.state]


def outline(contract: Contract | None) -> str:
    """Return the outline of a purchase as its publications give it."""
    return f"「{contract.item_name if contract else '見守りサービス'}」の提供"


def forecast_facts(contract: Contract | None = None) -> dict[str, Any]:
    """Return the facts of a forecast."""
    return {
        "outline": outline(contract),
        "outline_en": "Provision of the certified service",
        "schedule": _quarter(clock.today() + UNTIL_BEGUN),
    }


def _quarter(day: date) -> str:
    return f"第{(day.month - 4) % 12 // 3 + 1}四半期"


def pre_facts(contract: Contract | None = None) -> dict[str, Any]:
    """Return the facts of a publication before the contract."""
    return {
        "outline": outline(contract),
        "contract_on": clock.today() + timedelta(days=14),
        "choice": "新事業分野開拓者として認定を受けた者のうち、当該認定に係る新役務を提供できる者とする。",
        "criteria": "仕様を満たし、実証で効果が確認されていること。",
        "how_to_apply": "期限までに担当課へ書面又は電子メールで申し出ること。",
        "apply_by": clock.today() + timedelta(days=7),
    }


def decision_facts(contract: Contract | None = None) -> dict[str, Any]:
    """Return the facts of a decision."""
    return {
        "decision_number": f"8環資第{next(_numbers)}号",
        "deciding_post": f"{contract.unit.name}長" if contract else "資源循環課長",
        "reason": "地方自治法施行令第167条の2第1項第4号に基づき認定を受けた者から、その新役務の提供を受けるため。",
        "reason_en": "Received from the operator certified for it (Enforcement Order, art. 167-2(1)(iv)).",
    }
