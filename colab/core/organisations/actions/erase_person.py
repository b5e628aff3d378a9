"""Erase a person: the row is blanked and stays, because evidence points to it."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock, lifecycle
from colab.core.access import Actor
from colab.core.ledger.erase import erase_private_of
from colab.core.organisations.models import AccountEvent, Body, Holding, Invitation, Membership, Organisation, User
from colab.core.organisations.queries import not_ended
from colab.core.organisations.sessions import end_sessions

_also: list = []


def also_erase(forget):
    """Register ``forget(user)`` of an upper room: it blanks what that room keeps about the person."""
    _also.append(forget)
    return forget


def erase_person(*, actor: Actor, user: User, reason: str = "") -> None:
    """Blank the person's row, end posts and memberships, forget logins and the private parts beside the ledger.

    An office administrator does it, never to the own account. Raises ``Refused`` where the person holds a post in a
    body whose office the actor does not administer, and where an organisation would lose its last owner: ownership is
    handed over first, unless the person is its only member.
    """
    with transaction.atomic():
        user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if refusal := elsewhere(actor, user):
            raise refusal
        if not access.can(actor, "erase", user):
            raise lifecycle.NotAllowed
        if user.erased_at:
            raise lifecycle.Refused(_("This person is erased already."), code="account.erased")
        mine = Organisation.objects.filter(memberships__user=user)
        list(mine.select_for_update(no_key=True, of=("self",)).order_by("pk"))
        _check_owners(user)
        for forget in _also:
            forget(user)
        erase_private_of(user.pk, [user.email, user.name, user.name_en])
        _end_roles(user)
        Invitation.objects.filter(email__iexact=user.email).update(email=f"erased-{user.pk}@erased.invalid")
        for model in (EmailAddress, Authenticator, SocialAccount):
            model.objects.filter(user=user).delete()
        end_sessions(user)
        _blank(user)
        AccountEvent.objects.create(person=user, verb=AccountEvent.Verb.ERASED, by=actor.user, reason=reason)


def elsewhere(actor: Actor, user: User) -> lifecycle.Refused | None:
    """Return why an administrator who looks after the person may not erase: the bodies that have a say in it too."""
    if not actor.grants.has("office_admin") or user.pk == actor.user_id or not access.can(actor, "look_after", user):
        return None
    held = not_ended().filter(user=user).exclude(post__unit__body__in=actor.grants.bodies("office_admin"))
    bodies = Body.objects.filter(pk__in=held.values("post__unit__body")).order_by("lg_code", "pk")
    names = ", ".join(body.label for body in bodies)
    if not names:
        return None
    return lifecycle.Refused(
        _("This person also holds a post, or is to hold one, in: %(names)s. Erasing would end it.") % {"names": names},
        code="account.elsewhere",
        next_step=_("Ask the office administrators there to end the post by a hand-over first."),
    )


def _check_owners(user: User) -> None:
    owner = Membership.Role.OWNER
    for mine in user.memberships.filter(role=owner).select_related("organisation"):
        others = mine.organisation.memberships.exclude(user=user)
        if others.exists() and not others.filter(role=owner).exists():
            raise lifecycle.Refused(
                _("An organisation keeps at least one owner."),
                code="member.last_owner",
                next_step=_("Let an owner be named first in: %(name)s") % {"name": mine.organisation.label},
            )


def _end_roles(user: User) -> None:
    today = clock.today()
    user.memberships.all().delete()
    Holding.objects.filter(user=user, since__gte=today).delete()
    for holding in Holding.objects.filter(user=user).exclude(until__lt=today):
        holding.until = today - timedelta(days=1)
        holding.save(update_fields=["until"])


def _blank(user: User) -> None:
    user.email = f"erased-{user.pk}@erased.invalid"
    user.name = user.name_en = ""
    user.is_active = False
    user.erased_at = clock.now()
    user.set_unusable_password()  # also ends the sessions: their mark is made from the password
    user.save()
    user.groups.clear()
