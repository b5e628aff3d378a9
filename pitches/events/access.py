"""Who sees and runs events."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor
from pitches.rounds.models import PanelMember

from .enums import PUBLIC
from .models import Event, EventRound


def runs(actor: Actor) -> Q:
    """The office of the programme."""
    return Q(programme__in=actor.grants.programmes("office", "office_admin"))


def section(actor: Actor) -> Q:
    """The sections whose challenges are pitched there."""
    units = actor.grants.units("section", "head")
    hosted = EventRound.objects.filter(round__challenge__unit__in=units)
    return Q(pk__in=hosted.values("event")) if units else access.NONE


@access.rule(Event, "view")
def event_view(actor: Actor) -> Q:
    """What was announced is public; the plan is for the office, the sections and the judges."""
    public = Q(state__in=PUBLIC, code__isnull=False)
    if actor.is_anonymous:
        return public
    seats = PanelMember.objects.filter(user_id=actor.user_id, recused_at=None).values("round")
    judges = EventRound.objects.filter(round__in=seats).values("event")
    return public | runs(actor) | section(actor) | Q(pk__in=judges)


@access.rule(
    Event,
    "save", "set_rounds", "set_programme", "announce", "fix_finalists", "fix_judges", "go_live", "close_scoring",
    "decide", "publish", "report", "follow_up", "close", "cancel",
)  # fmt: skip
def event_run(actor: Actor) -> Q:
    """The office."""
    return runs(actor)


@access.rule(Event, "check_in")
def event_door(actor: Actor) -> Q:
    """The office, and the sections who help at the door."""
    return runs(actor) | section(actor)
