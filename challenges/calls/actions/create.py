"""Begin a call, from nothing or from last year's."""

from datetime import date, datetime, timedelta
from typing import Any

from challenges.calls.models import Call
from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.clock import JST
from colab.core.organisations.models import Programme

COPIED = ("conditions", "conditions_en", "eligibility", "eligibility_en", "asked")
SHIFTED = ("opens_at", "question_deadline", "closes_at", "results_expected_on", "pilot_from", "pilot_to")


def create_call(*, actor: Actor, programme: Programme, title: str, **columns: Any) -> Call:
    """Create a draft call of ``programme`` and return it. Raises ``NotAllowed`` for others than its office."""
    if programme.pk not in actor.grants.programmes("office", "office_admin"):
        raise lifecycle.NotAllowed
    call = Call(programme=programme, title=title, **columns)
    return lifecycle.create(call, actor=actor, payload={"title": title, "programme": programme.code})


def copy_call(call: Call, *, actor: Actor, years: int = 1) -> Call:
    """Create a draft like ``call`` with all dates ``years`` later, moved to the same weekday; return it."""
    columns: dict[str, Any] = {name: getattr(call, name) for name in COPIED}
    columns |= {name: shifted(getattr(call, name), years) for name in SHIFTED}
    return create_call(
        actor=actor,
        programme=call.programme,
        title=_next_title(call.title, call, years),
        title_en=_next_title(call.title_en, call, years),
        copied_from=call,
        **columns,
    )


def shifted(value: date | datetime | None, years: int) -> date | datetime | None:
    """Return the same weekday nearest to the same day ``years`` later: deadlines stay on working days."""
    if value is None:
        return None
    local = value.astimezone(JST) if isinstance(value, datetime) else value
    leap_day = (local.month, local.day) == (2, 29)
    moved = local.replace(year=local.year + years, day=28 if leap_day else local.day)
    return moved + timedelta(days=(local.weekday() - moved.weekday() + 3) % 7 - 3)


def _next_title(title: str, call: Call, years: int) -> str:
    year = (call.opens_at or call.created_at).year
    return title.replace(str(year), str(year + years))
