"""``manage.py sizes``: rows and bytes of every table, and what one challenge adds."""

from django.core.management.base import BaseCommand

from colab.ops.sizes import subjects, table_sizes


class Command(BaseCommand):
    """The figures of docs/scaling.md; on SQLite without bytes."""

    help = "Print rows and bytes of the tables, the biggest first, on the whole and for each opened challenge."

    def add_arguments(self, parser):
        """``--top``: how many tables; the sum is over all."""
        parser.add_argument("--top", type=int, default=20)

    def handle(self, *, top: int, **options):
        """Print two tables: what there is, and what the tables take."""
        counted, tables = subjects(), table_sizes()
        each = counted["challenges"] or 1
        self.stdout.write(f"{'':<40} {'on the whole':>16} {'a challenge':>14}")
        for name, number in counted.items():
            self.stdout.write(f"{name:<40} {number:>16,} {number / each:>14,.1f}")
        self.stdout.write(f"\n{'table':<40} {'rows':>10} {'KiB':>12} {'rows/ch.':>10} {'KiB/ch.':>10}")
        rows, size = sum(table.rows for table in tables), sum(table.size for table in tables)
        lines = [*((table.name, table.rows, table.size) for table in tables[:top]), ("all tables", rows, size)]
        for name, count, taken in lines:
            kib = taken / 1024
            self.stdout.write(f"{name:<40} {count:>10,} {kib:>12,.0f} {count / each:>10,.1f} {kib / each:>10,.1f}")
