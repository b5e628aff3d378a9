"""What the office does on a person's page besides letting in: it ends sessions, which is kept."""

from django.db import transaction

from colab.core import access, lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import AccountEvent, User
from colab.core.organisations.sessions import end_sessions


def log_out_everywhere(*, actor: Actor, user: User) -> int:
    """End all sessions of the person and keep who did it. Return how many. Raises ``NotAllowed`` for other offices."""
    if not access.can(actor, "look_after", user):
        raise lifecycle.NotAllowed
    with transaction.atomic():
        ended = end_sessions(user)
        AccountEvent.objects.create(person=user, by=actor.user, verb=AccountEvent.Verb.LOGGED_OUT)
    return ended
