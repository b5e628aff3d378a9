"""Set a match aside, and take that back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from challenges.matching.models import Dismissal
from colab.core import access, clock


def dismiss(challenge, *, actor, kind: str, object_key: str, why: str, note: str = "", score=None, method=""):
    """Keep why an offer is not relevant for a challenge, with the score and the method of that moment.

    Raises PermissionDenied unless the actor works on the challenge. Once more replaces the reason.
    """
    if actor.user is None or not access.can(actor, "match", challenge):
        raise PermissionDenied
    values = {"why": why, "note": note, "score": score, "method": method, "by": actor.user, "at": clock.now()}
    with transaction.atomic():
        found, _made = Dismissal.objects.update_or_create(
            challenge=challenge, kind=kind, object_key=object_key, defaults=values
        )
    return found


def bring_back(challenge, *, actor, kind: str, object_key: str) -> None:
    """Show a match again. Raises PermissionDenied unless the actor works on the challenge."""
    if not access.can(actor, "match", challenge):
        raise PermissionDenied
    Dismissal.objects.filter(challenge=challenge, kind=kind, object_key=object_key).delete()
