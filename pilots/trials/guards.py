"""What must hold before a pilot moves on."""

from django.utils.translation import gettext_lazy as _

from colab.core import law
from colab.core.clock import FiscalYear
from colab.core.lifecycle import Move, guard
from pilots.trials.effects import fixed_hash
from pilots.trials.enums import CarryOver
from pilots.trials.queries import results_of


def _crosses(start, end) -> bool:
    return bool(start and end and FiscalYear.of(start) != FiscalYear.of(end))


@guard(
    "pilot.plan",
    _("Site, period, users, burden-sharing, risks, personal data and safety are written down."),
    next_step=_("Complete the plan and save it."),
)
def plan_complete(move: Move) -> bool:
    """What a pilot plan holds."""
    pilot = move.subject
    texts = (pilot.site, pilot.users, pilot.burden_sharing, pilot.risks, pilot.personal_data, pilot.safety)
    return all(texts) and bool(pilot.period_from and pilot.period_to)


@guard(
    "pilot.indicators",
    _("At least one indicator has present value, target, method and sample, fixed before the start."),
    next_step=_("Add an indicator with its present value, target and method."),
)
def indicators_ready(move: Move) -> bool:
    """No pilot starts without something to measure it by."""
    indicators = list(move.subject.indicators.order_by("pk"))
    return bool(indicators) and all(i.baseline is not None and i.method and i.sample_size for i in indicators)


@law.statute(
    "pilot.fiscal_year",
    "act.208",
    _("A pilot that costs the body money does not cross 31 March without budget carried over or a debt-incurring act."),
    next_step=_("Shorten the period, or state in the plan how the budget crosses the year (法第214条)."),
)
def within_fiscal_year(move: Move) -> bool:
    """The period lies in one fiscal year, or the plan says how it crosses (地方自治法 第208条, 第214条)."""
    pilot = move.subject
    start = move.facts.get("period_from", pilot.period_from)
    end = move.facts.get("period_to", pilot.period_to)
    return move.facts.get("carry_over", pilot.carry_over) != CarryOver.NONE or not _crosses(start, end)


@guard(
    "pilot.unchanged",
    _("The indicators are the ones fixed when the plan was agreed."),
    next_step=_("Ask the office: the indicators differ from the ones that were fixed."),
)
def indicators_unchanged(move: Move) -> bool:
    """The fixed facts still have the hash they had."""
    return move.subject.indicators_hash == fixed_hash(move.subject)


@guard(
    "pilot.readings",
    _("Every indicator has readings after the start."),
    next_step=_("Enter the readings. Where there are none, end the pilot by the report and say why."),
)
def has_readings(move: Move) -> bool:
    """Something was measured for every indicator."""
    return all(result.n for _indicator, result in results_of(move.subject))


@guard(
    "pilot.reading_dates",
    _("Readings lie between the agreement and today, and not after the end of the measurement."),
    next_step=_("Check the dates of the readings."),
    asks_facts=True,
)
def reading_dates(move: Move) -> bool:
    """No reading from the future, none after the measurement was closed."""
    last = move.subject.measured_on or move.today
    return all(row["taken_on"] <= last for row in move.facts["rows"])


@guard(
    "pilot.start_date",
    _("A pilot does not start before its agreement."),
    next_step=_("Check the date of the start."),
    asks_facts=True,
)
def starts_after_agreement(move: Move) -> bool:
    """Start on or after the day of the agreement."""
    return move.facts["started_on"] >= move.subject.agreement_on
