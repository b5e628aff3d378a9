"""Reading rounds, panels, rubrics and phases."""

from datetime import datetime

from django.db.models import QuerySet

from colab.core import clock
from colab.core.access import Actor
from pitches.submissions.models import Pitch

from .enums import Entrants
from .models import PanelMember, Phase, Round, Rubric

IN_PLAY = ("accepted_for_review", "shortlisted", "presented")
"""States of a pitch that is being judged."""
FINALISTS = ("shortlisted", "presented")


def rounds() -> QuerySet[Round]:
    """Return all rounds with what their names need."""
    return Round.objects.select_related("challenge__programme", "challenge__unit")


def newest_rubric(round_: Round) -> Rubric | None:
    """Return the version of the criteria that counts, or None."""
    return round_.rubrics.order_by("-version").first()


def active_members(round_: Round) -> QuerySet[PanelMember]:
    """Return the panel without those who stepped back."""
    return round_.panel.filter(recused_at=None)


def seated(round_: Round, actor: Actor) -> PanelMember | None:
    """Return the seat the actor holds on this panel, or None."""
    return active_members(round_).filter(user_id=actor.user_id).first() if actor.user_id else None


def entrants(round_: Round) -> QuerySet[Pitch]:
    """Return the pitches the round judges, while it judges them; those the screening left behind are not among them."""
    states = FINALISTS if round_.entrants == Entrants.SHORTLISTED else IN_PLAY
    rows = Pitch.objects.filter(challenge_id=round_.challenge_id, state__in=states)
    return rows.exclude(screening="failed").order_by("pk")


def open_phases(now: datetime | None = None) -> QuerySet[Phase]:
    """Return the phases that run now."""
    now = now or clock.now()
    return Phase.objects.filter(starts_at__lte=now, ends_at__gt=now)


def may_mark_now(round_: Round) -> bool:
    """Whether a phase in which judges give marks runs now."""
    return open_phases().filter(round=round_, judges_mark=True).exists()


def judged_with(round_: Round) -> list:
    """Return the subjects that a publication moves together with the round: the challenge and its pitches."""
    return [round_.challenge, *Pitch.objects.filter(challenge_id=round_.challenge_id).order_by("pk")]
