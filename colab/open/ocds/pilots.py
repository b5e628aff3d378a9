"""A pilot as an agreement: what was to be reached, what was reached (metrics extension)."""

from typing import Any

from pilots.trials.queries import results_of

from .documents import of_page
from .values import both, filled, measure, moment, period

STATUS = {"met": "met", "partly": "partiallyMet", "not_met": "notMet"}


def agreement(pilot: Any, award_id: str) -> dict:
    """Return the agreement on the pilot with its indicators, fixed before the start."""
    title = (f"実証：{pilot.title}", f"Pilot: {pilot.title_en or pilot.title}")
    return filled(
        {
            "id": pilot.code,
            "awardID": award_id,
            **both("title", title),
            **both("description", pilot, "summary"),
            "status": "active",
            "period": period(pilot.period_from, pilot.period_to),
            "dateSigned": moment(pilot.agreement_on),
            "agreedMetrics": [_agreed(pilot, indicator) for indicator in pilot.indicators.all()],
            "documents": of_page(pilot, "contractNotice", title, pilot.agreement_on),
        }
    )


def outcome(pilot: Any, award_id: str) -> dict:
    """Return the evaluation and the measured values; the agreement is over with it."""
    milestone = {
        "id": f"{pilot.code}-evaluation",
        **both("title", ("実証の評価", "Evaluation of the pilot")),
        **both("description", pilot, "evaluation"),
        "type": "assessment",
        "dateMet": moment(pilot.evaluated_on),
        "status": STATUS.get(pilot.verdict),
    }
    return {
        "id": pilot.code,
        "awardID": award_id,
        "status": "terminated",
        "implementation": {
            "milestones": [filled(milestone)],
            "metrics": [_reached(pilot, indicator, result) for indicator, result in results_of(pilot)],
        },
    }


def _agreed(pilot: Any, indicator: Any) -> dict:
    made = _metric(pilot, indicator)
    name = made["id"]
    made["observations"] = [
        _observation(f"{name}-baseline", indicator, indicator.baseline, "baseline", "現状値", "baseline"),
        _observation(f"{name}-target", indicator, indicator.target, "target", "目標値", "target"),
    ]
    made["observations"] = [row for row in made["observations"] if "measure" in row]
    return made


def _reached(pilot: Any, indicator: Any, result: Any) -> dict:
    made = _metric(pilot, indicator)
    name, words = made["id"], f"n = {result.n}, {result.verdict}"
    rows = [
        _observation(f"{name}-before", indicator, result.before, "before", f"実施前（{words}）", f"before ({words})"),
        _observation(f"{name}-after", indicator, result.after, "after", f"実施後（{words}）", f"after ({words})"),
    ]
    for row in rows:
        row["dimensions"]["n"] = str(result.n)
    observed = [row for row in rows if "measure" in row]
    return made | ({"observations": observed} if observed else {})


def _metric(pilot: Any, indicator: Any) -> dict:
    made = {"id": f"{pilot.code}-{indicator.order + 1}", **both("title", indicator, "name")}
    return made | {"description": indicator.method}


def _observation(id_: str, indicator: Any, value: Any, phase: str, words: str, english: str) -> dict:
    made = {
        "id": id_,
        "measure": measure(value),
        "unit": both("name", (indicator.unit, indicator.unit_en)),
        "dimensions": {"phase": phase},
        **both("notes", (words, english)),
    }
    return filled(made)
