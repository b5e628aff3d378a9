"""The same road with every legal fact recorded from paper and confirmed by a second officer."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict

from colab.core import clock, law
from colab.core.law.actions.confirm import facts_from
from colab.core.law.models import RecordedFact
from colab.core.ledger.models import LedgerEntry
from colab.core.ledger.verify import verify_all
from colab.core.lifecycle import GuardFailed, NotAllowed, Refused, apply
from colab.demo.builders import legal
from colab.demo.builders.people import as_actor, make_officer, make_unit

pytestmark = pytest.mark.django_db


def typed(**facts):
    """The form as a browser posts it."""
    data = QueryDict(mutable=True)
    for name, value in facts.items():
        data[name] = str(value)
    return data.dict()


def on_paper(subject, verb, recorder, second, *, fact_on=None, **facts):
    row = law.record(
        subject=subject,
        verb=verb,
        actor=recorder,
        data=typed(**facts),
        decision_number="8財契第12号",
        deciding_post="課長",
        fact_on=fact_on or clock.today(),
        where="文書管理システム 2026-0012",
    )
    return law.confirm(record=row, actor=second)


def officers(role, unit):
    return [as_actor(make_officer(role, unit)) for _n in range(2)]


def test_opinions_and_decision_from_paper():
    with clock.frozen(clock.aware(date(2026, 9, 1), 10)):
        c = legal.heard_certification(experts=0)
        office = legal.office_of(c)
        for n in range(2):
            facts = {"user": None, "name": f"紙野 学{n}", "post": "見本大学教授", "field": "画像", "email": ""}
            apply("appoint", c, actor=office, **facts)
    second = as_actor(make_officer("office", programme=c.programme))
    with clock.frozen(clock.aware(date(2026, 9, 20), 10)):
        for appointment in c.appointments.order_by("pk"):
            facts = {f"point_{p}": "suitable" for p in "abc"} | {f"reason_{p}": "適当" for p in "abc"}
            facts |= {"appointment": appointment.key, "interest": "none", "confirmed": "on"}
            c = on_paper(c, "give_opinion", office, second, fact_on=date(2026, 9, 10), **facts)
        c = apply("to_review", c, actor=office)
        c = apply("find", c, actor=office, **legal.findings())
        c = apply("to_decision", c, actor=office)
    with clock.frozen(clock.aware(date(2026, 9, 30), 10)):
        certifier = legal.certifier_of(c)
        with pytest.raises(GuardFailed) as early:
            on_paper(c, "certify", office, certifier, fact_on=date(2026, 9, 5), issuer="知事")
        assert early.value.guard_id == "certification.experts_heard"
        with pytest.raises(GuardFailed) as by_office:
            on_paper(c, "certify", office, second, fact_on=date(2026, 9, 25), issuer="知事")
        assert by_office.value.guard_id == "certification.certifying_officer"
        c = on_paper(c, "certify", office, certifier, fact_on=date(2026, 9, 25), issuer="知事", number="8産労第1号")
    assert (c.certified_on, c.valid_until) == (date(2026, 9, 25), date(2029, 3, 31))
    assert (c.number, c.decision_number, c.deciding_post) == ("8産労第1号", "8財契第12号", "課長")
    entry = LedgerEntry.objects.get(machine="certification", verb="certify")
    assert entry.fact_on == date(2026, 9, 25) and entry.payload["recorded"]["decision_number"] == "8財契第12号"
    assert verify_all().ok


def test_the_recorder_does_not_confirm():
    c = legal.certification_in_decision()
    certifier = legal.certifier_of(c)
    row = law.record(
        subject=c, verb="certify", actor=certifier, data=typed(issuer="知事"), decision_number="1",
        deciding_post="知事", fact_on=clock.today(),
    )  # fmt: skip
    with pytest.raises(Refused) as caught:
        law.confirm(record=row, actor=certifier)
    assert caught.value.code == "second_officer"
    assert RecordedFact.objects.get().state == "waiting" and facts_from(row, c, certifier)["issuer"] == "知事"
    with pytest.raises(NotAllowed):
        law.confirm(record=row, actor=as_actor(make_officer("section", make_unit(c.body, "財務課"))))


def test_a_contract_from_paper():
    contract = legal.make_purchase()
    one, two = officers("section", contract.unit)
    today = clock.today()
    plan = legal.forecast_facts()
    contract = on_paper(contract, "publish_forecast", one, two, **plan)
    contract = apply("check_method", contract, actor=one, not_excluded=True)
    contract = on_paper(contract, "publish_pre", one, two, **legal.pre_facts())
    contract = on_paper(contract, "quote", one, two, quotation_yen="3,500,000", quoted_on=today)
    contract = on_paper(contract, "set_price", one, two, planned_price_yen="3,600,000")
    contract = on_paper(contract, "decide", one, two, reason="認定を受けた者から新役務の提供を受けるため。")
    contract = on_paper(contract, "sign_body", one, two)
    assert contract.state == "decided"
    contract = on_paper(contract, "sign_operator", one, two)
    assert contract.state == "signed" and contract.signed_on == today
    assert contract.post_due_on == today + timedelta(days=30)
    contract = on_paper(contract, "publish_post", one, two, outline="見守り")
    contract = apply("begin_delivery", contract, actor=one)
    contract = apply("deliver", contract, actor=one, note="設置")
    contract = on_paper(contract, "pass_inspection", one, two, inspector_post="検査員", note="仕様のとおり")
    with pytest.raises(GuardFailed) as by_section:
        on_paper(contract, "pay", one, two, paid_yen="3,500,000")
    assert by_section.value.guard_id == "contract.paid_by_finance"
    contract = on_paper(contract, "pay", one, legal.buyer_of(contract, "finance"), paid_yen="3,500,000")
    contract = apply("evaluate", contract, actor=one, verdict="useful", evaluation="よい", evaluation_en="")
    contract = apply("close", contract, actor=one)
    assert contract.notices.get(kind="pre").where == "文書管理システム 2026-0012"
    assert verify_all().ok


@pytest.mark.parametrize("method", ["2", "bid", "none"])
def test_another_method_is_recorded_plainly_and_closes(method):
    contract = legal.contract_at("forecast_published")
    section = legal.buyer_of(contract)
    contract = apply("choose_other", contract, actor=section, method=method, reason="競争入札に付すため。")
    contract = apply("close", contract, actor=section)
    assert (contract.state, contract.method) == ("closed", method)
