"""Steps 4 and 5: teams pitch, get receipts, are checked and screened."""

from io import BytesIO

import pikepdf

from challenges.challenges.models import Challenge
from colab.core.organisations.models import Organisation, User
from colab.demo.builders.people import invented_number

from .problem import CLOSES, challenge_url

COMPANY = "株式会社みちしるべ"
WORDS = {
    "summary": "カメラの画像から異常を見つけ、見回りを40分から12分に減らします。",
    "understanding": "12か所を毎日巡回し、紙の日誌に書いています。気づくのは翌日です。",
    "solution": "固定カメラの画像を端末の中で解析し、異常の候補だけを担当者に知らせます。",
    "novelty": "画像を外に出さず、安価な端末だけで動く点が既存の製品と異なります。",
    "product_stage": "prototype",
    "pilot_plan": "1か月で設置し、2か月運用して、前後を比べます。",
    "kpi": "1回の見回り：40分を20分以下に。日報で測ります。",
    "estimate_pilot_yen": "2,400,000",
}


def slides() -> dict:
    """Return a small PDF as a file to be uploaded."""
    document, out = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(out)
    return {"name": "提案資料.pdf", "mimeType": "application/pdf", "buffer": out.getvalue()}


def register_company(walk, user: User) -> Organisation:
    """A team types its company data once."""
    founder = walk.person(user).go("/work/team/new/")
    founder.fill(kind="company", name=COMPANY, corporate_number="1234567890123").press(refused=True)
    founder.see("法人番号").shot("wrong-number")
    founder.fill(corporate_number=invented_number(901)).press()
    founder.fill(
        representative_title="代表取締役",
        representative="起業 みらい",
        contact_name="起業 みらい",
        contact_email="info@example.invalid",
        address="東京都新宿区西新宿2-8-1",
        name_en="Michishirube Inc.",
    ).press()
    founder.do("register").shot("company")
    return Organisation.objects.get(name=COMPANY)


def pitch(walk, user: User, challenge: Challenge, title: str, *, pictures: bool = False) -> None:
    """Step 4: draft, file, declarations, receipt."""
    team = walk.person(user).go(challenge_url(challenge)).follow("応募をはじめる")
    team.press("下書きをはじめる").fill(title=title, **WORDS)
    team.page.wait_for_selector('[data-state="saved"]')
    team.fill(file_deck=slides())
    if pictures:
        team.shot("pitch-form")
    team.press("保存して提出に進む").see("誓約")
    team.fill(declares_167_4=True, declares_antisocial=True, declares_true=True)
    if pictures:
        team.shot("hand-in")
    team.press().see("受付番号", "SHA-256")
    if pictures:
        team.shot("receipt")


def screen(walk, cast, challenge: Challenge) -> None:
    """Step 5: after the deadline the office checks the form; the section screens; the finalists are published."""
    walk.calendar.go_to(CLOSES.replace(minute=1))
    office = walk.person(cast.office).go(f"/work/pitches/of/{challenge.key}/").shot("pitches")
    _all(office, "accept")
    _all(office.go(f"/work/pitches/of/{challenge.key}/"), "shortlist", reason="現場での効果が見込めます。")
    office.go(f"/work/pitches/of/{challenge.key}/").shot("screened")
    office.page.locator('main a[href*="publish_screening"]').first.click()
    office.page.wait_for_load_state()
    office.press()


def _all(person, verb: str, **facts) -> None:
    """Tick all pitches and do the verb on them."""
    for box in person.page.locator('main input[type="checkbox"][name="pitch"]').all():
        box.check()
    person.page.locator(f'main button[formaction*="/{verb}/"]').click()
    person.page.wait_for_load_state()
    person.fill(**facts).press()
