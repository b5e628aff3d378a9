"""Pitch events in every state."""

from typing import Any

from colab.core.lifecycle import apply
from colab.demo.builders import events as make
from colab.demo.world.topics import topics
from colab.demo.year.road import unit_of

STATES = {
    "planned": (make.planned_event, 6),
    "call_open": (make.announced_event, 3),
    "finalists_fixed": (None, 4),
    "judges_fixed": (make.ready_event, 2),
    "live": (make.live_event, 0),
    "scoring_closed": (make.marked_event, 1),
    "result_decided": (make.decided_event, 5),
    "published": (make.published_event, 40),
    "follow_up": (None, 70),
    "closed": (None, 100),
    "cancelled": (None, 20),
}


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
    for n, (state, (build, days)) in enumerate(STATES.items()):
        title, english = THEMES[n % len(THEMES)]
        unit = unit_of(topics()[n], n)
        facts = {"title": title, "title_en": english, "unit": unit, "programme": year.programme}
        facts |= {"summary": "担当の課だけでは手が回らず、毎日少しずつ負担が積み重なっています。",
                  "summary_en": "A small burden, every day, for one section.", "areas": [topics()[n].area]}  # fmt: skip
        with year.at(days):
            _event(state, build, facts, year)


def _event(state: str, build: Any, facts: dict[str, Any], year: Any) -> None:
    teams = year.teams.some(4)
    titles = [f"{team.name.removeprefix('株式会社')}の{word}" for team, word in zip(teams, OFFERS, strict=True)]
    entries = [{"organisation": team, "title": title} for team, title in zip(teams, titles, strict=True)]
    made = {"pitches": 4, "leave": 1, "challenge": facts | {"entries": entries}, "known": True}
    if state == "planned":
        build(programme=year.programme)
    elif build:
        build(**made)
    elif state == "finalists_fixed":
        event = make.announced_event(**made)
        apply("fix_finalists", event, actor=make.event_office(event), seed="20261122")
    elif state == "cancelled":
        event = make.announced_event(**made)
        apply("cancel", event, actor=make.event_office(event), reason="会場が使えなくなりました。")
    else:
        event = make.published_event(**made)
        event = apply("follow_up", event, actor=make.event_office(event))
        if state == "closed":
            apply("close", event, actor=make.event_office(event))
