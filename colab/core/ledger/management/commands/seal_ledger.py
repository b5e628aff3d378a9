"""``manage.py seal_ledger``: make today's seal if it is not there yet."""

from django.core.management.base import BaseCommand

from colab.core.ledger.seal import seal_day


class Command(BaseCommand):
    """Normally done by the scheduler each night."""

    help = "Seal all chains of evidence under today's date."

    def handle(self, **options):
        """Print the seal's day, counts and hash."""
        seal = seal_day()
        self.stdout.write(f"{seal.day}: {seal.entries} entries in {seal.chains} chains, {seal.hash}")
