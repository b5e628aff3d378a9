"""Questions and answers, briefings and site visits, a correction, an extension, messages."""

from datetime import timedelta
from typing import Any

from challenges.challenges.models import Challenge
from challenges.questions.actions.ask import ask
from colab.core import clock
from colab.core.lifecycle import apply
from colab.demo.builders import briefings
from colab.demo.builders.challenges import officer
from colab.demo.builders.people import as_actor, owner_of
from colab.demo.year.road import evening, workday

QUESTIONS = [
    ("実証の場所に、夜間に入ることはできますか。", "はい。管理者の立会いのもと、22時まで入れます。", "May we enter at night?", "Yes, until 22:00, with the caretaker."),
    ("過去のデータは、いつから提供されますか。", "基本協定の締結後に、3年分を提供します。", "When do we get the data?", "After the agreement, three years of it."),
    ("複数の会社で応募できますか。", "できます。代表する1社を決めて応募してください。", "May several companies apply?", "Yes; name one that represents you."),
]  # fmt: skip


def live(year: Any) -> None:
    """Let people talk about the open challenges."""
    rows = Challenge.objects.filter(state="open", route="procurement").select_related("call", "unit", "programme")
    for n, challenge in enumerate(rows.order_by("call__closes_at", "pk")):
        _questions(year, challenge, n)
    challenges = list(rows.order_by("call__closes_at", "pk"))
    _briefings(year, challenges)
    _changes(year, challenges)


def _questions(year: Any, challenge: Challenge, n: int) -> None:
    section = as_actor(officer("section", challenge.unit))
    office = as_actor(officer("office", programme=challenge.programme))
    asked_at = min(challenge.call.question_deadline - timedelta(hours=5), year.anchor - timedelta(hours=30))
    asked_at = max(asked_at, challenge.call.opens_at + timedelta(hours=1))
    for number, (question, answer, question_en, answer_en) in enumerate(QUESTIONS):
        asker = as_actor(owner_of(year.teams.rows[(n * 3 + number) % 50]))
        with clock.frozen(asked_at):
            row = ask(challenge, actor=asker, body=question)
        with clock.frozen(min(asked_at + timedelta(days=1), year.anchor)):
            if number == 0 or n == 0:
                words = {"question": question, "question_en": question_en, "answer": answer, "answer_en": answer_en}
                row = apply("answer", row, actor=section, **words)
            if number == 0:
                apply("publish", row, actor=office)
            elif number == 2 and n == 1:
                apply("decline", row, actor=office, reason="募集条件に書いています。")


def _briefings(year: Any, challenges: list[Challenge]) -> None:
    if not challenges:
        return
    first, last = challenges[0], challenges[-1]
    section = as_actor(officer("section", first.unit))
    with clock.frozen(first.call.opens_at + timedelta(days=1)):
        briefing = briefings.announced_briefing(first, days=5)
    with year.at(1):
        apply("hold", briefing, actor=section, recording_url="https://video.example.invalid/briefing")
    with clock.frozen(year.anchor):
        site = {"place": last.field_site, "place_en": last.field_site_en}
        briefings.announced_briefing(last, days=6, title="現地見学会", title_en="Site visit", capacity=12, **site)
        briefings.planned_briefing(last, days=12)
        called_off = briefings.announced_briefing(challenges[len(challenges) // 2], days=8)
        actor = as_actor(officer("section", called_off.challenge.unit))
        apply("cancel", called_off, actor=actor, reason="会場の都合により、資料の掲載に替えます。")


def _changes(year: Any, challenges: list[Challenge]) -> None:
    with clock.frozen(year.anchor):
        challenge = challenges[-1]
        office = as_actor(officer("office", programme=challenge.programme))
        closes = evening(workday(clock.day_of(challenge.call.closes_at) + timedelta(days=3)))
        apply(
            "extend",
            challenge.call,
            actor=office,
            closes_at=closes,
            reason="現地見学会の日程に合わせ、締切を延ばします。",
        )
