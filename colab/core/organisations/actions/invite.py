"""Invite people into an organisation; they accept by a link that works once."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock, lifecycle, outbox
from colab.core.access import Actor
from colab.core.ledger.append import append
from colab.core.organisations.models import Invitation, Membership, Organisation, User

VALID = timedelta(days=14)


def invite(*, actor: Actor, organisation: Organisation, email: str, role: str) -> tuple[Invitation, str]:
    """Write an invitation and return it with its token, which is not kept. Raises ``Refused``."""
    if not access.can(actor, "invite", organisation):
        raise lifecycle.NotAllowed
    if organisation.memberships.filter(user__email__iexact=email).exists():
        raise lifecycle.Refused(_("This person belongs to the organisation already."), code="invite.member")
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        row = Invitation.objects.create(
            organisation=organisation,
            email=email.lower(),
            role=role,
            token_digest=_digest(token),
            invited_by=actor.user,
            expires_at=clock.now() + VALID,
        )
        outbox.put("organisations.invite", {"invitation": row.pk, "token": token})
        append(
            "organisation", organisation.key, "invite", actor=actor, payload={"role": role}, private={"email": email}
        )
    return row, token


def open_invitation(token: str) -> Invitation | None:
    """Return the invitation this token opens, if it is still open."""
    rows = Invitation.objects.filter(token_digest=_digest(token), accepted_at=None, withdrawn_at=None)
    return rows.filter(expires_at__gt=clock.now()).select_related("organisation").first()


def accept(*, actor: Actor, token: str) -> Organisation:
    """Let the signed-in person join; the link works once. Raises ``Refused`` when it is spent or too old."""
    with transaction.atomic():
        found = open_invitation(token)
        still = Invitation.objects.filter(pk=found.pk if found else None, accepted_at=None, withdrawn_at=None)
        taken = still.update(accepted_at=clock.now())
        if not taken:
            raise lifecycle.Refused(
                _("This invitation was used, withdrawn, or is older than 14 days."),
                code="invite.spent",
                next_step=_("Ask for a new one."),
            )
        Membership.objects.get_or_create(
            organisation=found.organisation, user=actor.user, defaults={"role": found.role}
        )
        append("organisation", found.organisation.key, "join", actor=actor, payload={"role": found.role})
    return found.organisation


def withdraw(*, actor: Actor, invitation: Invitation) -> None:
    """Withdraw an open invitation."""
    if not access.can(actor, "invite", invitation.organisation):
        raise lifecycle.NotAllowed
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(withdrawn_at=clock.now())


def remove_member(*, actor: Actor, organisation: Organisation, user: User) -> None:
    """Take a person out of an organisation; an owner does it, and the last owner stays. Raises ``Refused``."""
    if organisation.pk not in actor.grants.owned_organisations:
        raise lifecycle.NotAllowed
    with transaction.atomic():
        # The organisation and not its members: two owners who remove each other would lock a row each, and both go.
        organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        if not organisation.memberships.filter(user=actor.user, role=Membership.Role.OWNER).exists():
            raise lifecycle.NotAllowed
        if not organisation.memberships.filter(role=Membership.Role.OWNER).exclude(user=user).exists():
            raise lifecycle.Refused(_("An organisation keeps at least one owner."), code="member.last_owner")
        organisation.memberships.filter(user=user).delete()
        append("organisation", organisation.key, "leave", actor=actor, private={"user": user.pk})


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
