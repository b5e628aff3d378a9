"""Certifications that come without a pilot (the trial-order route), in every state."""

from datetime import timedelta
from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply, tick
from colab.core.organisations.models import Solution
from colab.demo.builders import legal
from colab.demo.builders.people import make_body
from pilots.certification.credentials import issuing
from pilots.certification.models import Certification

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
    taken = Certification.objects.values("product_name")
    rows = Solution.objects.filter(state="listed").exclude(name__in=taken).select_related("organisation")
    listed = list(rows.order_by("-pk")[:16])
    for state in (*BUILD, "review", "returned", "rejected", "withdrawn", "change_requested", "revoked", "surrendered"):
        _one(year, state, _facts(year, listed.pop()))
    with year.at(365 * 4):
        legal.certified(**_facts(year, None))
    with clock.frozen(year.anchor):
        tick()
    _copies(year)
    tokyo = year.programme.body
    officer = legal.certifier_of(Certification.objects.filter(body=tokyo, state="certified").order_by("pk").first())
    with clock.frozen(year.anchor):
        issuing.rotate(body=tokyo, actor=officer, reason="担当者の交代に伴う定期の更新")


def _facts(year: Any, solution: Solution | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"programme": year.programme, "body": year.programme.body}
    if solution is None:
        return facts | {
            "organisation": year.teams.rows[40],
            "product_name": "ひとこえセンサー",
            "product_name_en": "Hitokoe Sensor",
            "summary": "ひとり暮らしの人の朝の様子を、声をかける小さな機器で確かめ、返事がないときだけ知らせます。",
            "summary_en": "A small device says good morning, and reports only when nobody answers.",
            "areas": ["welfare"],
            "evidence": "区内の集合住宅20戸で3か月使い、見回りの電話が週30件から6件になりました。",
            "usefulness_reason": "見回りの電話が減り、返事がない家に早く行けます。",
            "expected_use": "高齢者の見守りを行う区市町村。",
        }
    return facts | {
        "organisation": solution.organisation,
        "solution": solution,
        "product_name": solution.name,
        "product_name_en": solution.name_en,
        "summary": solution.summary,
        "summary_en": solution.summary_en,
        "areas": solution.areas,
        "evidence": "導入した3か所で、作業にかかる時間を前後で測りました。",
        "usefulness_reason": "担当者の手間が減り、住民への対応が早くなります。",
        "expected_use": "同じ仕事をする区市町村。",
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
