"""Pilots, from proposed to judged, through the actions."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from colab.core import clock
from colab.core.clock import FiscalYear
from colab.core.lifecycle import apply
from colab.core.organisations.models import Organisation, Unit
from pilots.trials.actions.propose import propose
from pilots.trials.models import Pilot

from .challenges import officer
from .people import as_actor, make_company, make_programme, make_unit, owner_of

PLAN = {
    "summary": "ごみ集積所の見回りを、カメラの画像で減らせるかを試します。",
    "summary_en": "Can pictures from cameras save rounds to the collection points?",
    "site": "新宿区内の集積所 12か所",
    "site_en": "12 collection points in Shinjuku",
    "users": "巡回員 12人",
    "burden_sharing": "機器は事業者、設置場所と電源は都が負担します。",
    "cost_yen": 500_000,
    "risks": "通行人が写り込むおそれがあります。画角を集積所に限ります。",
    "personal_data": "個人を識別する情報は保存しません。",
    "safety": "機器は高さ3メートルに固定し、賠償責任保険に加入します。",
}
CROSSING = {"carry_over_ref": "当初予算書 第3表", "carry_over_on": date(2025, 3, 27)}
"""Evidence that the budget crosses the year, older than any day the builders work on."""
INDICATOR = {
    "name": "1回の確認作業にかかる時間",
    "name_en": "Time for one check",
    "unit": "分",
    "unit_en": "min",
    "baseline": Decimal(40),
    "target": Decimal(20),
    "direction": "down",
    "method": "巡回員が1回の作業にかけた時間を日報から集計する。",
    "sample_size": 12,
    "min_sample": 5,
}


def section_of(pilot: Pilot, role: str = "section"):
    """Return an officer of the pilot's section as an actor."""
    return as_actor(officer(role, pilot.unit))


def team_of_pilot(pilot: Pilot):
    """Return the owner of the pilot's team as an actor."""
    return as_actor(owner_of(pilot.organisation))


def proposed_pilot(
    *, pitch: Any = None, unit: Unit | None = None, organisation: Organisation | None = None, **columns: Any
) -> Pilot:
    """Return a proposed pilot: of an adopted pitch, or of a company in a unit."""
    if pitch is not None:
        challenge = pitch.challenge
        facts = {"unit": challenge.unit, "programme": challenge.programme, "organisation": pitch.organisation}
        facts |= {"challenge": challenge, "pitch": pitch, "title": pitch.title}
    else:
        unit = unit or make_unit()
        facts = {"unit": unit, "organisation": organisation or make_company()}
        facts["programme"] = columns.get("programme") or make_programme(unit.body)
        facts |= {"title": "集積所の見回りを減らす実証", "title_en": "Fewer rounds to the collection points"}
    facts |= columns
    return propose(actor=as_actor(officer("section", facts["unit"])), **facts)


def planned_pilot(*, plan: dict | None = None, indicators: list[dict] | None = None, **facts: Any) -> Pilot:
    """Return a pilot with a complete plan and indicators, not fixed yet."""
    pilot = proposed_pilot(**facts)
    section = section_of(pilot)
    pilot = apply("plan", pilot, actor=section)
    pilot = apply("save", pilot, actor=section, **(PLAN | default_period() | (plan or {})))
    return apply("set_indicators", pilot, actor=section, indicators=indicators or [INDICATOR])


def default_period() -> dict[str, date]:
    """Return a period that begins today and stays in the fiscal year."""
    today = clock.today()
    return {"period_from": today, "period_to": min(today + timedelta(days=90), FiscalYear.of(today).last)}


def agreed_pilot(**facts: Any) -> Pilot:
    """Return a pilot whose plan is fixed and whose agreement is signed."""
    pilot = planned_pilot(**facts)
    pilot = apply("agree_plan", pilot, actor=section_of(pilot))
    return apply(
        "sign_agreement",
        pilot,
        actor=section_of(pilot, "head"),
        agreement_kind="basic_agreement",
        agreement_on=clock.today(),
    )


def running_pilot(**facts: Any) -> Pilot:
    """Return a running pilot."""
    pilot = agreed_pilot(**facts)
    return apply(
        "start", pilot, actor=section_of(pilot), started_on=clock.today(), start_report="機器を設置し、開始しました。"
    )


def readings(pilot: Pilot, values: list[int], *, phase: str = "after", indicator: Any = None) -> dict:
    """Return the facts of the verb that enters one reading for each value."""
    indicator = indicator or pilot.indicators.order_by("order", "pk").first()
    rows = [
        {
            "indicator": indicator,
            "phase": phase,
            "label": f"巡回員{n}",
            "value": Decimal(v),
            "taken_on": clock.today(),
            "source": "日報",
        }
        for n, v in enumerate(values, start=1)
    ]
    return {"rows": rows, "source": "日報"}


def measured_pilot(
    *, before: list[int] = (38, 42, 40, 41, 39, 40), after: list[int] = (12, 14, 11, 13, 12, 10), **facts: Any
) -> Pilot:
    """Return a pilot whose measurement is closed."""
    pilot = running_pilot(**facts)
    section = section_of(pilot)
    for indicator in pilot.indicators.order_by("order", "pk"):
        if before:
            pilot = apply(
                "add_readings", pilot, actor=section, **readings(pilot, before, phase="before", indicator=indicator)
            )
        pilot = apply("add_readings", pilot, actor=section, **readings(pilot, after, indicator=indicator))
    return apply("measure", pilot, actor=section)


def evaluated_pilot(**facts: Any) -> Pilot:
    """Return a pilot that the section has judged."""
    pilot = measured_pilot(**facts)
    pilot = apply(
        "report",
        pilot,
        actor=team_of_pilot(pilot),
        final_report="見回りの時間が短くなりました。",
        final_report_en="Rounds became shorter.",
        lesson="夜間は照明が要ります。",
        lesson_en="At night light is needed.",
    )
    return apply(
        "evaluate",
        pilot,
        actor=section_of(pilot, "head"),
        evaluation="現場の負担が減りました。",
        evaluation_en="Less work.",
    )
