"""Compile the catalogues of our apps."""

from django.conf import settings
from django.core.management.base import BaseCommand

from colab.core.ui import catalogues


class Command(BaseCommand):
    """Write each .mo that is missing or older than its .po."""

    help = "Compile our message catalogues without gettext's binaries."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="compile all of them")

    def handle(self, *args, force, **options):
        written = catalogues.compile_stale(settings.BASE_DIR, force)
        if options["verbosity"]:
            self.stdout.write(f"{written} catalogues compiled")
