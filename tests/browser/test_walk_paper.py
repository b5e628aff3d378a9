"""Walk three: every legal fact happens on paper; recorded, dated and confirmed here, the case reaches the same end."""

from datetime import date, datetime
from functools import partial

import pytest

from colab.core.clock import JST
from colab.demo.builders.people import make_company
from colab.demo.builders.submissions import adopted_pitch

from .road import buying, certifying, piloting
from .road.cast import make_cast
from .road.paper import record
from .road.piloting import at
from .road.pitching import COMPANY
from .walking import Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
START = datetime(2026, 4, 6, 9, 0, tzinfo=JST)


@pytest.fixture
def walk(browser, live_server):
    """A walk that begins in April 2026; at the end no page has complained."""
    walk = Walk(browser, live_server, "paper", start=START)
    yield walk
    walk.close()
    assert walk.troubles == []


@pytest.fixture
def cast():
    """People, and a company whose pitch was adopted."""
    return make_cast()


def test_the_legal_facts_on_paper(walk, cast):
    from colab.demo.builders.challenges import open_challenge

    company = make_company(COMPANY, owner=cast.founder)
    challenge = open_challenge(unit=cast.unit, programme=cast.programme)
    adopted_pitch(challenge=challenge, organisation=company, title="画像で見回りを助ける")
    pilot = piloting.plan(walk, cast)
    certification = pilot_on_paper(walk, cast, pilot)
    certification_on_paper(walk, cast, certification)
    contract = buying.need(walk, cast, certification)
    contract_on_paper(walk, cast, contract)
    buying.read(walk, cast, contract)
    public = walk.public().go(f"/cases/{contract.code.lower()}/")
    public.page.get_by_text("すべての日付と記録の番号").click()
    public.see("書面から記録").shot("case-from-paper")


def pilot_on_paper(walk, cast, pilot):
    """The agreement and the evaluation were decided on paper."""
    paper = partial(record, walk, pilot, by=cast.section, second=cast.second)
    agreement = {"agreement_kind": "basic_agreement", "agreement_on": date(2026, 6, 12)}
    paper(
        "sign_agreement", on=date(2026, 6, 12), number="8環資第5号", post="資源循環課長", picture="record", **agreement
    )
    piloting.run(walk, cast, pilot, agreed=True)
    words = {"evaluation": "現場の負担が減りました。"}
    paper("evaluate", on=date(2026, 9, 18), number="8環資第21号", post="資源循環課長", **words)
    head = walk.person(cast.head).go(f"/work/s/pilot/{pilot.key}/")
    head.do("to_certification", outcome_reason="効果が確かめられたため、本格導入を検討します。")
    return certifying.apply_for(walk, cast, experts_on_paper=True)


def certification_on_paper(walk, cast, certification) -> None:
    """Opinions came by post, findings and the governor's decision are in the document system."""
    walk.calendar.go_to(at(10, 20))
    paper = partial(record, walk, certification, by=cast.certifier, second=cast.certifier_second)
    for number, appointment in enumerate(certification.appointments.order_by("pk"), start=1):
        opinion = certifying.OPINION | {"appointment": appointment.key}
        day = date(2026, 10, 10 + number)
        paper("give_opinion", on=day, number=f"意見書 第{number}号", post=appointment.post, **opinion)
    office = walk.person(cast.office).go(f"/work/s/certification/{certification.key}/")
    office.do("to_review")
    paper("find", on=date(2026, 10, 19), number="8産創第40号", post="創業支援課長", **certifying.FINDINGS)
    office.go(f"/work/s/certification/{certification.key}/").do("to_decision")
    issuer = {"issuer": "東京都知事 見本 太郎"}
    paper("certify", on=date(2026, 10, 20), number="8産創第41号", post="知事", picture="record-decision", **issuer)
    certifying.show(walk, certification)


def contract_on_paper(walk, cast, contract) -> None:
    """Everything from the forecast to the payment was done elsewhere."""
    paper = partial(record, walk, contract, by=cast.section, second=cast.second, post="資源循環課長")
    section = walk.person(cast.section)
    outline = {"outline": "集積所の異常を通知するサービス"}
    paper("publish_forecast", on=date(2026, 10, 20), number="都報 第1号", schedule="第4四半期", **outline)
    section.go(f"/work/s/contract/{contract.key}/").do("check_method", not_excluded=True)
    days = {"contract_on": date(2027, 1, 8), "apply_by": date(2026, 12, 25)}
    paper("publish_pre", on=date(2026, 10, 20), number="都報 第2号", **days)
    walk.calendar.go_to(at(12, 26))
    quoted = {"quotation_yen": "3,500,000", "quoted_on": date(2026, 12, 26)}
    paper("quote", on=date(2026, 12, 26), number="見積書 第7号", **quoted)
    paper("set_price", on=date(2026, 12, 26), number="8環資第30号", planned_price_yen="3,610,000")
    walk.calendar.go_to(at(1, 8, 2027))
    paper("decide", on=date(2027, 1, 8), number="8環資第33号", reason=buying.REASON)
    paper("sign_body", on=date(2027, 1, 8), number="契約書 第9号（都）")
    paper("sign_operator", on=date(2027, 1, 8), number="契約書 第9号（事業者）")
    paper("publish_post", on=date(2027, 1, 8), number="都報 第3号")
    deliver_on_paper(walk, cast, contract)


def deliver_on_paper(walk, cast, contract) -> None:
    """Inspection and payment were done in the accounting system."""
    work = f"/work/s/contract/{contract.key}/"
    walk.calendar.go_to(at(3, 20, 2027))
    section = walk.person(cast.section).go(work).do("begin_delivery").do("deliver", note="12か所に設置しました。")
    checked = {"inspector_post": "検査員（主任）", "note": "仕様書のとおり。"}
    day = {"on": date(2027, 3, 20), "post": "検査員"}
    record(
        walk,
        contract,
        "pass_inspection",
        by=cast.section,
        second=cast.second,
        number="検査調書 第4号",
        **day,
        **checked,
    )
    paid = {"paid_yen": "3,500,000", "billed_on": date(2027, 3, 20)}
    pay = {"by": cast.finance, "second": cast.finance_second, "on": date(2027, 3, 20), "post": "出納課長"}
    record(walk, contract, "pay", number="支出命令 第88号", **pay, **paid)
    section.go(work).do("evaluate", verdict="useful", evaluation="見回りが週20時間減りました。").do("close")
