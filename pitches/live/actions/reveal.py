"""Show the counts of the audience's vote."""

from django.db import transaction

from colab.core.access import Actor
from colab.core.lifecycle import apply
from pitches.events.models import Event
from pitches.live.queries import votes_of


def reveal_vote(*, actor: Actor, event: Event) -> Event:
    """Count once more, write the counts into the ledger, show them. Raises ``Refused`` before the vote is closed."""
    with transaction.atomic():
        return apply("reveal_vote", event, actor=actor, votes=votes_of(event))
