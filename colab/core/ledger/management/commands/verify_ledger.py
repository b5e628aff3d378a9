"""``manage.py verify_ledger``: check every chain and every seal, and say how much was checked."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from colab.core.ledger.verify import verify_all


class Command(BaseCommand):
    """Exit with an error at the first broken link."""

    help = "Check all chains of evidence and all daily seals."

    def add_arguments(self, parser):
        """``--published FILE``: seals kept elsewhere (a JSON list), against which a rewritten database shows."""
        parser.add_argument("--published", type=Path, help="JSON list of published seals to compare with")

    def handle(self, *, published: Path | None, **options):
        """Print the count of entries, chains and seals; list each break."""
        seals = json.loads(published.read_text()) if published else []
        report = verify_all(seals)
        for broken in report.breaks[:50]:
            self.stderr.write(str(broken))
        counts = f"{report.entries} entries in {report.chains} chains, {report.checkpoints} daily seals"
        if not report.ok:
            raise CommandError(f"BROKEN: {len(report.breaks)} broken links; first: {report.breaks[0]} ({counts})")
        self.stdout.write(f"OK: {counts}")
