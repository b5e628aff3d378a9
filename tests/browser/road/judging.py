"""Steps 6 and 7: a panel judges by published rules, decides, and everything is published at one stroke."""

import re
from datetime import datetime

from django.core import mail

from challenges.challenges.models import Challenge
from colab.core.clock import JST
from pitches.rounds.models import Round

from .problem import challenge_url

CRITERIA = {
    "name_1": "課題の理解",
    "weight_1": 30,
    "name_2": "効果",
    "weight_2": 40,
    "name_3": "実現可能性",
    "weight_3": 30,
}
BEGINS = datetime(2026, 5, 25, 9, 0, tzinfo=JST)
ENDS = datetime(2026, 6, 5, 17, 0, tzinfo=JST)


def log_in_by_code(walk, user):
    """Log in with a code that comes by mail."""
    person = walk.stranger().go("/work/")
    person.follow("ログインコードを送信する").fill(email=user.email).press()
    code = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", mail.outbox[-1].body, re.M).group(1)
    person.fill(code=code).shot("login-code").press()
    return walk.knows(user, person)


def plan(walk, cast, challenge: Challenge) -> Round:
    """The office writes criteria and rule, invites the panel, and publishes the rules."""
    office = walk.person(cast.office).go("/work/rounds/").follow("審査を計画する").choose(challenge=challenge.title)
    office.press()
    office.do("save", scoring_rule="raw", entrants="shortlisted", judges_per_pitch=3, places=1)
    office.do("set_rubric", **CRITERIA)
    office.do("set_phases", scoring_starts_at=BEGINS, scoring_ends_at=ENDS, scoring_judges_mark=True)
    for number, judge in enumerate(cast.judges):
        office.do(
            "invite",
            name=judge.name,
            email=judge.email,
            role="judge" if number else "chair",
            affiliation="見本大学 教授",
            expert_field="都市環境",
        )
    office.do("announce").do("fix_judges").shot("round")
    walk.public().go(challenge_url(challenge)).see("課題の理解")
    return Round.objects.get(challenge=challenge)


def mark(walk, cast, round_: Round) -> None:
    """Judges declare their conflicts, then mark on a phone; one of them logs in with a mailed code."""
    for number, judge in enumerate(cast.judges):
        person = walk.person(judge) if number else log_in_by_code(walk, judge)
        person.go("/work/").see(round_.challenge.title).go(f"/work/judging/{round_.key}/conflicts/")
        for radio in person.page.locator('main input[type="radio"][value="none"]').all():
            radio.check()
        if not number:
            person.shot("conflicts")
        person.press("申告する")
    office = walk.person(cast.office).go(f"/work/rounds/{round_.key}/assignment/").press("抽選する").shot("assignment")
    walk.calendar.go_to(BEGINS)
    office.go(f"/work/s/round/{round_.key}/").do("open_scoring")
    for number, judge in enumerate(cast.judges):
        _mark_all(walk, walk.person(judge), round_, number)
    office.go(f"/work/s/round/{round_.key}/").do("close_scoring")


def _mark_all(walk, person, round_: Round, number: int) -> None:
    person.go(f"/work/judging/{round_.key}/").follow("採点を始める")
    while person.page.locator('main button[name="do"][value="lock"]').count():
        better = "画像で" in person.page.locator("h1").inner_text()
        for group in person.page.locator("fieldset.marks").all():
            group.locator(f'input[type="radio"][value="{9 - number if better else 4 + number}"]').check()
        person.fill(comment_for_team="現場の流れをよくつかんでいます。" if better else "夜間の検証が足りません。")
        if number == 1:
            walk.shot(person.page, "sheet")
        person.press("確定して次へ")
    person.see("ありがとうございました")


def decide(walk, cast, round_: Round) -> None:
    """Step 7: the panel room, a decision with reasons, publication at one stroke, then the talks."""
    office = walk.person(cast.office).go(f"/work/rounds/{round_.key}/panel/").see("画像で見回りを助ける")
    choice = office.page.locator('select[name^="outcome_"]')
    for group in office.page.locator("fieldset.field").filter(has=choice).all():
        wins = "画像で" in group.inner_text()
        group.locator('select[name^="outcome_"]').select_option("adopted" if wins else "not_adopted")
        group.locator('input[name^="place_"]').fill("1" if wins else "2")
        group.locator('textarea[name^="reason_"]').fill("計画が具体的でした。" if wins else "検証の計画が不足でした。")
    office.fill(reason="現場の条件に最もよく合い、効果の測り方が明確でした。").shot("panel").press()
    public = walk.public().go(challenge_url(round_.challenge)).not_see("最もよく合い")
    office.go(f"/work/s/round/{round_.key}/").do("decide")
    public.go(challenge_url(round_.challenge)).not_see("最もよく合い")
    office.go(f"/work/s/round/{round_.key}/").do("publish", seen=True)
    public.go(challenge_url(round_.challenge)).see("最もよく合い").not_see("株式会社ならびや").shot("result")
    walk.person(cast.founder).go("/work/pitches/").see("採択").shot("team-result")
    office.go(f"/work/s/round/{round_.key}/").do("start_talks", on=walk.calendar.now())
