"""The operator releases the package of its certification to other bodies, or takes that back."""

from django.db import transaction

from colab.core import access, clock, lifecycle
from colab.core.access import Actor
from colab.core.ledger.append import append
from pilots.certification.models import Certification
from pilots.reuse.models import Release


def release(*, actor: Actor, certification: Certification) -> Release:
    """Keep the operator's consent and note it in the chain; a second one changes nothing. Raises ``NotAllowed``."""
    _ask(actor, certification)
    with transaction.atomic():
        row, made = Release.objects.get_or_create(
            certification=certification, withdrawn_at=None, defaults={"given_by": actor.user}
        )
        if made:
            append("certification", certification.key, "release_package", actor=actor)
    return row


def withdraw_release(*, actor: Actor, certification: Certification) -> None:
    """Take the consent back; packages that were fetched stay where they are. Raises ``NotAllowed``."""
    _ask(actor, certification)
    with transaction.atomic():
        standing = Release.objects.filter(certification=certification, withdrawn_at=None)
        if standing.update(withdrawn_at=clock.now()):
            append("certification", certification.key, "withdraw_package", actor=actor)


def _ask(actor: Actor, certification: Certification) -> None:
    if not access.can(actor, "share_package", certification):
        raise lifecycle.NotAllowed
