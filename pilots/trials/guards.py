"""What must hold before a pilot moves on."""

from django.utils.translation import gettext_lazy as _

from colab.core import files, law
from colab.core.clock import FiscalYear
from colab.core.lifecycle import Move, guard
from pilots.trials import found
from pilots.trials.access import CARRY_OVER
from pilots.trials.effects import fixed_hash
from pilots.trials.enums import CarryOver, Scale, Verdict
from pilots.trials.models import Indicator, Reading
from pilots.trials.queries import results_of


def _crosses(start, end) -> bool:
    return bool(start and end and FiscalYear.of(start) != FiscalYear.of(end))


@guard(
    "pilot.plan",
    _("Site, period, users, burden-sharing, risks, personal data and safety are written down."),
    next_step=_("Complete the plan and save it."),
    found=found.plan,
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
    found=found.indicators,
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
    found=found.year,
)
def within_fiscal_year(move: Move) -> bool:
    """The period ends in the fiscal year it was budgeted in, or the plan says how it crosses (法 第208条, 第214条).

    A postponement is measured from the start as it stood before it: a period that lies wholly in the next year has
    crossed all the same.
    """
    pilot = move.subject
    end = move.facts.get("period_to", pilot.period_to)
    return _may_cross(move) or not _crosses(pilot.period_from, end)


@law.statute(
    "pilot.started_in_fiscal_year",
    "act.208",
    _("The pilot runs in the fiscal year of its budget, or the budget crosses the year."),
    next_step=_("Postpone the pilot, and state how the budget crosses the year (法第214条)."),
    asks_facts=True,
)
def in_fiscal_year(move: Move) -> bool:
    """Start and resumption lie in the fiscal year of the plan (地方自治法 第208条)."""
    pilot = move.subject
    day = move.facts.get("started_on", move.today)
    return _may_cross(move) or not _crosses(pilot.period_from, day)


@guard(
    "pilot.no_cost",
    _("Only a pilot without cost to the body crosses the fiscal year as one without cost."),
    next_step=_("Correct the cost, or name the budget carried over or the debt-incurring act."),
    found=found.cost,
)
def no_cost_is_true(move: Move) -> bool:
    """「費用負担なし」 is not a way around 法 第208条."""
    chosen = move.facts.get("carry_over", move.subject.carry_over)
    return chosen != CarryOver.NO_COST or not move.subject.cost_yen


@law.statute(
    "pilot.crossing_proved",
    "act.208",
    _("Budget carried over, or a debt-incurring act, is proved: a file or a reference, and the day of the resolution."),
    next_step=_("Enter reference or file, and the day on which the assembly resolved."),
    found=found.crossing,
)
def crossing_proved(move: Move) -> bool:
    """繰越・債務負担行為 are the assembly's (地方自治法 第208条, 第214条): what is only claimed carries nothing."""
    facts, pilot = move.facts, move.subject
    if facts.get("carry_over", pilot.carry_over) not in (CarryOver.KURIKOSHI, CarryOver.SAIMUFUTAN):
        return True
    resolved = facts.get("carry_over_on", pilot.carry_over_on)
    named = facts.get("carry_over_ref", pilot.carry_over_ref) or facts.get("carry_over_files")
    proved = bool(named) or files.of("pilot", pilot.key, purpose=CARRY_OVER).exists()
    return proved and resolved is not None and resolved <= move.fact_on


@guard(
    "pilot.indicator_dates",
    _("Every indicator is measured after the pilot has begun."),
    next_step=_("Correct the day until which the indicator is measured."),
    found=found.ends,
)
def indicator_dates(move: Move) -> bool:
    """The end of the measurement does not lie before its beginning."""
    start = move.subject.period_from
    if start is None:
        return True  # that the plan lacks its period is said by another condition
    return not move.subject.indicators.filter(measure_by__lt=start).exists()


def _may_cross(move: Move) -> bool:
    return move.facts.get("carry_over", move.subject.carry_over) != CarryOver.NONE


@guard(
    "pilot.unchanged",
    _("The indicators are the ones fixed when the plan was agreed."),
    next_step=_("Ask the office: the indicators differ from the ones that were fixed."),
    found=found.fixed,
)
def indicators_unchanged(move: Move) -> bool:
    """The fixed facts still have the hash they had."""
    return move.subject.indicators_hash == fixed_hash(move.subject)


@guard(
    "pilot.readings",
    _("Every indicator has readings after the start."),
    next_step=_("Enter the readings. Where there are none, end the pilot by the report and say why."),
    found=found.readings,
)
def has_readings(move: Move) -> bool:
    """Something was measured for every indicator."""
    return all(result.n for _indicator, result in results_of(move.subject))


@guard(
    "pilot.reading_dates",
    _(
        "Readings before lie up to the day of the start; readings after lie between the start and the end fixed for "
        "the indicator, and none lies in the future."
    ),
    next_step=_("Check the dates of the readings. A later end is fixed by changing the indicator, with a reason."),
    asks_facts=True,
)
def reading_dates(move: Move) -> bool:
    """No reading from the future, none after the fixed end or the close of the measurement, none in the wrong phase."""
    return all(_dated_well(move, row) for row in move.facts["rows"])


def _dated_well(move: Move, row: dict) -> bool:
    pilot, day = move.subject, row["taken_on"]
    if row["phase"] == Reading.Phase.BEFORE:
        return day <= min(pilot.started_on, move.today)
    ends = [pilot.measured_on, row["indicator"].measure_by, move.today]
    return pilot.started_on <= day <= min(end for end in ends if end)


@guard(
    "pilot.readings_of_this",
    _("Readings belong to this pilot's indicators, and are 0 or 1 where the answer is yes or no."),
    next_step=_("Check indicator and values."),
    asks_facts=True,
)
def readings_fit(move: Move) -> bool:
    """Nothing is entered for another pilot, and no share is measured by a number."""
    rows = move.facts["rows"]
    own = all(row["indicator"].pilot_id == move.subject.pk for row in rows)
    return own and all(row["value"] in (0, 1) for row in rows if row["indicator"].scale == Scale.SHARE)


@guard(
    "pilot.lesson",
    _("Where an indicator was not met or cannot be judged, a lesson for others is written down."),
    next_step=_("Write down what others should do differently."),
    asks_facts=True,
)
def lesson_told(move: Move) -> bool:
    """A failure is published with its lesson."""
    met = all(result.verdict == Verdict.MET for _indicator, result in results_of(move.subject))
    return met or bool(move.facts.get("lesson") or move.subject.lesson)


@guard(
    "pilot.changed_for_good",
    _("A fixed indicator is changed for a reason, and something is different."),
    next_step=_("Say why, and enter a new target, end or method."),
    asks_facts=True,
)
def change_is_told(move: Move) -> bool:
    """A target is moved in the open, or not at all."""
    facts, row = move.facts, Indicator.objects.get(pk=move.facts["indicator"].pk)
    new = [name for name in ("target", "measure_by", "method") if facts.get(name) not in (None, "", getattr(row, name))]
    return bool(facts.get("reason")) and bool(new) and row.pilot_id == move.subject.pk


@guard(
    "pilot.start_date",
    _("A pilot does not start before its agreement."),
    next_step=_("Check the date of the start."),
    asks_facts=True,
)
def starts_after_agreement(move: Move) -> bool:
    """Start on or after the day of the agreement."""
    return move.facts["started_on"] >= move.subject.agreement_on
