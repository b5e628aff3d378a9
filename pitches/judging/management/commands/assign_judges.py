"""Assign judges to pitches from a file, with the same code as the site."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from pitches.judging.methods.assign import BadInstance, Impossible, assign
from pitches.judging.methods.seating.instance_file import read_instance, write_outcome


class Command(BaseCommand):
    """``manage.py assign_judges --instance instance.json [--seed N] [--out assignment.json]``."""

    help = "Assign judges to pitches: expertise, loads, conflicts, one piece (docs/assignment.md). Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Instance, seed, and where to write."""
        parser.add_argument("--instance", type=Path, required=True, help="JSON file")
        parser.add_argument("--seed", default="0", help="any word or number; the same seed gives the same assignment")
        parser.add_argument("--out", type=Path, help="file to write; standard output when left out")

    def handle(self, *args, **options):
        """Read, assign, write; say what is wrong and write nothing otherwise."""
        path: Path = options["instance"]
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{path} cannot be read: {error}") from error
        try:
            outcome = assign(read_instance(text), options["seed"])
        except BadInstance as error:
            raise CommandError(f"The instance is not usable.\n{error}") from error
        except Impossible as error:
            raise CommandError(f"No assignment exists.\n{error}") from error
        if not options["out"]:
            self.stdout.write(write_outcome(outcome), ending="")
            return
        try:
            options["out"].write_text(write_outcome(outcome), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{options['out']} cannot be written: {error}") from error
