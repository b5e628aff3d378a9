"""Which period counts, and which rows are due by it."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from colab.core import lifecycle
from colab.core.access import Actor
from colab.core.organisations.models import Body

from .models import Period
from .registry import Kind

Set = dict[tuple[str, int | None], int | None]
"""(kind, body or None) -> days."""


def periods_set() -> Set:
    """Return the periods that count, in one question."""
    rows = Period.objects.order_by("at", "pk").values_list("kind", "body", "days")
    return {(kind, body): days for kind, body, days in rows}


def days_of(kind: Kind, known: Set, body: int | None = None) -> int | None:
    """Return the days a kind is kept, of one body or where the body has set none; None: for ever."""
    if (kind.code, body) in known:
        return known[kind.code, body]
    return known.get((kind.code, None), kind.days)


def due(kind: Kind, now: datetime, known: Set) -> QuerySet:
    """Return the rows whose period is over: of each body that set one by its own, of all others by the common one."""
    own = [body for code, body in known if code == kind.code and body is not None and kind.body]
    rest = _over(kind, now, days_of(kind, known))
    if not own:
        return rest
    theirs = Q()
    for body in own:
        theirs |= kind.body(body)
    parts = Q(pk__in=rest.exclude(pk__in=kind.due(now).filter(theirs).values("pk")).values("pk"))
    for body in own:
        parts |= Q(pk__in=_over(kind, now, days_of(kind, known, body)).filter(kind.body(body)).values("pk"))
    return rest.model._default_manager.filter(parts)


def _over(kind: Kind, now: datetime, days: int | None) -> QuerySet:
    return kind.due(now).none() if days is None else kind.due(now - timedelta(days=days))


def set_period(*, actor: Actor, kind: Kind, days: int | None, body: Body | None = None) -> Period:
    """Set how long a kind is kept; ``days`` None: for ever.

    What the record ties to a body is set by that body; the rest by any office administrator, for all.
    Raises ``NotAllowed`` to others and ``ValueError`` under the minimum.
    """
    bodies = actor.grants.bodies("office_admin")
    if not bodies or bool(kind.body) != bool(body) or (body and body.pk not in bodies):
        raise lifecycle.NotAllowed
    if days is not None and days < kind.minimum:
        raise ValueError(f"{kind.code}: at least {kind.minimum} days")
    return Period.objects.create(kind=kind.code, body=body, days=days, by=actor.user)
