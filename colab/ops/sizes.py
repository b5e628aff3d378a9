"""How big the site is: rows and bytes of every table, on the whole and for each opened challenge."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Sum

from challenges.challenges.models import Challenge
from colab.core.files.models import StoredFile
from colab.core.ledger.models import LedgerEntry
from colab.core.notices.models import Notice
from colab.core.search.models import Entry
from pitches.submissions.models import Pitch


@dataclass(frozen=True)
class TableSize:
    """One table; ``size`` in bytes with its indexes, 0 where the database does not tell."""

    name: str
    rows: int
    size: int


def table_sizes() -> list[TableSize]:
    """Return every table, the biggest first. Rows are counted, which reads each table once."""
    sizes = _sizes()
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name in sizes or not sizes]
        rows = {}
        for name in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")
            rows[name] = cursor.fetchone()[0]
    found = [TableSize(name, rows[name], sizes.get(name, 0)) for name in tables]
    return sorted(found, key=lambda table: (-table.size, -table.rows, table.name))


def _sizes() -> dict[str, int]:
    """Return the bytes of each table with its indexes and long values; nothing on SQLite."""
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, pg_total_relation_size(oid) FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return dict(cursor.fetchall())


def subjects() -> dict[str, int]:
    """Return what the site's growth is counted by."""
    files = StoredFile.objects.aggregate(count=Count("pk"), size=Sum("size"))
    return {
        "challenges": Challenge.objects.exclude(published_at=None).count(),
        "pitches": Pitch.objects.count(),
        "ledger entries": LedgerEntry.objects.count(),
        "notices": Notice.objects.count(),
        "documents of the search": Entry.objects.filter(gone=False).count(),
        "files": files["count"],
        "bytes of files": files["size"] or 0,
    }
