"""Import challenges from a workbook."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from challenges.pages.importing import Unreadable, carry_out, plan
from colab.core.access import Actor
from colab.core.organisations.models import Programme


class Command(BaseCommand):
    """``manage.py import_challenges FILE.xlsx|csv --programme CODE [--dry-run]``."""

    help = "Import challenges as drafts from a workbook or CSV file with Japanese headings; all rows or none."

    def add_arguments(self, parser):
        """File, programme, and whether to write."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--programme", help="code of the programme; may be left out when there is only one")
        parser.add_argument("--dry-run", action="store_true", help="only check")

    def handle(self, *args, **options):
        """Read, check, tell what is wrong by row and column, write."""
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"no such file: {path}")
        if path.suffix.lower() not in (".xlsx", ".csv"):
            raise CommandError("only .xlsx and .csv files are read")
        try:
            with path.open("rb") as file:
                made = plan(file, path.name, self._programme(options["programme"]))
        except Unreadable as error:
            raise CommandError(str(error)) from error
        for problem in made.problems:
            self.stderr.write(f"row {problem.row}, column {problem.column}: {problem.reason}")
        if made.problems:
            raise CommandError(f"{len(made.problems)} mistakes; nothing was imported")
        skipped = len(made.rows) - len(made.new)
        if options["dry_run"]:
            self.stdout.write(f"{len(made.new)} challenges would be imported, {skipped} are there already")
            return
        done = carry_out(made, actor=Actor.system_("import"))
        self.stdout.write(f"{len(done)} challenges imported, {skipped} were there already")

    def _programme(self, code: str | None) -> Programme:
        rows = Programme.objects.filter(code=code) if code else Programme.objects.filter(is_active=True)
        if len(rows) != 1:
            codes = ", ".join(Programme.objects.values_list("code", flat=True))
            raise CommandError(f"name the programme with --programme; known are: {codes}")
        return rows[0]
