"""Pitch events in every state."""

from typing import Any

from colab.core.lifecycle import apply
from colab.demo.builders import events as make
from colab.demo.world.topics import topics
from colab.demo.year.road import unit_of

NOTICE = 14
"""Days from the announcement to the day of an event."""

STATES = {
    "planned": -24,
    "call_open": -18,
    "finalists_fixed": -9,
    "judges_fixed": -4,
    "live": 0,
    "scoring_closed": 1,
    "result_decided": 5,
    "published": 19,
    "follow_up": 49,
    "closed": 79,
    "cancelled": -6,
}
"""State -> how many days ago the event took place (negative: to come)."""


THEMES = [
    ("窓口の混雑を、来る前に知らせるには、どうすればよいか", "How can people know of queues before they come?"),
    ("公園の水やりを、雨の日に止めるには、どうすればよいか", "How can parks stop watering when it rains?"),
    ("会議室の空きを、係をまたいで使うには、どうすればよいか", "How can sections share their meeting rooms?"),
    ("落とし物を、その日のうちに返すには、どうすればよいか", "How can lost things go home the same day?"),
    ("紙の地図を、災害のときも読める形にするには、どうすればよいか", "How can maps stay readable in a disaster?"),
    ("駅前の自転車を、置き場へ導くには、どうすればよいか", "How can bicycles be led to their stands?"),
    ("文化財の劣化を、触れずに確かめるには、どうすればよいか", "How can heritage be checked without touch?"),
    ("学校の備品を、貸し借りしやすくするには、どうすればよいか", "How can schools lend each other equipment?"),
    ("防災倉庫の期限切れを、なくすには、どうすればよいか", "How can stores never hold expired supplies?"),
    ("水辺の外来種を、早く見つけるには、どうすればよいか", "How can invasive species be found early?"),
]


OFFERS = ("見守りボード", "お知らせ便", "点検ノート", "混雑マップ")


def live(year: Any) -> None:
    """Make one event for each state, each with a challenge of its own."""
    for n, (state, days) in enumerate(STATES.items()):
        title, english = THEMES[n % len(THEMES)]
        unit = unit_of(topics()[n], n)
        facts = {"title": title, "title_en": english, "unit": unit, "programme": year.programme}
        facts |= {"summary": "担当の課だけでは手が回らず、毎日少しずつ負担が積み重なっています。",
                  "summary_en": "A small burden, every day, for one section.", "areas": [topics()[n].area]}  # fmt: skip
        _event(state, days, facts, year)


def _event(state: str, days: int, facts: dict[str, Any], year: Any) -> None:
    with year.at(days + NOTICE):
        event = _announced(state, facts, year)
    if state in ("live", "scoring_closed", "result_decided", "published", "follow_up", "closed"):
        _lived(state, days, event, year)


def _announced(state: str, facts: dict[str, Any], year: Any) -> Any:
    teams = year.teams.some(4)
    titles = [f"{team.name.removeprefix('株式会社')}の{word}" for team, word in zip(teams, OFFERS, strict=True)]
    entries = [{"organisation": team, "title": title} for team, title in zip(teams, titles, strict=True)]
    made = {"pitches": 4, "leave": 1, "challenge": facts | {"entries": entries}, "known": True, "days": NOTICE}
    if state == "planned":
        return make.planned_event(programme=year.programme, days=NOTICE)
    if state in ("call_open", "finalists_fixed", "cancelled"):
        event = make.announced_event(**made)
        if state == "finalists_fixed":
            apply("fix_finalists", event, actor=make.event_office(event), seed="20261122")
        if state == "cancelled":
            apply("cancel", event, actor=make.event_office(event), reason="会場が使えなくなりました。")
        return event
    return make.ready_event(**made)


def _lived(state: str, days: int, event: Any, year: Any) -> None:
    """The stage in the afternoon, the panel after it, the results the next day."""
    with year.at(days, hour=15):
        event = make.go_live(event)
        if state != "live":
            event = make.close_marks(event)
        if state not in ("live", "scoring_closed"):
            event = make.decide(event)
    if state not in ("published", "follow_up", "closed"):
        return
    with year.at(days - 1):
        event = apply("publish", event, actor=make.event_office(event))
        if state != "published":
            event = apply("follow_up", event, actor=make.event_office(event))
    if state == "closed":
        with year.at(days - 30):
            apply("close", event, actor=make.event_office(event))
