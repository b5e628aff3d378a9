"""Begin an organisation."""

from django.db import transaction

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import Membership, Organisation


def create_organisation(*, actor: Actor, kind: str, name: str, corporate_number: str | None = None) -> Organisation:
    """Open a draft organisation with the actor as its owner, and return it.

    Raises ``Refused`` where a constraint stands against it (a company without a number, a number taken).
    """
    organisation = Organisation(kind=kind, name=name, corporate_number=corporate_number or None)
    organisation.contact_email = actor.user.email
    with transaction.atomic():
        lifecycle.create(organisation, actor=actor, payload={"kind": kind, "corporate_number": corporate_number})
        Membership.objects.create(organisation=organisation, user=actor.user, role=Membership.Role.OWNER)
    return organisation
