"""``manage.py demo_year``: fill an empty database with a lived-in, fictional year."""

import logging
from datetime import date
from time import monotonic

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.ledger.verify import verify_all
from colab.demo.year.clone import clone
from colab.demo.year.run import live


class Command(BaseCommand):
    """Go through the actions under a set clock, then index and verify."""

    help = "Fill an empty database with a fictional year that went through the platform's own actions."

    def add_arguments(self, parser):
        """``--seed``, ``--today``, ``--years``, ``--scale``."""
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument(
            "--today", type=date.fromisoformat, default=None, help="the last day of the year (default: today)"
        )

        parser.add_argument("--years", type=int, default=1, help="clone the lived year into years before it")
        parser.add_argument("--scale", type=int, default=1, help="so many times the rows of each year")

    def handle(self, *, seed: int, today: date | None, years: int, scale: int, verbosity: int, **options):
        """Print what was made and whether the ledger verifies."""
        if Challenge.objects.exists():
            raise CommandError("There are challenges already: the demo year fills an empty database only.")
        began = monotonic()
        logging.getLogger().setLevel(logging.WARNING)
        for name in ("wagtail", "django_tasks"):
            logging.getLogger(name).setLevel(logging.WARNING)
        anchor = clock.aware(today, 12) if today else clock.now()
        say = self.stdout.write if verbosity > 1 else lambda text: None
        live(seed=seed, anchor=anchor, say=say)
        if years > 1 or scale > 1:
            self.stdout.write(f"{clone(years=years, scale=scale)} rows cloned")
        call_command("reindex", verbosity=0)
        call_command("encode", texts_only=True, verbosity=0)
        report = verify_all()
        self.stdout.write(f"{report.entries} ledger entries in {report.chains} chains, {monotonic() - began:.0f} s")
        if not report.ok:
            raise CommandError(f"the ledger does not verify: {report.breaks[0]}")
