"""Loading what a person holds today: posts with their units, and memberships, in three queries."""

from collections import defaultdict

from django.db.models import Q

from colab.core import clock
from colab.core.access import Grants

from .models import Holding, Membership, Unit


def load_grants(user_id: int) -> Grants:
    """Return the grants of the person with this id as of today."""
    holdings = list(_holdings_today(user_id))
    memberships = list(Membership.objects.filter(user_id=user_id).order_by("pk").values_list("organisation_id", "role"))
    units, bodies, programmes = defaultdict(set), defaultdict(set), defaultdict(set)
    below = _units_below({holding.post.unit_id for holding in holdings})
    for holding in holdings:
        post = holding.post
        units[post.role] |= below[post.unit_id]
        bodies[post.role].add(post.unit.body_id)
        if post.programme_id:
            programmes[post.role].add(post.programme_id)
    return Grants(
        units_by_role={role: frozenset(ids) for role, ids in units.items()},
        bodies_by_role={role: frozenset(ids) for role, ids in bodies.items()},
        programmes_by_role={role: frozenset(ids) for role, ids in programmes.items()},
        organisations=frozenset(pk for pk, _role in memberships),
        owned_organisations=frozenset(pk for pk, role in memberships if role == Membership.Role.OWNER),
        post_titles=tuple(f"{h.post.unit.label} {h.post.label}" for h in holdings),
    )


def _holdings_today(user_id: int):
    day = clock.today()
    current = Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))
    return Holding.objects.filter(current, user_id=user_id).select_related("post__unit").order_by("pk")


def _units_below(unit_ids: set[int]) -> dict[int, set[int]]:
    """Return each unit with the units at most three levels below it."""
    below = {pk: {pk} for pk in unit_ids}
    if not unit_ids:
        return below
    descends = Q(parent__in=unit_ids) | Q(parent__parent__in=unit_ids) | Q(parent__parent__parent__in=unit_ids)
    rows = Unit.objects.filter(descends).order_by("pk")
    for row in rows.values_list("pk", "parent", "parent__parent", "parent__parent__parent"):
        for ancestor in row[1:]:
            if ancestor in below:
                below[ancestor].add(row[0])
    return below
