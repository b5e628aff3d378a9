"""Step 8: a pilot is planned, fixed, agreed, run, measured, reported and judged."""

from datetime import date, datetime

from colab.core.clock import JST
from pilots.trials.models import Pilot

TITLE = "集積所の見回りを画像で減らす実証"
PLAN = {
    "summary": "ごみ集積所の見回りを、カメラの画像で減らせるかを試します。",
    "site": "新宿区内の集積所 12か所",
    "period_from": date(2026, 7, 10),
    "period_to": date(2026, 9, 18),
    "users": "巡回員 12人",
    "burden_sharing": "機器は事業者、設置場所と電源は都が負担します。",
    "cost_yen": "2,400,000",
    "risks": "通行人が写り込むおそれがあります。画角を集積所に限ります。",
    "personal_data": "個人を識別する情報は保存しません。",
    "safety": "機器は高さ3メートルに固定し、賠償責任保険に加入します。",
}
INDICATOR = {
    "name_0": "1回の確認作業にかかる時間",
    "unit_0": "分",
    "baseline_0": "40",
    "target_0": "20",
    "direction_0": "down",
    "method_0": "巡回員が1回の作業にかけた時間を日報から集計する。",
    "sample_size_0": "12",
}
BEFORE = "\n".join(f"巡回員{n}、{value}" for n, value in enumerate((38, 42, 40, 41, 39, 40), start=1))
AFTER = "\n".join(f"巡回員{n}、{value}" for n, value in enumerate((12, 14, 11, 13, 12, 10), start=1))


def at(month: int, day: int, year: int = 2026) -> datetime:
    """Return ten in the morning of a day in Tokyo."""
    return datetime(year, month, day, 10, 0, tzinfo=JST)


def plan(walk, cast) -> Pilot:
    """The section opens the pilot and fixes plan and indicators with the team."""
    walk.calendar.go_to(at(6, 15))
    section = walk.person(cast.section).go("/work/pilots/new/").fill(title=TITLE)
    section.press()
    pilot = Pilot.objects.get()
    work = f"/work/s/pilot/{pilot.key}/"
    section.go(work).do("plan").do("save", **PLAN).do("set_indicators", **INDICATOR)
    walk.person(cast.founder).go(work).see("1回の確認作業にかかる時間")
    section.go(work).shot("pilot-plan").do("agree_plan")
    return pilot


def run(walk, cast, pilot: Pilot, *, agreed: bool = False) -> None:
    """The head signs, the pilot runs, readings are taken before and after, the team reports, the head judges."""
    work = f"/work/s/pilot/{pilot.key}/"
    head = walk.person(cast.head)
    if not agreed:
        head.go("/work/").see(TITLE).go(work)
        head.do("sign_agreement", agreement_kind="basic_agreement", agreement_on=date(2026, 6, 15))
    section = walk.person(cast.section)
    walk.calendar.go_to(at(7, 10))
    section.go(work).do("start", started_on=date(2026, 7, 10), start_report="機器を設置し、開始しました。")
    section.do("add_readings", phase="before", taken_on=date(2026, 7, 10), lines=BEFORE, source="日報")
    section.do("add_log", day=date(2026, 7, 10), words="12か所に設置しました。", public=True)
    walk.calendar.go_to(at(9, 18))
    section.go(work).do("add_readings", phase="after", taken_on=date(2026, 9, 18), lines=AFTER, source="日報")
    section.shot("pilot-measured").do("measure")
    team = walk.person(cast.founder).go(work)
    team.do("report", final_report="見回りの時間が短くなりました。", lesson="夜間は照明が要ります。")


def judge(walk, cast, pilot: Pilot) -> None:
    """The head evaluates; the public sees the indicators before and after; on to certification."""
    work = f"/work/s/pilot/{pilot.key}/"
    head = walk.person(cast.head).go(work).do("evaluate", evaluation="現場の負担が減りました。")
    head.do("to_certification", outcome_reason="効果が確かめられたため、本格導入を検討します。")
    show(walk)


def show(walk) -> None:
    """The public page of the pilot."""
    public = walk.public().go("/pilots/").see(TITLE).shot("pilots").follow(TITLE)
    public.see("1回の確認作業にかかる時間", "現場の負担が減りました。").shot("pilot")
