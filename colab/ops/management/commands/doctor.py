"""``manage.py doctor``: try every part for real and print what was found."""

import json

from django.core.management.base import BaseCommand, CommandError

from colab.ops.parts import NAMES, State, examine_all


class Command(BaseCommand):
    """Exit with 1 where a part fails; secrets are never printed."""

    help = "Try database, broker, workers, search, files, mail, scanner, sign-on and payments; print a table."

    def add_arguments(self, parser):
        """``--only NAME …`` and ``--json``; ``--strict`` also fails on warnings and embedded parts."""
        parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, metavar="PART", help=", ".join(NAMES))
        parser.add_argument("--json", action="store_true", help="one JSON object a part")
        parser.add_argument("--strict", action="store_true", help="warnings and embedded parts count as failures")

    def handle(self, *, only, strict, **options):
        """Print one line a part, and below it what to do."""
        findings = examine_all(only)
        for found in findings:
            self.stdout.write(json.dumps(vars(found), ensure_ascii=False) if options["json"] else _line(found))
            if found.advice and found.state != State.OK and not options["json"]:
                self.stdout.write(f"{'':20}-> {found.advice}")
        bad = {State.FAIL, State.WARN, State.EMBEDDED} if strict else {State.FAIL}
        failed = [found.name for found in findings if found.state in bad]
        if failed:
            raise CommandError(f"Not well: {', '.join(failed)}")


def _line(found) -> str:
    where = f"{found.variable}={found.address}" if found.address else f"{found.variable} not set"
    where = where if found.variable else "-"
    return f"{found.state.upper():<9} {found.name:<9} {where:<48} {found.seconds:6.2f} s  {found.words}"
