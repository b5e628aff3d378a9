"""``manage.py encode``: bring the stored texts and vectors of matching up to date."""

from time import monotonic

from django.core.management.base import BaseCommand

from challenges.matching.actions.gather import gather_all
from challenges.matching.encoding import encode_behind
from challenges.matching.methods import chain


class Command(BaseCommand):
    """What the worker does by itself, here and now, with progress."""

    help = "Write the texts of matching anew and encode what has changed."

    def add_arguments(self, parser):
        """``--texts-only``: without vectors."""
        parser.add_argument("--texts-only", action="store_true", help="gather the texts, leave vectors to the worker")

    def handle(self, *, texts_only: bool, verbosity: int, **options):
        """Print how many texts changed, how many were encoded, and with what."""
        began = monotonic()
        changed = gather_all()
        done = 0
        if not texts_only:
            done, _left = encode_behind(step=self.tell if verbosity > 1 else None)
        if verbosity:
            method = chain.best().name
            self.stdout.write(f"{changed} texts changed, {done} encoded ({method}), {monotonic() - began:.1f} s")

    def tell(self, done: int, every: int) -> None:
        """Print how far it has come."""
        self.stdout.write(f"{done} of {every}")
