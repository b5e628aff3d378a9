"""A body's own statement in a joint purchase."""

from colab.core import access, lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import Body
from pilots.reuse.models import JointPurchase, JointShare


def state_share(*, actor: Actor, purchase: JointPurchase, body: Body, volume: int, alone_yen: int) -> JointShare:
    """Keep what ``body`` wants and would pay alone (yen, tax included), in place of what it said before.

    Raises ``NotAllowed`` for people of other bodies.
    """
    if body.pk not in actor.grants.bodies("section", "head") or not access.can(actor, "join", purchase):
        raise lifecycle.NotAllowed
    said = {"volume": volume, "alone_yen": alone_yen}
    row, _made = JointShare.objects.update_or_create(purchase=purchase, body=body, defaults=said)
    return row
