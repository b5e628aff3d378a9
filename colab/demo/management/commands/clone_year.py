"""``manage.py clone_year``: make more years, or more of each, of the demo year that is there."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from colab.core.ledger.verify import verify_all
from colab.demo.year.clone import clone


class Command(BaseCommand):
    """Clone in bulk, index anew, verify the ledger."""

    help = "Clone the demo year into years before it, and each year several times; for measuring."

    def add_arguments(self, parser):
        """``--years``, ``--scale``."""
        parser.add_argument("--years", type=int, default=10)
        parser.add_argument("--scale", type=int, default=1)

    def handle(self, *, years: int, scale: int, **options):
        """Print how much was made and checked."""
        self.stdout.write(f"{clone(years=years, scale=scale)} rows cloned")
        call_command("reindex", verbosity=0)
        call_command("encode", texts_only=True, verbosity=0)
        report = verify_all()
        self.stdout.write(f"{report.entries} ledger entries in {report.chains} chains")
        if not report.ok:
            raise CommandError(f"the ledger does not verify: {report.breaks[0]}")
