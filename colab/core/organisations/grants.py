"""Loading what a person holds today: posts with their units and all units below, and memberships, in one question."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from colab.core import clock
from colab.core.access import Grants

from .models import Membership, Post, Unit

# Written by hand: it is asked with every page of everybody who is logged in, and having it put together anew each time
# was half of what a kept page costs. Units reach three levels down.
_HELD = """
SELECT held.id, post.role, unit.id, unit.body_id, post.programme_id, unit.name, unit.name_en, post.name, post.name_en,
       one.id, two.id, three.id
FROM organisations_holding held
JOIN organisations_post post ON post.id = held.post_id
JOIN organisations_unit unit ON unit.id = post.unit_id
LEFT JOIN organisations_unit one ON one.parent_id = unit.id
LEFT JOIN organisations_unit two ON two.parent_id = one.id
LEFT JOIN organisations_unit three ON three.parent_id = two.id
WHERE held.user_id = %s AND held.since <= %s AND (held.until IS NULL OR held.until >= %s)
UNION ALL
SELECT NULL, role, organisation_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM organisations_membership
WHERE user_id = %s
ORDER BY 1
"""


def load_grants(user_id: int) -> Grants:
    """Return the grants of the person with this id as of today."""
    day = connection.ops.adapt_datefield_value(clock.today())
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [user_id, day, day, user_id])
        rows = cursor.fetchall()
    posts, memberships = [row for row in rows if row[0]], [row[1:3] for row in rows if not row[0]]
    units, bodies, programmes = defaultdict(set), defaultdict(set), defaultdict(set)
    for _held, role, unit, body, programme, *_names, one, two, three in posts:
        units[role] |= {unit, one, two, three} - {None}
        bodies[role].add(body)
        programmes[role] |= {programme} - {None}
    return Grants(
        units_by_role=_frozen(units),
        bodies_by_role=_frozen(bodies),
        programmes_by_role=_frozen(programmes),
        organisations=frozenset(pk for _role, pk in memberships),
        owned_organisations=frozenset(pk for role, pk in memberships if role == Membership.Role.OWNER),
        post_titles=_titles(posts),
    )


def _frozen(ids_by_role: dict[str, set[int]]) -> dict[str, frozenset[int]]:
    return {role: frozenset(ids) for role, ids in ids_by_role.items() if ids}


def _titles(posts: Iterable[tuple]) -> tuple[str, ...]:
    """One title for each holding; a holding has as many rows as its unit has units below."""
    names = {row[0]: row[5:9] for row in posts}
    return tuple(
        f"{Unit(name=unit, name_en=unit_en).label} {Post(name=post, name_en=post_en).label}"
        for unit, unit_en, post, post_en in names.values()
    )
