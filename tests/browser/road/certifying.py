"""Step 9: application from pitch and pilot, experts' opinions, findings, the head's decision, the certificate."""

from datetime import date

from colab.demo.builders.legal import APPLICATION
from pilots.certification.models import Certification

from .pitching import COMPANY

PRODUCT = "集積所見守りサービス"
PLAN = {
    "plan_goal": "3年間で30の施設に導入し、確認作業を年間1万時間減らす。",
    "plan_content": "画像の解析と通知を、機器の設置から保守まで一体で提供する。",
    "plan_period_from": date(2026, 10, 1),
    "plan_period_to": date(2029, 9, 30),
    "plan_method": "設置2人、運用3人、開発4人の体制で、都内の協力会社と設置する。",
    "plan_funds_yen": "24,000,000",
    "plan_funding": "自己資金1,400万円、金融機関からの借入れ1,000万円。",
}
OPINION = {
    "point_a": "suitable",
    "reason_a": "端末内で完結する構成は既存の製品にない使用価値がある。",
    "point_b": "suitable",
    "reason_b": "実証の結果から、業務の効率化への寄与が認められる。",
    "point_c": "suitable",
    "reason_c": "体制と資金の計画は実施に十分である。",
    "interest": "none",
    "confirmed": True,
}
FINDINGS = {f"met_{point}": "yes" for point in "abc"} | {
    f"reason_{point}": "実施計画、意見書及び実証の結果による。" for point in "abc"
}


def apply_for(walk, cast, *, experts_on_paper: bool = False) -> Certification:
    """The team applies; what is known is filled in; the office checks the form and asks two experts."""
    team = walk.person(cast.founder).go("/work/certifications/new/").choose(organisation=COMPANY)
    team.choose(programme=cast.programme.name, pilot="集積所の見回り").press()
    certification = Certification.objects.get()
    work = f"/work/s/certification/{certification.key}/"
    facts = {name: value for name, value in APPLICATION.items() if name not in ("areas",)}
    team.go(work).do("save", **facts, **PLAN).shot("application").do("submit")
    office = walk.person(cast.office).go("/work/").see(PRODUCT).go(work).do("begin_check").do("hear_experts")
    for expert in cast.experts:
        email = "" if experts_on_paper else expert.email
        office.do("appoint", name=expert.name, post="見本大学 教授", field="画像処理", email=email)
    return certification


def hear(walk, cast, certification: Certification) -> None:
    """Each expert gives an opinion from the own start page."""
    work = f"/work/s/certification/{certification.key}/"
    for number, expert in enumerate(cast.experts):
        person = walk.person(expert).go("/work/opinions/").see(PRODUCT).go(work)
        person.do("give_opinion", **OPINION)
        if not number:
            person.shot("opinion")


def certify(walk, cast, certification: Certification) -> None:
    """Findings, the head's decision recorded by the certifying officer, the certificate."""
    work = f"/work/s/certification/{certification.key}/"
    walk.person(cast.office).go(work).do("to_review").do("find", **FINDINGS).do("to_decision")
    officer = walk.person(cast.certifier).go("/work/").see(PRODUCT).go(work)
    officer.do("certify", decision_number="8産振第12号", deciding_post="知事", issuer="東京都知事 見本 太郎")
    officer.shot("certified")


def show(walk, certification: Certification) -> None:
    """The public list, and the page that verifies a certificate."""
    certification.refresh_from_db()
    public = walk.public().go("/certified/").see(PRODUCT).shot("certified-list").follow(PRODUCT)
    public.see(COMPANY, certification.number).shot("certified-product")
    public.go("/verify/").fill(number=certification.number).press("確認する").see(PRODUCT).shot("verify")
