"""Match challenges and solutions from files, with the same code as the site."""

import json
import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from challenges.matching import jsonl
from challenges.matching.methods import chain
from challenges.matching.offline import match


class Command(BaseCommand):
    """``manage.py match --challenges c.jsonl --solutions s.jsonl [--k 10] [--reverse] [--out run.jsonl]``."""

    help = "Rank solutions for challenges, or the reverse, and say why (docs/matching.md). Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Files, how many, which way round, by which method."""
        parser.add_argument("--challenges", type=Path, required=True, help="JSON lines: id, title, body, tags, …")
        parser.add_argument("--solutions", type=Path, required=True, help="JSON lines: id, name, body, tags, …")
        parser.add_argument("--k", type=int, default=10, help="how many for each (1 to 1000)")
        parser.add_argument("--reverse", action="store_true", help="the best challenges of each solution")
        parser.add_argument("--out", type=Path, help="file to write; standard output when left out")
        parser.add_argument("--method", choices=list(chain.BY_NAME), help="left out: the best that is installed")

    def handle(self, *args, **options):
        """Read, match, write; say what is wrong and write nothing otherwise."""
        if not 1 <= options["k"] <= 1000:
            raise CommandError("--k is a number from 1 to 1000")
        method = self.method(options["method"])
        challenges = self.rows(options["challenges"], jsonl.challenge)
        solutions = self.rows(options["solutions"], jsonl.solution)
        found = match(challenges, solutions, k=options["k"], method=method, reverse=options["reverse"])
        self.write("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found), options["out"])
        self.stderr.write(f"{len(challenges)} challenges, {len(solutions)} solutions, method {method.name}")

    @staticmethod
    def method(name):
        """Return the method asked for, or the best one; CommandError when it is not installed."""
        method = chain.BY_NAME[name] if name else chain.best()
        if not method.installed():
            raise CommandError(f"{name} needs the packages of requirements-models.lock")
        return method

    @staticmethod
    def rows(path, make):
        """Return the rows of a file."""
        try:
            return jsonl.read(path.read_text(encoding="utf-8-sig").split("\n"), make)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{path} cannot be read: {error}") from error
        except jsonl.BadFile as error:
            raise CommandError(f"{path} is not usable.\n{error}") from error

    def write(self, text, path):
        """Write to a file, whole or not at all, or to standard output."""
        if not path:
            self.stdout.write(text, ending="")
            return
        part = path.with_name(f"{path.name}.part")
        try:
            part.write_text(text, encoding="utf-8")
            os.replace(part, path)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error}") from error
