"""What the checks of a pilot go by, in words: evidence where they hold, the why where they do not. For officers."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colab.core.clock import FiscalYear, date_words, yen_words
from colab.core.lifecycle import Move
from pilots.trials.models import Indicator, Pilot
from pilots.trials.presentation import crossing_words
from pilots.trials.queries import results_of

PLAN = ("site", "period_from", "period_to", "users", "burden_sharing", "risks", "personal_data", "safety")


def plan(move: Move) -> str:
    """The columns of the plan that are empty."""
    return _missing([str(Pilot._meta.get_field(name).verbose_name) for name in PLAN if not getattr(move.subject, name)])


def indicators(move: Move) -> str:
    """How many indicators there are, and which lack something."""
    rows = list(move.subject.indicators.order_by("order", "pk"))
    lacking = [row.label for row in rows if row.baseline is None or not row.method or not row.sample_size]
    told = ngettext("%(n)d indicator.", "%(n)d indicators.", len(rows)) % {"n": len(rows)}
    return f"{told} {_missing(lacking)}".strip()


def year(move: Move) -> str:
    """The period, the end of its fiscal year, and how the budget crosses it."""
    pilot = move.subject
    if not (pilot.period_from and pilot.period_to):
        return _("The period is not set.")
    words = {
        "from": date_words(pilot.period_from),
        "until": date_words(pilot.period_to),
        "last": date_words(FiscalYear.of(pilot.period_from).last),
        "way": crossing_words(pilot),
    }
    return _("From %(from)s until %(until)s; the year ends on %(last)s; %(way)s.") % words


def cost(move: Move) -> str:
    """The cost to the body and the way over the year."""
    pilot = move.subject
    words = {"yen": yen_words(pilot.cost_yen or 0), "way": pilot.get_carry_over_display()}
    return _("Cost to the body: %(yen)s; %(way)s.") % words


def crossing(move: Move) -> str:
    """Reference and day of the resolution."""
    return crossing_words(move.subject)


def ends(move: Move) -> str:
    """The indicators that are measured before the pilot begins."""
    start = move.subject.period_from
    rows = move.subject.indicators.order_by("order", "pk") if start else Indicator.objects.none()
    early = [row for row in rows if row.measure_by and row.measure_by < start]
    if not early:
        return ""
    return "; ".join(f"{row.label}: {date_words(row.measure_by)}" for row in early)


def fixed(move: Move) -> str:
    """The hash under which the indicators were fixed."""
    found = move.subject.indicators_hash
    return _("Fixed under the hash %(hash)s…") % {"hash": found[:12]} if found else _("Not fixed yet.")


def readings(move: Move) -> str:
    """The readings after the start, indicator by indicator."""
    return "; ".join(f"{indicator.label}: n = {result.n}" for indicator, result in results_of(move.subject))


def _missing(names: list[str]) -> str:
    return _("Missing: %(names)s") % {"names": ", ".join(names)} if names else ""
