"""Steps 10 to 12: the purchase with its publications, and what everybody can read and check in the end."""

from datetime import date

from colab.core.ledger.verify import verify_all
from pilots.certification.models import Certification
from pilots.procurement.models import Contract

from .certifying import PRODUCT
from .piloting import at
from .pitching import COMPANY

NAME = "集積所見守りサービスの提供"
REASON = "認定を受けた者から、当該認定に係る新役務の提供を受けるため。"


def need(walk, cast, certification: Certification) -> Contract:
    """The section states its need, with budget and period."""
    section = walk.person(cast.section).go("/work/purchases/new/").choose(certification=PRODUCT)
    section.fill(
        subject_name=NAME,
        fiscal_year="2026",
        budget_line="（款）環境費（項）廃棄物対策費",
        estimate_yen="3,600,000",
        need="集積所の見回りを減らし、収集の遅れを早く知るため。",
    ).press()
    contract = Contract.objects.get()
    section.go(f"/work/s/contract/{contract.key}/").do(
        "save",
        specification="12か所に端末を置き、異常の候補を5分以内に通知すること。",
        period_from=date(2027, 1, 12),
        period_to=date(2027, 3, 31),
    )
    return contract


def buy(walk, cast, contract: Contract) -> None:
    """Step 10: from the forecast to the signature of both sides and the publication after it."""
    work = f"/work/s/contract/{contract.key}/"
    section = walk.person(cast.section).go(work)
    section.do("publish_forecast", outline="集積所の異常を通知するサービス", schedule="第4四半期")
    section.do("check_method", not_excluded=True).shot("method")
    section.do("publish_pre", contract_on=date(2027, 1, 8), apply_by=date(2026, 12, 25))
    walk.public().go("/contracts/").see(NAME).shot("forecast")
    walk.calendar.go_to(at(12, 26))
    walk.person(cast.founder).go(work).do("quote", quotation_yen="3,500,000", quoted_on=date(2026, 12, 26))
    section.go(work).do("set_price", planned_price_yen="3,610,000")
    walk.calendar.go_to(at(1, 8, 2027))
    head = walk.person(cast.head).go("/work/").see(NAME).go(work)
    head.do("decide", decision_number="8環資第33号", deciding_post="資源循環課長", reason=REASON).do("sign_body")
    walk.person(cast.founder).go(work).not_see("361万円", "3,610,000").do("sign_operator").shot("signed")
    section.go(work).do("publish_post")


def deliver(walk, cast, contract: Contract) -> None:
    """Delivery, inspection, payment by another officer, evaluation."""
    work = f"/work/s/contract/{contract.key}/"
    walk.calendar.go_to(at(3, 20, 2027))
    section = walk.person(cast.section).go(work).do("begin_delivery")
    walk.person(cast.founder).go(work).do("deliver", note="12か所に設置し、運用しました。")
    section.go(work).do("pass_inspection", inspector_post="検査員（主任）", note="仕様書のとおり。")
    finance = walk.person(cast.finance).go("/work/").see(NAME).shot("finance-home").go(work)
    finance.do("pay", paid_yen="3,500,000", billed_on=date(2027, 3, 20))
    section.go(work).do("evaluate", verdict="useful", evaluation="見回りが週20時間減りました。").do("close").shot(
        "closed"
    )


def want(walk, officer, certification: Certification) -> None:
    """Step 11: another municipality says that it wants the product, and takes the certification over by copy."""
    person = walk.person(officer).go("/certified/").follow(PRODUCT).follow("導入したい")
    person.fill(purpose="区の集積所の見回りを減らしたい。").choose(timing="翌年度").press().shot("wanted")
    person.go(f"/work/reuse/copy/{certification.code}/").see("港区").shot("take-over").press()
    person.see("自団体").shot("draft-of-another-body")


def read(walk, cast, contract: Contract) -> None:
    """Step 12: the case page for everybody; the auditor reads all; the chains are whole."""
    contract.refresh_from_db()
    public = walk.public().go("/contracts/").see(NAME).shot("contracts").follow(NAME)
    public.see(REASON, COMPANY, "350万円").not_see("361万円", "3,610,000").shot("contract")
    public.follow("課題から契約までの経過をまとめて見る").see(COMPANY)
    public.go(f"/cases/{contract.code.lower()}/").see(COMPANY, "350万円").shot("case")
    for step in ("課題", "実証", "認定", "契約", "評価"):
        assert step in public.page.locator("section[aria-labelledby=five]").inner_text()
    public.go(f"/cases/{contract.code.lower()}/?verify=1").see("すべて一致しています")
    public.go("/results/").shot("results")
    public.go("/data/").shot("data")
    walk.person(cast.auditor).go(f"/work/s/contract/{contract.key}/").see(REASON, "361万円").shot("auditor")
    assert verify_all().ok
