"""Calls and challenges, made through their actions."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from challenges.calls.actions import create_call
from challenges.calls.models import Call
from challenges.challenges.actions import create_challenge
from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.lifecycle import apply, tick
from colab.core.organisations.models import Holding, Programme, Unit, User

from .people import as_actor, make_officer, make_programme, make_unit

_numbers = count(1)

ROW = {
    "summary": "拠点ごとの手作業での確認に毎週40分かかっており、現場の負担になっています。",
    "summary_en": "Checks by hand at every site take forty minutes a week.",
    "summary_easy": "たしかめる しごとに 時間が かかって います。はやく したいです。",
    "areas": ["environment", "admin_dx"],
    "field_site": "都内3か所の資源循環施設",
    "field_site_en": "Three recycling plants in Tokyo",
    "cost_cap_yen": 5_000_000,
    "contact": "資源循環課 資源循環担当 03-0000-0000",
    "budget_route": "certification_route",
    "contract_possible": True,
}
WORDS = {
    "ja": {
        "background": "施設ごとに紙の点検表を使い、月末に表計算へ転記しています。異動で手順が引き継がれないこともあります。",
        "numbers": "点検 月240件、1件あたり40分、転記 月16時間",
        "problem": "確認と転記に時間がかかり、異常に気づくのが遅れています。",
        "goal": "現場の確認作業を半分の時間で終え、異常にその日のうちに気づけるようにします。",
        "solutions_sought": "画像や音による自動判定、音声入力、既存の設備に後付けできる計測など。手法は問いません。",
        "offers": "点検データ3年分、実証の場所、担当職員2名の協力",
        "verification": "1件あたりの確認時間（現状40分）を実証前後で各30件計測して比べます。",
    },
    "en": {
        "background": "Each plant uses paper check sheets that are copied into a spreadsheet at the end of the month.",
        "problem": "Checking and copying take time, and faults are noticed late.",
        "goal": "Finish the checks in half the time and notice faults on the same day.",
        "verification": "Minutes for each check (now 40), thirty checks before and thirty after.",
    },
}


def officer(role: str, unit: Unit | None = None, *, programme: Programme | None = None) -> User:
    """Return who holds ``role`` in the unit or programme, a new person when nobody does."""
    wanted = {"post__role": role}
    wanted |= {"post__programme": programme} if programme else {"post__unit": unit}
    holding = Holding.objects.filter(**wanted).select_related("user").order_by("pk").first()
    return holding.user if holding else make_officer(role, unit, programme=programme)


def make_call(
    programme: Programme | None = None,
    *,
    title: str = "",
    opens_at: datetime | None = None,
    question_deadline: datetime | None = None,
    closes_at: datetime | None = None,
    scheduled: bool = True,
    **columns: Any,
) -> Call:
    """Return a call of the programme; its dates are fixed unless ``scheduled`` is false.

    Without dates it opens now, takes questions for two weeks and pitches for five.
    """
    programme = programme or make_programme()
    opens_at = opens_at or clock.now()
    closes_at = closes_at or opens_at + timedelta(days=35)
    office = as_actor(officer("office", programme=programme))
    call = create_call(
        actor=office,
        programme=programme,
        title=title or f"第{next(_numbers)}回 募集",
        opens_at=opens_at,
        question_deadline=question_deadline or opens_at + (closes_at - opens_at) * 2 / 5,
        closes_at=closes_at,
        results_expected_on=columns.pop("results_expected_on", (closes_at + timedelta(days=45)).date()),
        **columns,
    )
    if scheduled:
        call = apply("schedule", call, actor=office)
    return call


def draft_challenge(
    *,
    unit: Unit | None = None,
    programme: Programme | None = None,
    title: str = "",
    words: dict | None = None,
    **columns: Any,
) -> Challenge:
    """Return a complete draft of a section."""
    unit = unit or make_unit()
    programme = programme or make_programme(unit.body)
    section = as_actor(officer("section", unit))
    n = next(_numbers)
    challenge = create_challenge(
        actor=section,
        unit=unit,
        programme=programme,
        title=title or f"どうすれば現場の確認作業を半分の時間で終えられるか（{n}）",
        **(ROW | {"title_en": "" if title else f"How can we halve the time for checks on site? ({n})"} | columns),
    )
    return apply("save", challenge, actor=section, words=WORDS if words is None else words)


def submitted_challenge(**facts: Any) -> Challenge:
    """Return a challenge that waits for the office's check."""
    challenge = draft_challenge(**facts)
    return apply("submit", challenge, actor=as_actor(officer("section", challenge.unit)))


def checked_challenge(*, call: Call | None = None, **facts: Any) -> Challenge:
    """Return a challenge that waits for the head's approval."""
    challenge = submitted_challenge(**facts)
    call = call or make_call(challenge.programme)
    return apply("check", challenge, actor=as_actor(officer("office", programme=challenge.programme)), call=call)


def scheduled_challenge(**facts: Any) -> Challenge:
    """Return an approved challenge that waits for the opening of its call."""
    challenge = checked_challenge(**facts)
    return apply("approve", challenge, actor=as_actor(officer("head", challenge.unit)))


def open_challenge(**facts: Any) -> Challenge:
    """Return an open challenge; ``call`` may be given, and opens now if it has not."""
    challenge = scheduled_challenge(**facts)
    tick()
    challenge.refresh_from_db()
    return challenge


def closed_challenge(**facts: Any) -> Challenge:
    """Return a challenge whose deadline has passed.

    The whole life lies in the past then: the call opened 40 days ago and closed five days ago.
    """
    opened = clock.now() - timedelta(days=40)
    with clock.frozen(opened):
        challenge = open_challenge(**facts)
    tick()
    challenge.refresh_from_db()
    return challenge


def pilot_period(year: int = 2026) -> dict[str, date]:
    """Return a period for pilots of the fiscal year ``year``."""
    return {"pilot_from": date(year, 10, 1), "pilot_to": date(year + 1, 2, 28)}
