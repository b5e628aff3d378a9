"""Turns at what is numbered: whoever hands out the next number of a series holds it until the transaction ends."""

from django.db import connection, transaction


def take_turn(series: str) -> None:
    """Wait until no other transaction hands out numbers of ``series``, then keep others waiting until this one ends.

    Numbers are then read and given without gap or double. Take it after the rows a verb locks and before the ledger.
    SQLite has one writer at a time and needs nothing. Raises ``TransactionManagementError`` outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a turn belongs inside the transaction that uses the number")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [series])
