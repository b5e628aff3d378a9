"""Many small questions to the database asked in one: a page's frame and a start page would else ask each alone."""

import re
from collections.abc import Callable, Hashable, Sequence
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.sql import Query

MOST = 2000
MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
"""SQLite is given days and moments as texts."""
_kept: dict[Hashable, tuple[str, Sequence]] = {}


def how_many(querysets: Sequence[QuerySet]) -> list[int]:
    """Return how many rows each queryset has; one query for all."""
    return _answer(*_question(querysets).sql_with_params()) if querysets else []


def how_many_again(key: Hashable, ask: Callable[[], Sequence[QuerySet]]) -> list[int]:
    """Return the same for what is asked on every page: the SQL is written once for a key and asked each time.

    ``key`` must hold all that the question depends on: person, rights. A question that holds a moment, or for which
    the database is asked already, is written each time.
    """
    if key not in _kept:
        asked = _Watch()
        with connection.execute_wrapper(asked):
            querysets = ask()
            question = _question(querysets).sql_with_params() if querysets else ("", ())
        if asked.any or any(map(_is_moment, question[1])):
            return _answer(*question)
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = question
    return _answer(*_kept[key])


def _is_moment(value: object) -> bool:
    return isinstance(value, date) or bool(isinstance(value, str) and MOMENT.match(value))


class _Watch:
    any = False

    def __call__(self, execute, sql, params, many, context):
        self.any = True
        return execute(sql, params, many, context)


def _answer(sql: str, params: Sequence) -> list[int]:
    if not sql:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [answer or 0 for answer in cursor.fetchone()]


def _question(querysets: Sequence[QuerySet]) -> Query:
    named = {f"q{number}": _count(rows) for number, rows in enumerate(querysets)}
    # Hung on a table that always has a row: Django writes no SELECT without a FROM.
    return ContentType.objects.order_by("pk").annotate(**named).values_list(*named)[:1].query


def _count(rows: QuerySet) -> Subquery:
    return Subquery(rows.order_by().annotate(one_=Value(1)).values("one_").annotate(n_=Count("pk")).values("n_"))
