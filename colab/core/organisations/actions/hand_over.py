"""The hand-over of a post (引継ぎ): one screen for the yearly transfers."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import Holding, Post, User


def posts_to_hand_over(actor: Actor):
    """Return the posts this person may hand over: those of the units they head, and of the body they administer.

    A post in one body for a programme of another carries rights in both, and is given by who administers both.
    """
    grants = actor.grants
    bodies = grants.bodies("office_admin")
    q = Q(unit__in=grants.units("head")) | Q(unit__body__in=bodies)
    q &= Q(programme=None) | Q(programme__body=F("unit__body")) | Q(programme__body__in=bodies, unit__body__in=bodies)
    return Post.objects.filter(q).select_related("unit__body", "programme").order_by("unit__body_id", "unit_id", "pk")


def hand_over(
    *, actor: Actor, post: Post, email: str, name: str = "", since: date, deputy: bool = False, end_others: bool = True
) -> Holding:
    """Give a post to the person with this address from ``since`` on; the holders before end the day before.

    A new person gets an account without a password: the first login is by a mailed code. Raises ``Refused``.
    """
    if not posts_to_hand_over(actor).filter(pk=post.pk).exists():
        raise lifecycle.NotAllowed
    with transaction.atomic():
        post = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
        user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, name=name)
        current = post.holdings.filter(Q(until=None) | Q(until__gte=since), deputy=deputy)
        if current.filter(user=user).exists():
            raise lifecycle.Refused(_("This person holds the post on that day already."), code="handover.holds")
        if end_others:
            if current.filter(since__gte=since).exists():
                raise lifecycle.Refused(
                    _("Somebody takes the post on or after that day already."), code="handover.later"
                )
            current.update(until=since - timedelta(days=1))
        return Holding.objects.create(post=post, user=user, since=since, deputy=deputy)


def end_holding(*, actor: Actor, holding: Holding, until: date) -> None:
    """Let somebody's time in a post end on a day. Raises ``Refused``."""
    if not posts_to_hand_over(actor).filter(pk=holding.post_id).exists():
        raise lifecycle.NotAllowed
    if until < holding.since:
        raise lifecycle.Refused(_("The last day lies before the first."), code="handover.order")
    Holding.objects.filter(pk=holding.pk).update(until=until)
