"""Illegal paths of a pilot: no baseline, readings out of their time, targets moved, years crossed."""

from datetime import date, timedelta
from decimal import Decimal

from colab.core import clock
from colab.core.lifecycle import apply
from colab.demo.builders import trials
from colab.demo.builders.people import as_actor, make_company, owner_of
from pilots.trials.models import Indicator

ACT_208 = "地方自治法第208条"
NEXT_YEAR = {"period_from": date(2027, 5, 1), "period_to": date(2027, 7, 1), "reason": "工事のため"}


def at(state, verb, *, by="section", change=None, facts=None, **built):
    """Bring a pilot to ``state``, change what lies behind it, and try ``verb``."""

    def prepare():
        made = {"planned": trials.planned_pilot, "agreed": trials.agreed_pilot, "running": trials.running_pilot}
        made |= {"measured": trials.measured_pilot}
        pilot = made[state](**built)
        if change:
            change(pilot)
            pilot.refresh_from_db()
        actor = trials.team_of_pilot(pilot) if by == "team" else trials.section_of(pilot, by)
        given = facts(pilot) if callable(facts) else facts or {}
        return pilot, lambda: apply(verb, pilot, actor=actor, **given)

    return prepare


def agreement(pilot):
    apply("agree_plan", pilot, actor=trials.section_of(pilot))


def without(**columns):
    return lambda pilot: Indicator.objects.filter(pilot=pilot).update(**columns)


def one_reading(phase="after", days=0, value=12):
    def facts(pilot):
        given = trials.readings(pilot, [value], phase=phase)
        given["rows"][0]["taken_on"] = clock.today() + timedelta(days=days)
        return given

    return facts


def end_of_measurement_was_yesterday(pilot):
    without(measure_by=clock.today() - timedelta(days=1))(pilot)


def readings_of_another(pilot):
    return trials.readings(trials.running_pilot(organisation=make_company()), [1])


def no_change(pilot):
    return {"indicator": pilot.indicators.get(), "target": pilot.indicators.get().target, "reason": "念のため"}


def no_reason(pilot):
    return {"indicator": pilot.indicators.get(), "target": Decimal(39), "reason": ""}


def by_stranger():
    pilot = trials.planned_pilot()
    stranger = as_actor(owner_of(make_company()))
    return pilot, lambda: apply("agree_plan", pilot, actor=stranger)


SIGN = {"agreement_kind": "basic_agreement", "agreement_on": date(2026, 11, 2)}
SMALL = SIGN | {"agreement_kind": "small_contract"}
START = {"started_on": date(2026, 11, 2)}
YEARS = {"period_from": date(2027, 3, 1), "period_to": date(2027, 4, 10)}
SHARE = trials.INDICATOR | {"scale": "share", "unit": "％"}

PILOTS = [
    ("start before the plan is fixed", at("planned", "start", facts=START), "wrong_state", ""),
    ("fixed without a baseline", at("planned", "agree_plan", change=without(baseline=None)), "pilot.indicators", ""),
    ("fixed without a method", at("planned", "agree_plan", change=without(method="")), "pilot.indicators", ""),
    ("fixed without any indicator", at("planned", "agree_plan", change=lambda p: p.indicators.all().delete()),
     "pilot.indicators", ""),
    ("started without a baseline", at("agreed", "start", change=without(baseline=None), facts=START),
     "pilot.indicators", ""),
    ("plan without personal data", at("planned", "agree_plan", plan={"personal_data": ""}), "pilot.plan", ""),
    ("indicator measured before the start", at("planned", "agree_plan", change=without(measure_by=date(2026, 1, 1))),
     "pilot.indicator_dates", ""),
    ("target moved behind the hash", at("agreed", "start", change=without(target=39), facts=START),
     "pilot.unchanged", ""),
    ("target moved without a reason", at("running", "change_indicator", by="head", facts=no_reason),
     "pilot.changed_for_good", ""),
    ("target changed to itself", at("running", "change_indicator", by="head", facts=no_change),
     "pilot.changed_for_good", ""),
    ("target moved by the team", at("running", "change_indicator", by="team", facts=no_reason), "not_allowed", ""),
    ("agreement signed by the officer", at("planned", "sign_agreement", change=agreement, facts=SIGN),
     "not_allowed", ""),
    ("small contract over its limit", at("planned", "sign_agreement", by="head", change=agreement, facts=SMALL,
     plan={"cost_yen": 2_000_001}), "pilot.small_contract", "地方自治法施行令第167条の2第1項第1号"),
    ("start before the agreement", at("agreed", "start", facts={"started_on": date(2026, 11, 1)}),
     "pilot.start_date", ""),
    ("plan over the fiscal year", at("planned", "agree_plan", plan=YEARS), "pilot.fiscal_year", ACT_208),
    ("postponed into the next year", at("agreed", "postpone", facts=NEXT_YEAR | {"carry_over": "none"}),
     "pilot.fiscal_year", ACT_208),
    ("postponed as free of cost", at("agreed", "postpone", facts=NEXT_YEAR | {"carry_over": "no_cost"}),
     "pilot.no_cost", ""),
    ("started in the next year", at("agreed", "start", facts={"started_on": date(2027, 4, 1)}),
     "pilot.started_in_fiscal_year", ACT_208),
    ("reading after the fixed end", at("running", "add_readings", change=end_of_measurement_was_yesterday,
     facts=one_reading()), "pilot.reading_dates", ""),
    ("reading from the future", at("running", "add_readings", facts=one_reading(days=1)), "pilot.reading_dates", ""),
    ("reading after, before the start", at("running", "add_readings", facts=one_reading(days=-1)),
     "pilot.reading_dates", ""),
    ("another pilot's readings", at("running", "add_readings", facts=readings_of_another),
     "pilot.readings_of_this", ""),
    ("yes or no of 12", at("running", "add_readings", indicators=[SHARE], facts=one_reading()),
     "pilot.readings_of_this", ""),
    ("readings after the report", at("measured", "start", facts=START), "wrong_state", ""),
    ("measured without readings", at("running", "measure"), "pilot.readings", ""),
    ("failure without a lesson", at("measured", "report", by="team", after=[60] * 6,
     facts={"final_report": "終わり"}), "pilot.lesson", ""),
    ("evaluation by the team", at("measured", "evaluate", by="team", facts={"evaluation": "よい"}), "not_allowed", ""),
    ("plan fixed by a stranger", by_stranger, "not_allowed", ""),
]  # fmt: skip
