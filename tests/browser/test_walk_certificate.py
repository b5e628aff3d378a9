"""Walk four: an expert, the certifying officer, the public and another municipality, each with their own browser.

Every page they stop at is looked over by axe at two widths, and pictured.
"""

import json
from datetime import datetime

import pytest

from colab.core.clock import JST
from colab.demo.builders import legal
from colab.demo.builders.people import hold, make_body, make_unit, make_user
from pilots.certification.models import Certification, Credential
from pilots.reuse.models import JointPurchase
from tests.harness.pages import overflowing, violations

from .road.certifying import FINDINGS, OPINION
from .walking import SIZES, Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
START = datetime(2026, 9, 1, 9, 0, tzinfo=JST)


@pytest.fixture
def walk(browser, live_server, settings):
    """A walk in September 2026; at the end no page has complained."""
    settings.SITE_URL = live_server.url
    walk = Walk(browser, live_server, "certificate", start=START)
    yield walk
    walk.close()
    assert walk.troubles == []


def look(person, name):
    """Look the page over at both widths, and take its pictures."""
    for size in SIZES.values():
        person.page.set_viewport_size(size)
        assert violations(person.page) == [], name
        assert overflowing(person.page) == [], name
    person.shot(name)
    return person


def test_an_expert_the_head_the_public_and_another_municipality(walk, tmp_path):
    certification = asked()
    hear(walk, certification)
    certify(walk, certification)
    verify(walk, certification, tmp_path)
    package = release(walk, certification, tmp_path)
    contract = legal.contract_at("evaluated", contract=legal.make_purchase(certification=certification))
    officer = another_municipality(walk, certification, contract)
    receive(walk, officer, package)
    share(walk, officer, certification)


def asked():
    """An application on which two experts have been asked, and one has answered."""
    certification = legal.heard_certification(experts=1)
    legal.appoint_expert(certification)
    certification.refresh_from_db()
    return certification


def hear(walk, certification):
    """The second expert gives an opinion."""
    expert = certification.appointments.order_by("pk").last().user
    person = walk.person(expert).go("/work/opinions/").see(certification.product_name)
    look(person, "expert-asked").go(f"/work/s/certification/{certification.key}/")
    look(person, "expert-application")
    person.go(f"/work/s/certification/{certification.key}/do/give_opinion/")
    look(person, "expert-opinion").fill(**OPINION).press()


def certify(walk, certification):
    """The office makes the findings; the certifying officer enters the head's decision, then looks at the keys."""
    work = f"/work/s/certification/{certification.key}/"
    office = walk.person(legal.office_of(certification).user).go(work).do("to_review").do("find", **FINDINGS)
    look(office, "findings").do("to_decision")
    officer = walk.person(legal.certifier_of(certification).user).go(work)
    look(officer, "head-before")
    officer.do("certify", decision_number="8産振第12号", deciding_post="知事", issuer="東京都知事 見本 太郎")
    look(officer, "head-certified").go("/work/issuer-keys/")
    look(officer, "issuer-keys").fill(reason="年度の交代").press().see("使用中")
    certification.refresh_from_db()


def verify(walk, certification, folder):
    """Anybody verifies the signed file: as it is, and with one word changed; in both languages."""
    document = Credential.objects.get(certification=certification, replaced_at=None).document
    genuine, forged = folder / "certificate.json", folder / "forged.json"
    genuine.write_text(json.dumps(document, ensure_ascii=False))
    document["credentialSubject"]["name"] = "株式会社べつのもの"
    forged.write_text(json.dumps(document, ensure_ascii=False))
    public = walk.public().go(f"/certified/{certification.code.lower()}/")
    look(public, "certified-product").go("/verify/")
    look(public, "verify")
    public.fill(file=str(genuine)).page.get_by_role("button", name="ファイルを確認する").click()
    look(public.see("有効：本物の認定書", certification.organisation.name), "verify-valid")
    public.go("/verify/").fill(file=str(forged)).page.get_by_role("button", name="ファイルを確認する").click()
    look(public.see("改変あり"), "verify-altered")
    look(public.go("/issuers/"), "issuers")
    look(public.go("/en/verify/"), "verify-english")


def release(walk, certification, folder):
    """The operator lets other bodies have the package."""
    team = walk.person(legal.applicant_of(certification).user).go(f"/work/s/certification/{certification.key}/")
    team.press("公共団体への提供に同意する").see("提供に同意済み")
    look(team, "operator-released")
    with team.page.expect_download() as download:
        team.page.get_by_role("link", name="パッケージを取得する").click()
    path = folder / "package.zip"
    download.value.save_as(path)
    return path


def another_municipality(walk, certification, contract):
    """A ward finds the product, says 「導入したい」 and asks the section that bought it."""
    unit = make_unit(make_body("港区", kind="ward", lg_code="131032"), "産業振興課")
    person = walk.person(hold(make_user("minato@example.invalid", name="芝浦 なぎさ"), "section", unit))
    person.go(f"/certified/{certification.code.lower()}/").see("調達した団体")
    look(person, "ward-product").follow("に照会する").fill(question="設置に何日かかりましたか。").press()
    look(person, "ward-asked")
    buyer = walk.person(legal.buyer_of(contract).user).go("/work/").see("回答する照会").go("/work/reuse/inquiries/")
    buyer.follow("集積所見守りサービス", inside="main")
    look(buyer, "buyer-asked").fill(answer="2日です。", shared=True).press().see("2日です。")
    person.go(f"/certified/{certification.code.lower()}/").see("2日です。").follow("導入したい")
    person.fill(purpose="区の集積所の見回りを減らしたい。", volume="8", contact="内線1234").choose(timing="翌年度")
    person.page.locator('[name="joint"]').check()
    person.press()
    look(person, "ward-wants")
    return person


def receive(walk, person, package):
    """The ward hands in the package, reads what remains to be done, and has its own certification drafted."""
    person.go("/work/reuse/packages/receive/")
    look(person, "package-receive").fill(file=str(package)).press().see("第12条の3第7項")
    look(person, "package-preview").press().see("自団体")
    look(person, "package-draft")
    assert Certification.objects.get(body__lg_code="131032").state == "copy_received"


def share(walk, person, certification):
    """The ward reckons a joint purchase with the body that certified."""
    person.go(f"/work/reuse/joint/new/?certification={certification.code}")
    person.fill(title="集積所見守りの共同調達", joint_yen="500万円", volume_unit="か所")
    person.fill(volume_0="8", alone_yen_0="240万円", volume_1="12", alone_yen_1="360万円")
    person.choose(body_1=certification.body.name)
    look(person, "joint-form").press()
    look(person.see("¥1,000,000", "どの団体も単独より負担が増えません"), "joint")
    assert JointPurchase.objects.get().shares.count() == 2
