"""Certifications that come without a pilot (the trial-order route), in every state."""

from datetime import timedelta
from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply, tick
from colab.core.organisations.models import Solution
from colab.demo.builders import legal
from colab.demo.builders.people import make_body

BUILD = {
    "draft": legal.draft_certification,
    "submitted": legal.submitted_certification,
    "formal_check": legal.checked_certification,
    "expert_opinion": legal.heard_certification,
    "decision": legal.certification_in_decision,
}
DECIDED = {"decision_number": "8産振第990号", "deciding_post": "知事"}


def live(year: Any) -> None:
    """Make one certification for each state, each of a listed solution."""
    listed = list(Solution.objects.filter(state="listed").select_related("organisation").order_by("-pk")[:16])
    for state in (*BUILD, "review", "returned", "rejected", "withdrawn", "change_requested", "revoked", "surrendered"):
        _one(year, state, _facts(year, listed.pop()))
    with year.at(365 * 4):
        legal.certified(**_facts(year, None))
    with clock.frozen(year.anchor):
        tick()
    _copies(year)


def _facts(year: Any, solution: Solution | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"programme": year.programme, "body": year.programme.body}
    if solution is None:
        return facts | {
            "organisation": year.teams.rows[40],
            "product_name": "ひとこえセンサー",
            "product_name_en": "Hitokoe Sensor",
        }
    return facts | {
        "organisation": solution.organisation,
        "solution": solution,
        "product_name": solution.name,
        "product_name_en": solution.name_en,
        "areas": solution.areas,
    }


def _one(year: Any, state: str, facts: dict[str, Any]) -> None:
    with year.at(40):
        if state in BUILD:
            BUILD[state](**facts)
            return
        if state == "review":
            row = legal.heard_certification(**facts)
            apply("to_review", row, actor=legal.office_of(row))
        elif state == "returned":
            row = legal.submitted_certification(**facts)
            apply(
                "return",
                row,
                actor=legal.office_of(row),
                items=["plan"],
                reason="資金の調達方法を具体的にしてください。",
            )
        elif state == "withdrawn":
            row = legal.submitted_certification(**facts)
            apply("withdraw", row, actor=legal.applicant_of(row), reason="計画を練り直すため")
        elif state == "rejected":
            row = legal.certification_in_decision(found={"a": False}, **facts)
            words = {"reason": "既存の製品との違いが認められませんでした。"}
            apply("reject", row, actor=legal.certifier_of(row), **DECIDED, **words)
        else:
            _ended(state, legal.certified(**facts))


def _ended(state: str, row: Any) -> None:
    if state == "change_requested":
        plan = legal.plan_items() | {"change_reason": "提供の体制を改めるため"}
        apply("request_change", row, actor=legal.applicant_of(row), **plan)
    elif state == "revoked":
        facts = DECIDED | {
            "reason": "計画に従った事業が行われていないため",
            "heard_on": clock.today() - timedelta(days=1),
        }
        apply("revoke", row, actor=legal.certifier_of(row), **facts)
    elif state == "surrendered":
        apply("surrender", row, actor=legal.applicant_of(row), reason="提供を終えるため")


def _copies(year: Any) -> None:
    """Two wards take over a certification by copy; one has decided, one has not."""
    for n, code in enumerate(("131032", "131121")):
        with year.at(30 - n):
            source = legal.certified(**(_facts(year, None) | {"product_name": f"ひとこえセンサー{n + 2}号"}))
        with year.at(10 - n):
            body = make_body(lg_code=code)
            legal.recognised(source=source, body=body, decide=n == 0)
