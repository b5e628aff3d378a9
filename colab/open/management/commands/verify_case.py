"""``manage.py verify_case CASE``: check one case, here or as a file somebody brought."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from colab.open.cases.checking import Checked, NotACase, check, load
from colab.open.cases.reach import find_root, gather
from colab.open.cases.verify import verify


class Command(BaseCommand):
    """Exit with an error at the first broken link, and name it."""

    help = "Check a case: its chains, links, seals, public facts, rows and files."

    def add_arguments(self, parser):
        """``CASE``: its number, or with ``--file`` left out. ``--seals``: published seals kept elsewhere."""
        parser.add_argument("code", nargs="?", default="", help="number of the case: K-2026-001, N-…, T-…, C-…")
        parser.add_argument("--file", type=Path, help="an exported case to check instead of the database")
        parser.add_argument("--seals", type=Path, help="JSON list of published seals to compare with")

    def handle(self, *, code: str, file: Path | None, seals: Path | None, **options):
        """Print what was checked; list each break, the first one first."""
        try:
            published = load(seals.read_bytes()) if seals else None
            done = check(load(file.read_bytes()), published) if file else verify(self._case(code), published)
        except NotACase as error:
            raise CommandError(f"NOT CHECKED: {error}") from error
        for broken in done.breaks[:50]:
            self.stderr.write(f"BROKEN {broken}")
        if done.breaks:
            raise CommandError(f"BROKEN: {len(done.breaks)} found; first: {done.breaks[0]} ({counts(done)})")
        self.stdout.write(f"OK: {counts(done)}")

    def _case(self, code: str):
        root = find_root(code)
        if root is None:
            raise CommandError(f"There is no case {code}.")
        return gather(root)


def counts(done: Checked) -> str:
    """Return in one line what was looked at."""
    return (
        f"{done.entries} entries in {done.chains} chains, {done.links} links, {done.seals} daily seals, "
        f"{done.facts} public facts, {done.files} files, {done.rows} rows; "
        f"{done.unsealed} entries younger than the last seal"
    )
