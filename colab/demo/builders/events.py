"""Pitch events, made through their actions."""

from datetime import timedelta
from itertools import count
from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply, apply_many
from colab.core.organisations.models import Programme
from pitches.events.actions import plan_event
from pitches.events.models import Event
from pitches.events.queries import rounds_of
from pitches.submissions.models import Pitch

from . import judging
from .challenges import officer
from .people import as_actor, make_programme
from .submissions import reviewer_of

_numbers = count(1)
LINES = [
    {"at": "14:00", "title": "開会・課題の説明", "title_en": "Opening, the challenge", "speaker": ""},
    {
        "at": "14:20",
        "title": "ピッチ（発表7分・質疑8分）",
        "title_en": "Pitches",
        "speaker": "ファイナリスト",
        "speaker_en": "the finalists",
    },
    {"at": "16:00", "title": "審査", "title_en": "Deliberation", "speaker": "審査員", "speaker_en": "the judges"},
    {
        "at": "16:30",
        "title": "結果発表・講評",
        "title_en": "Results",
        "speaker": "審査員長",
        "speaker_en": "the chair of the judges",
    },
]


def event_office(event: Event):
    """Return somebody of the office that runs the event."""
    return as_actor(officer("office", programme=event.programme))


def planned_event(*, programme: Programme | None = None, title: str = "", days: int = 21, **columns: Any) -> Event:
    """Return an event with a programme, ``days`` from now at 14:00, at a venue with 80 seats and online."""
    programme = programme or make_programme()
    starts = clock.aware((clock.now() + timedelta(days=days)).astimezone(clock.JST).date(), 14)
    n = next(_numbers)
    facts = {
        "title": title or f"第{n}回 ピッチイベント",
        "title_en": "" if title else f"Pitch event no. {n}",
        "summary": "ファイナリストが課題への提案を発表し、審査員が公開の場で質問します。",
        "summary_en": "The finalists pitch, and the judges ask their questions in public.",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=3),
        "venue": "共創スクエア 3階 大会議室（新宿区西新宿）",
        "venue_en": "Co-creation Square, 3F, Nishi-Shinjuku",
        "online_url": "https://stream.example.invalid/pitch",
        "capacity": 80,
    }
    actor = as_actor(officer("office", programme=programme))
    event = plan_event(actor=actor, programme=programme, **(facts | columns))
    return apply("set_programme", event, actor=actor, lines=LINES)


def shortlist_all(challenge: Any, *, leave: int = 0) -> None:
    """Screen the accepted pitches of a closed challenge: all pass but the last ``leave``, and publish it."""
    pitches = list(Pitch.objects.filter(challenge=challenge, state="accepted_for_review").order_by("pk"))
    for number, pitch in enumerate(pitches):
        passes = number < len(pitches) - leave
        words = "現場での効果が見込めます。" if passes else "今回の現場の条件に合いませんでした。"
        verb = "shortlist" if passes else "not_shortlist"
        apply(verb, pitch, actor=reviewer_of(pitch, "section"), reason=words)
    apply_many("publish_screening", pitches, actor=reviewer_of(pitches[0]))


def announced_event(
    *,
    pitches: int = 5,
    leave: int = 1,
    event: Event | None = None,
    challenge: dict | None = None,
    known: bool = False,
    **facts: Any,
) -> Event:
    """Return an announced event that hosts one round whose finalists are known; ``known`` as of the panel."""
    challenge = judging.judged_challenge(pitches=pitches, **(challenge or {}))
    challenge = apply("screen", challenge, actor=judging.round_office(challenge))
    round_ = judging.round_with_panel(challenge=challenge, entrants="shortlisted", judges_per_pitch=3, known=known)
    shortlist_all(challenge, leave=leave)
    event = event or planned_event(programme=challenge.programme, **facts)
    event = apply("set_rounds", event, actor=event_office(event), rounds=[round_.key])
    return apply("announce", event, actor=event_office(event))


def ready_event(**facts: Any) -> Event:
    """Return an event whose finalists are drawn and whose judges are fixed."""
    event = announced_event(**facts)
    event = apply("fix_finalists", event, actor=event_office(event), seed="20261122")
    return apply("fix_judges", event, actor=event_office(event))


def go_live(event: Event) -> Event:
    """Let a ready event go live: its judges declare and are given their pitches."""
    actor = event_office(event)
    for round_ in rounds_of(event):
        round_ = judging.declare_all(round_)
        round_ = judging.draw_assignment(actor=actor, round_=round_, seed="7")
        apply("open_scoring", round_, actor=actor)
    return apply("go_live", event, actor=actor)


def close_marks(event: Event) -> Event:
    """Let the judges of a live event mark, and close the marking."""
    actor = event_office(event)
    for round_ in rounds_of(event):
        apply("close_scoring", judging.mark_all(round_), actor=actor)
    return apply("close_scoring", event, actor=actor)


def decide(event: Event) -> Event:
    """Decide the results of an event whose marking is closed."""
    actor = event_office(event)
    for round_ in rounds_of(event):
        apply("decide", judging.prepare(round_), actor=actor)
    return apply("decide", event, actor=actor)


def live_event(**facts: Any) -> Event:
    """Return an event that is live: its judges have declared and are marking."""
    return go_live(ready_event(**facts))


def marked_event(**facts: Any) -> Event:
    """Return an event whose finalists have presented and whose marking is closed."""
    return close_marks(live_event(**facts))


def decided_event(**facts: Any) -> Event:
    """Return an event whose results are decided and not yet public."""
    return decide(marked_event(**facts))


def published_event(**facts: Any) -> Event:
    """Return an event whose results were published at one stroke."""
    event = decided_event(**facts)
    return apply("publish", event, actor=event_office(event))
