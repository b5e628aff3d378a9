"""Steps 1 to 3: a workbook's row becomes an open challenge, and people find it."""

import re
from datetime import datetime
from io import BytesIO

from django.core import mail
from openpyxl import Workbook

from challenges.challenges.models import Challenge
from colab.core.clock import JST

from .cast import PASSWORD

TITLE = "どうすれば集積所の見回りを半分の時間で終えられるか"
OPENS = datetime(2026, 4, 20, 9, 0, tzinfo=JST)
QUESTIONS = datetime(2026, 5, 8, 17, 0, tzinfo=JST)
CLOSES = datetime(2026, 5, 20, 17, 0, tzinfo=JST)
HEADINGS = [
    "番号", "課題名", "一行要約", "募集主体", "担当課", "分野", "課題の背景", "困りごと", "実現したい姿", "実施フィールド",
    "実証費用の上限（千円）", "問合せ先", "認定・契約の可能性",
]  # fmt: skip
ROW = [
    "R8-７",
    TITLE,
    "集積所の見回りに毎週40分かかり、収集の遅れに気づくのが翌日になっています。",
    "東京都",
    "環境局 資源循環課",
    "環境",
    "12か所の集積所を職員が毎日巡回し、紙の日誌に書いています。",
    "巡回に時間がかかり、異常の発見が遅れます。",
    "巡回の時間を半分にし、異常をその日のうちに知りたい。",
    "新宿区内の集積所12か所",
    "３，０００",
    "資源循環課 03-0000-0000",
    "○",
]


def workbook() -> dict:
    """Return a bureau's workbook: a title line above, Japanese headings, full-width digits, amounts in thousands."""
    book = Workbook()
    sheet = book.active
    sheet.append(["令和8年度 課題一覧（資源循環課）"])
    sheet.append(HEADINGS)
    sheet.append(ROW)
    out = BytesIO()
    book.save(out)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "課題一覧.xlsx", "mimeType": kind, "buffer": out.getvalue()}


def log_in_with_password(walk, user):
    """Log in through the form with address and password."""
    person = walk.stranger().go("/work/")
    person.fill(login=user.email, password=PASSWORD).shot("login").press("ログイン")
    return walk.knows(user, person)


def log_in_by_code(walk, user):
    """Log in with a code that comes by mail."""
    person = walk.stranger().go("/work/")
    person.follow("メールで受け取るコードでログイン").fill(email=user.email).press("コードを送る")
    walk.work()
    code = re.search(r"^\s*([A-Z0-9]{3,6}-?[A-Z0-9]{3,6})\s*$", mail.outbox[-1].body, re.M).group(1)
    person.fill(code=code).press("確認")
    return walk.knows(user, person)


def import_row(walk, cast) -> Challenge:
    """Step 1: the office takes in the bureau's workbook after a preview; the section completes the draft."""
    office = log_in_with_password(walk, cast.office)
    office.go("/work/challenges/").follow("Excelから取り込む")
    office.fill(file=workbook()).press("ファイルを確認する").see(TITLE, "新しい下書き").shot("import-preview")
    office.press("この内容で取り込む").see(TITLE)
    section = walk.person(cast.section).go("/work/").shot("section-home")
    section.go("/work/challenges/").follow(TITLE).see("3,000,000")
    section.follow("編集する").fill(
        numbers_ja="巡回 月240回、1回40分",
        budget_route="certification_route",
        verification_ja="1回の見回りの分数（現状40分）を実証の前後で各12件計測して比べます。",
    )
    section.shot("challenge-form").press("保存して戻る")
    return Challenge.objects.get()


def publish(walk, cast, challenge: Challenge) -> Challenge:
    """Step 2: check, approval, and the clock opens."""
    work = f"/work/s/challenge/{challenge.key}/"
    walk.person(cast.section).go(work).do("submit").see("事務局確認中")
    office = walk.person(cast.office).go("/work/").see(TITLE).shot("office-home")
    office.go("/work/calls/").follow("新しい募集回").fill(
        title="令和8年度 第1回 募集",
        opens_at=OPENS,
        question_deadline=QUESTIONS,
        closes_at=CLOSES,
        results_expected_on=datetime(2026, 6, 30),
        pilot_from=datetime(2026, 7, 1),
        pilot_to=datetime(2026, 9, 30),
        eligibility="都内で実証を行うことができる企業・個人事業主・団体",
    )
    office.press("保存する").do("schedule")
    office.go(work).follow("確認済みとして課長へ回す").choose(call="第1回 募集").press()
    head = walk.person(cast.head).go("/work/").see(TITLE).shot("head-home")
    head.follow(TITLE).do("approve").see("募集開始待ち")
    walk.public().go("/challenges/").not_see(TITLE)
    walk.calendar.go_to(OPENS)
    challenge.refresh_from_db()
    assert challenge.state == "open"
    return challenge


def find(walk, cast, challenge: Challenge) -> None:
    """Step 3: found without a login; a question is asked and answered to all; a notice by mail without an account."""
    public = walk.public().go("/").see("行政の困りごとを").shot("home")
    public.go("/challenges/").see(TITLE).shot("challenges").follow(TITLE)
    public.see("締切 2026年5月20日（水）17:00", "新宿区内の集積所12か所", "約束ではありません").shot("challenge")
    public.go("/subscribe/").fill(address="reader@example.invalid", topics="new_challenge").press()
    founder = walk.person(cast.founder).go(challenge_url(challenge)).follow("質問する")
    founder.fill(body="集積所の写真の見本はいただけますか。").press("質問を送る")
    section = walk.person(cast.section).go("/work/").see("集積所の写真の見本").shot("section-waits")
    section.follow("集積所の写真の見本").do("answer", answer="応募期間中に50枚を提供します。")
    section.go("/work/questions/").press("選んだ回答をまとめて公表する")
    public.go(challenge_url(challenge)).see("応募期間中に50枚を提供します。").not_see(cast.founder.name)


def challenge_url(challenge: Challenge) -> str:
    """Return the public address."""
    return f"/challenges/{challenge.slug}/"
