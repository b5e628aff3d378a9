"""What the office does on a person's page besides letting in: it reads, and it ends sessions; both are kept."""

from datetime import timedelta

from django.db import transaction

from colab.core import clock, lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import AccountEvent, User
from colab.core.organisations.sessions import end_sessions

AGAIN = timedelta(hours=1)
"""A page read twice within this time is one reading."""


def note_reading(*, actor: Actor, user: User) -> None:
    """Keep that the actor read the person's page; nothing is kept about one's own."""
    if actor.user_id == user.pk:
        return
    verb = AccountEvent.Verb.READ
    known = AccountEvent.objects.filter(person=user, by=actor.user, verb=verb, at__gt=clock.now() - AGAIN)
    if not known.exists():
        AccountEvent.objects.create(person=user, by=actor.user, verb=verb)


def log_out_everywhere(*, actor: Actor, user: User) -> int:
    """End all sessions of the person and keep who did it. Return how many. Raises ``NotAllowed`` outside offices."""
    if not actor.grants.has("office", "office_admin"):
        raise lifecycle.NotAllowed
    with transaction.atomic():
        ended = end_sessions(user)
        AccountEvent.objects.create(person=user, by=actor.user, verb=AccountEvent.Verb.LOGGED_OUT)
    return ended
