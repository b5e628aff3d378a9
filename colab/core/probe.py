"""Many small questions to the database asked in one: a page's frame and a start page would else ask each alone."""

import re
import sys
from collections.abc import Callable, Hashable, Sequence
from datetime import date

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

MOST = 2000
MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
"""SQLite is given days and moments as texts."""
Question = tuple[str, Sequence]
_kept: dict[Hashable, tuple[Question | None, ...]] = {}


def how_many(key: Hashable, asks: Sequence[Callable[[], QuerySet]]) -> list[int]:
    """Return how many rows each of ``asks`` gives; one query for all, its SQL written once for a key.

    ``key`` must hold all that the questions depend on: their number, person, rights. What holds a moment, or asks the
    database to be put together, is written each time.
    """
    if not asks:
        return []
    kept = _kept.get(key) or _remember(key, asks)
    return _answer([question or _question(ask()) for question, ask in zip(kept, asks, strict=True)])


def _remember(key: Hashable, asks: Sequence[Callable[[], QuerySet]]) -> tuple[Question | None, ...]:
    while len(_kept) >= MOST:
        _kept.pop(next(iter(_kept)), None)
    return _kept.setdefault(key, tuple(map(_lasting, asks)))


def _lasting(ask: Callable[[], QuerySet]) -> Question | None:
    """Return the question where it will be the same tomorrow."""
    asked = _Watch()
    with connection.execute_wrapper(asked):
        question = _question(ask())
    return None if asked.any or any(map(_is_moment, question[1])) else question


def _is_moment(value: object) -> bool:
    return isinstance(value, date) or bool(isinstance(value, str) and MOMENT.match(value))


class _Watch:
    any = False

    def __call__(self, execute, sql, params, many, context):
        self.any = True
        return execute(sql, params, many, context)


def _question(rows: QuerySet) -> Question:
    counted = rows if rows.query.is_sliced else rows.order_by()
    try:
        sql, params = counted.values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 0", ()
    # The SQL is Django's own, with its places for parameters: nothing that a person wrote stands in it.
    # Thousands of people ask in the same words.
    return sys.intern(f"SELECT COUNT(*) FROM ({sql}) counted"), params  # noqa: S608


def _answer(questions: Sequence[Question]) -> list[int]:
    sql = ", ".join(f"({sql})" for sql, _params in questions)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", [value for _sql, params in questions for value in params])
        return list(cursor.fetchone())
