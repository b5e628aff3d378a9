"""Who runs a stage, and who sees single votes: nobody but the database and the count."""

from django.db.models import Q

from colab.core import access
from colab.core.access import Actor
from pitches.events.access import runs
from pitches.events.models import Event

from .models import Ballot, Stage, VoteCode

access.private(Ballot)
access.private(VoteCode)


@access.rule(Event, "run_stage", "set_vote", "add_codes", "open_vote", "close_vote", "reveal_vote")
def stage_run(actor: Actor) -> Q:
    """The office of the programme."""
    return runs(actor)


@access.rule(Stage, "view")
def stage_view(actor: Actor) -> Q:
    """Its office; the public sees the board."""
    return Q(event__in=Event.objects.filter(runs(actor)).values("pk"))


@access.rule(VoteCode, "view")
def code_view(actor: Actor) -> Q:
    """The office that hands them out."""
    return Q(event__in=Event.objects.filter(runs(actor)).values("pk"))


@access.rule(Ballot, "view")
def ballot_view(actor: Actor) -> Q:
    """Nobody: votes are secret and only counted."""
    return access.NONE
