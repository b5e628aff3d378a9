"""Many small questions to the database asked in one: a page's frame and a start page would else ask each alone."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet, Subquery, Value


def how_many(querysets: Sequence[QuerySet]) -> list[int]:
    """Return how many rows each queryset has; one query for all."""
    if not querysets:
        return []
    named = {f"q{number}": _count(rows) for number, rows in enumerate(querysets)}
    # Hung on a table that always has a row: Django writes no SELECT without a FROM.
    return [
        answer or 0 for answer in ContentType.objects.order_by("pk").annotate(**named).values_list(*named)[:1].get()
    ]


def _count(rows: QuerySet) -> Subquery:
    return Subquery(rows.order_by().annotate(one_=Value(1)).values("one_").annotate(n_=Count("pk")).values("n_"))
