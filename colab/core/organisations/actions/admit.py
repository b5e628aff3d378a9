"""Let somebody in again: a judge without the mail, an officer with a new telephone."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from colab.core import access, lifecycle, outbox
from colab.core.access import Actor
from colab.core.organisations.models import AccountEvent, User
from colab.core.organisations.sessions import end_sessions


def people_found(actor: Actor, text: str) -> QuerySet[User]:
    """Return the people the actor's office looks after whose address or name holds the text."""
    if len(text) < 3:
        return User.objects.none()
    found = User.objects.filter(Q(email__icontains=text) | Q(name__icontains=text) | Q(name_en__icontains=text))
    return access.visible_to(actor, found.filter(erased_at=None).order_by("email", "pk"))


def may_reset(actor: Actor, user: User) -> bool:
    """Return whether the actor may reset the person's second factor: never the own; an administrator's by another."""
    return access.can(actor, "reset", user)


def admit(*, actor: Actor, user: User, reset: bool = False, reason: str = "") -> AccountEvent:
    """Send a login link and, if wanted, forget the person's second factor. Keeps who did it. Raises ``Refused``.

    Order: rights, second factor with all sessions, log, mail (after the transaction, by the outbox).
    """
    if not access.can(actor, "look_after", user):
        raise lifecycle.NotAllowed
    if not user.is_active:
        raise lifecycle.Refused(_("This account is closed."), code="account.closed")
    if reset and not may_reset(actor, user):
        raise lifecycle.Refused(
            _("The second factor of an office administrator is reset by another administrator."), code="account.reset"
        )
    verbs = AccountEvent.Verb
    with transaction.atomic():
        if reset:
            Authenticator.objects.filter(user=user).delete()
            end_sessions(user)
        verb = verbs.SECOND_FACTOR_RESET if reset else verbs.ADMITTED
        event = AccountEvent.objects.create(person=user, verb=verb, by=actor.user, reason=reason)
        outbox.put("organisations.entry", {"event": event.pk})
    return event
