"""Planning: the challenge before the call, and the forecast (発注見通し)."""

from typing import Any

from .documents import of_notice, of_page
from .values import both, filled, yen


def of_challenge(challenge: Any) -> dict:
    """Return what was asked, and the upper limit of a pilot's cost."""
    budget = {"project": challenge.title, "projectID": challenge.code, "amount": yen(challenge.cost_cap_yen)}
    if challenge.title_en:
        budget["project_en"] = challenge.title_en
    if challenge.cost_cap_yen is not None:
        budget |= both("description", ("実証費用の上限", "Upper limit of the pilot's cost"))
    title = ("課題：" + challenge.title, f"Challenge: {challenge.title_en or challenge.title}")
    return {
        **both("rationale", challenge, "summary"),
        "budget": filled(budget),
        "documents": of_page(challenge, "needsAssessment", title, challenge.published_at),
    }


def of_forecast(notice: Any, code: str) -> dict:
    """Return the forecast of a purchase."""
    return {"documents": [of_notice(notice, code)]}
