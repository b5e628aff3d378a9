"""Work a ranking out once more from the stored marks and compare it with the ledger."""

import os

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from pitches.decisions.queries import judged
from pitches.judging.recompute import Comparison, NothingKept, recompute
from pitches.judging.score_files import language_of
from pitches.rounds.models import Round
from pitches.rounds.queries import rounds

SHOWN = 20


class Command(BaseCommand):
    """``manage.py recompute_ranking ROUND``: key of the round, or code of its challenge."""

    help = "Recompute the last kept ranking of a round and compare it byte for byte with the ledger."

    def add_arguments(self, parser):
        """Which round, and the language of the words."""
        parser.add_argument("round", help="key or code of the round, or code of its challenge (C-2026-014)")
        parser.add_argument("--language", choices=["ja", "en"])

    def handle(self, *args, **options):
        """Say that all is the same, or what is not and fail."""
        with translation.override(options["language"] or language_of(os.environ)):
            round_ = self._round(options["round"])
            try:
                found = recompute(round_, judged(round_))
            except NothingKept as error:
                raise CommandError(_("The ledger keeps no ranking of this round yet.")) from error
            self._tell(round_, found)

    def _round(self, name: str) -> Round:
        found = rounds().filter(Q(key=name) | Q(code=name) | Q(challenge__code=name)).first()
        if found is None:
            raise CommandError(_("No round is called “%(name)s”.") % {"name": name})
        return found

    def _tell(self, round_: Round, found: Comparison) -> None:
        kept, now = found.entry.payload, found.now
        self.stdout.write(f"{round_} ({round_.key}), #{found.entry.seq}, {found.entry.at.isoformat()}")
        for name in ("method", "rule", "seed", "inputs", "outputs"):
            mark = "≠" if name in found.differs else "="
            self.stdout.write(f"  {name:8} {kept[name]} {mark} {now.get(name, kept[name])}")
        if found.same:
            self.stdout.write(_("The same, byte for byte."))
            return
        for (pitch, judge, criterion, _round), before, after in found.marks[:SHOWN]:
            cell = {"pitch": pitch, "judge": judge, "criterion": criterion, "before": before, "after": after}
            self.stdout.write(
                _("  mark: pitch %(pitch)s, judge %(judge)s, criterion %(criterion)s: kept %(before)s, now %(after)s")
                % cell
            )
        for pitch, before, after in found.places[:SHOWN]:
            words = {"pitch": pitch, "before": before, "after": after}
            self.stdout.write(_("  figure: pitch %(pitch)s: kept %(before)s, now %(after)s") % words)
        raise CommandError(_("NOT the same: the stored marks no longer give the ranking the ledger keeps."))
