"""Rank marks from a file."""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from pitches.judging.methods.rank import SEED, rank
from pitches.judging.score_files import BadFile, language_of, ranking_json, read_marks, read_rubric, text_of


class Command(BaseCommand):
    """``manage.py rank_scores --scores marks.csv --rubric rubric.json [--out ranking.json]``."""

    help = "Rank the marks of one or many events as the site does; formats in docs/judging.md."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Files, seed of the draws, language of the messages."""
        parser.add_argument(
            "--scores", type=Path, required=True, help="CSV: pitch,judge,criterion,value[,round][,event]"
        )
        parser.add_argument(
            "--rubric", type=Path, required=True, help='JSON: {"scale":[…],"criteria":[{"id","weight"}]}'
        )
        parser.add_argument("--out", type=Path, help="where the ranking is written; left out: standard output")
        parser.add_argument("--seed", type=int, default=SEED, help="seed of the draws behind the place ranges")
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES])

    def handle(self, *args, **options):
        """Read, check, rank, write; nothing is written when a row is wrong."""
        with translation.override(options["language"] or language_of(os.environ)):
            try:
                scale, weights = read_rubric(text_of(options["rubric"]))
                events = read_marks(text_of(options["scores"]), scale, weights)
            except BadFile as error:
                raise CommandError("\n".join(error.reasons)) from error
            found = [
                ranking_json(event, rank(cells, weights, scale=scale, seed=options["seed"]))
                for event, cells in events.items()
            ]
            text = json.dumps({"events": found}, ensure_ascii=False, indent=1) + "\n"
            if options["out"] is None:
                self.stdout.write(text, ending="")
                return
            try:
                options["out"].write_text(text, encoding="utf-8")
            except OSError as error:
                raise CommandError(_("%(file)s cannot be written.") % {"file": options["out"]}) from error
            self.stdout.write(_("%(count)s events ranked: %(file)s") % {"count": len(found), "file": options["out"]})
