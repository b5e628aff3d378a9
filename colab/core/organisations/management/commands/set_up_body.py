"""``manage.py set_up_body FILE``: a public body with its units, programmes and posts, from a TOML file."""

import tomllib
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from colab.core.organisations.actions.set_up_body import WrongDescription, set_up_body


class Command(BaseCommand):
    """May be run again with a longer file: only what is not there yet is made."""

    help = "Make a public body, its units, programmes, posts and their first holders as a file describes them."

    def add_arguments(self, parser):
        """``FILE`` in TOML; deploy/body.example.toml is one."""
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options):
        """Print each row made; exit with an error, and nothing made, where the file cannot be kept."""
        try:
            made = set_up_body(tomllib.loads(file.read_text(encoding="utf-8")))
        except (OSError, tomllib.TOMLDecodeError, WrongDescription) as error:
            raise CommandError(f"{file}: {error}") from error
        for line in made:
            self.stdout.write(f"+ {line}")
        self.stdout.write(f"{len(made)} made")
