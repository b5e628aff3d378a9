"""Reading the stage and counting votes."""

from django.db.models import Count

from pitches.events.models import Event
from pitches.events.queries import finalists

from .models import Ballot, Stage


def stage_of(event: Event) -> Stage:
    """Return the stage of an event; one that was never used is not in the database."""
    found = Stage.objects.filter(event=event).select_related("finalist__pitch__organisation").first()
    return found or Stage(event=event, version=0)


def turnout(event: Event) -> int:
    """Return how many voted; for the office."""
    return Ballot.objects.filter(event=event).count()


def votes_of(event: Event) -> dict[str, int]:
    """Return pitch key → votes, also for those with none."""
    counted = Ballot.objects.filter(event=event).order_by().values("finalist__pitch__key").annotate(n=Count("pk"))
    found = {row["finalist__pitch__key"]: row["n"] for row in counted}
    return {line.pitch.key: found.get(line.pitch.key, 0) for line in finalists(event)}
