"""The states that no case passes through by itself: calls in the making, rounds not begun and over, an archived case."""

from datetime import timedelta
from typing import Any

from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.lifecycle import apply
from colab.demo.builders import judging
from colab.demo.builders.challenges import make_call, officer
from colab.demo.builders.people import as_actor
from colab.demo.year.road import dates
from pitches.rounds.models import Round


def live(year: Any) -> None:
    """Add them."""
    office = as_actor(officer("office", programme=year.programme))
    with clock.frozen(year.anchor):
        today = clock.day_of(year.anchor)
        later, soon = (dates(today + timedelta(days=days), 35, today) for days in (30, 20))
        make_call(year.programme, title="冬の募集（準備中）", scheduled=False, **later)
        call = make_call(year.programme, title="年末の募集", **soon)
        apply("withdraw", call, actor=office, reason="対象の課題がまとまらなかったため")
        challenge = Challenge.objects.filter(state="closed", route="procurement").order_by("-pk").first()
        judging.planned_round(challenge=challenge)
        done = Round.objects.filter(state="published").order_by("pk").first()
        apply("close", done, actor=office)
        over = Challenge.objects.filter(state="no_adoption").order_by("pk").first()
        if over:
            apply("archive", over, actor=office)
