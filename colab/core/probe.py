"""Many small questions to the database asked in one: a page's frame and a start page would else ask each alone."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, QuerySet, Subquery, Value


def which_exist(querysets: Sequence[QuerySet]) -> list[bool]:
    """Return for each queryset whether it has a row; one query for all."""
    return [bool(answer) for answer in _ask([Exists(rows) for rows in querysets])]


def how_many(querysets: Sequence[QuerySet]) -> list[int]:
    """Return how many rows each queryset has; one query for all."""
    return [answer or 0 for answer in _ask([_count(rows) for rows in querysets])]


def _count(rows: QuerySet) -> Subquery:
    return Subquery(rows.order_by().annotate(one_=Value(1)).values("one_").annotate(n_=Count("pk")).values("n_"))


def _ask(questions: list) -> list:
    """Hang the questions on a table that always has a row: Django writes no SELECT without a FROM."""
    if not questions:
        return []
    named = {f"q{number}": question for number, question in enumerate(questions)}
    return list(ContentType.objects.order_by("pk").annotate(**named).values_list(*named)[:1].get())
