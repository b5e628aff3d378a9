"""Facts for verbs: plausible ones, drawn from the builders, and the same with something wrong."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from challenges.calls.models import Call
from colab.core import clock
from colab.core.lifecycle import screens
from colab.core.organisations.models import Body, Organisation
from colab.demo.builders import judging, legal, submissions, trials
from pitches.judging.queries import applicants
from pitches.rounds.queries import newest_rubric

WORDS = "現場での効果が見込めます。"
NAMED = {"decision_number": "8産振第99号", "deciding_post": "知事"}


def _contract(subject: Any, verb: str) -> dict[str, Any]:
    if subject.state not in ("closed", "other_method", "cancelled", "terminated", "inspection_failed"):
        for known, _role, facts in legal._next(subject):
            if known == verb:
                return dict(facts)
    table = {
        "save": {"need": WORDS, "estimate_yen": 3_500_000},
        "publish_post": {"outline": "集積所の見守り（12か所）"},
        "correct_notice": {"kind": "forecast", "outline": WORDS, "reason": "誤記のため"},
        "fail_inspection": {"inspector_post": "検査員", "note": WORDS, "remedy_due_on": clock.today()},
        "choose_other": {"method": "bid", "reason": WORDS, "method_reason": WORDS, "other_on": clock.today()},
    }
    return table.get(verb, {"reason": WORDS})


def _certification(subject: Any, verb: str) -> dict[str, Any]:
    mine = subject.appointments.filter(ended_on=None).order_by("pk")
    last = mine.last()
    table = {
        "save": legal.APPLICATION | {"product_name": subject.product_name, "plan": legal.plan_items()},
        "return": {"reason": WORDS, "items": ["goal"]},
        "find": legal.findings(),
        "certify": NAMED | {"issuer": "東京都知事", "conditions": ""},
        "reject": NAMED | {"reason": WORDS},
        "confirm_change": NAMED,
        "refuse_change": NAMED | {"reason": WORDS},
        "revoke": NAMED | {"reason": WORDS, "heard_on": clock.today()},
        "request_change": {"plan": legal.plan_items(), **legal.plan_items(), "change_reason": WORDS},
        "give_opinion": legal.opinion_facts(last) if last else {},
        "release": {"appointment": last, "reason": WORDS},
    }
    return table.get(verb, {} if verb not in ("withdraw", "surrender") else {"reason": WORDS})


def _pilot(subject: Any, verb: str) -> dict[str, Any]:
    indicator = subject.indicators.order_by("order", "pk").first()
    table = {
        "save": trials.PLAN | trials.default_period(),
        "set_indicators": {"indicators": [trials.INDICATOR]},
        "sign_agreement": {"agreement_kind": "basic_agreement", "agreement_on": clock.today()},
        "start": {"started_on": clock.today(), "start_report": WORDS},
        "add_log": {"day": clock.today(), "words": WORDS},
        "add_readings": trials.readings(subject, [12, 13, 14], indicator=indicator) if indicator else {},
        "import_readings": trials.readings(subject, [12, 13], indicator=indicator) if indicator else {},
        "change_indicator": {"indicator": indicator, "target": 30, "reason": WORDS} if indicator else {},
        "postpone": {"reason": WORDS, "carry_over": "kurikoshi", **trials.CROSSING, **trials.default_period()},
        "report": {"final_report": WORDS, "lesson": WORDS},
        "evaluate": {"evaluation": WORDS},
    }
    outcome = {"outcome_reason": WORDS} if verb in ("to_certification", "continue", "end") else {"reason": WORDS}
    return table.get(verb, outcome if verb not in ("plan", "agree_plan", "measure") else {})


def _challenge(subject: Any, verb: str) -> dict[str, Any]:
    call = Call.objects.filter(programme=subject.programme).order_by("pk").first()
    table = {
        "save": {"title": "どうすれば確認を速くできるか"},
        "check": {"call": call},
        "assign": {"call": call},
        "correct": {"reason": WORDS, "changes": {"summary": WORDS}},
        "adopt_none": {"reason": WORDS},
        "evaluate": {"outcome": WORDS},
        "invite": {"count": 1, "teams": [("solution", "1", Organisation.objects.order_by("pk").first())]},
    }
    return table.get(verb, {"reason": WORDS} if verb in ("return", "withdraw", "end", "revoke_result") else {})


def _pitch(subject: Any, verb: str) -> dict[str, Any]:
    table = {
        "submit": submissions.DECLARED,
        "change": submissions.DECLARED,
        "ask_correction": {"field": "title", "old": subject.title, "new": f"{subject.title}。", "reason": WORDS},
        **dict.fromkeys(("accept_correction", "refuse_correction"), {"correction": 1, "reason": WORDS}),
        **dict.fromkeys(("adopt", "reserve", "not_adopt"), {"decision": "x", "reason": WORDS, "feedback": WORDS}),
        "feedback": {"feedback": WORDS},
    }
    return dict(table.get(verb, {"reason": WORDS} if verb not in ("accept", "publish_screening", "present") else {}))


def _paper(round_: Any) -> dict[str, dict[str, Any]]:
    """Return the facts of a judge's sheet and of a declaration that came on paper."""
    seat = round_.assignments.filter(ended_at=None).order_by("pk").first()
    rubric = newest_rubric(round_)
    if seat is None or rubric is None:
        return {}
    marks = {str(criterion.order): 7 for criterion in rubric.criteria.all()}
    sheet = {"marks": marks, "abstained": False, "for_team": WORDS, "for_panel": ""}
    answers = {one.key: {"kind": "none", "note": ""} for one in applicants(round_)}
    member = {"member": seat.judge.key}
    return {
        "enter_paper": member | {"pitch": seat.pitch.key, "rubric": rubric.version, "sheet": sheet},
        "record_declaration": member | {"answers": answers, "signed_on": clock.today().isoformat()},
    }


def _round(subject: Any, verb: str) -> dict[str, Any]:
    table = _paper(subject) | {
        "set_rubric": judging.rubric_facts(),
        "set_phases": {"phases": judging.phases_from(clock.now())},
        "import_seats": {"add": [], "end": [], "reason": WORDS},
        "set_expertise": {"expertise": {member.key: {} for member in subject.panel.filter(recused_at=None)}},
        "redact": {"pitch": "x", "words": {"summary": WORDS}},
        "note_relation": {"member": "x", "organisation": "x", "kind": "adviser", "note": WORDS},
        "invite": {"email": "judge99@example.invalid", "name": "見本 判", "affiliation": "見本大学", "role": "judge"},
    }
    return table.get(verb, {})


def _small(subject: Any, verb: str) -> dict[str, Any]:
    reader = subject.feedback.order_by("pk").first() if subject.MACHINE == "civic" else None
    table = {
        "question": {"answer": {"question": WORDS, "answer": WORDS}, "amend": {"answer": WORDS, "reason": WORDS}},
        "call": {
            "extend": {"closes_at": clock.now() + timedelta(days=60), "reason": WORDS},
            "ask": {"asked": ["track_record", "risks"], "reason": WORDS},
            "allow_late": {
                "organisation": Organisation.objects.order_by("pk").first(),
                "until": max(subject.closes_at or clock.now(), clock.now()) + timedelta(days=2),
                "reason": WORDS,
            }
            if subject.MACHINE == "call"
            else {},
        },
        "payment": {
            **dict.fromkeys(("refund", "advise"), {"amount_yen": 100, "reason": WORDS}),
            "record_slip": {"slip_number": "1", "paid_on": clock.today()},
        },
        "sponsor": dict.fromkeys(("refuse", "end"), {"reason": WORDS}),
        "event": {"set_vote": {"mode": "codes"}, "add_codes": {"count": 5}},
        "civic": {
            "form_team": {"team": WORDS},
            "publish_oss": {"repository_url": "https://example.invalid/lab/x", "licence": "MIT"},
            "save": {"summary": WORDS},
            "adopt": {"body": Body.objects.order_by("pk").first(), "on": clock.today()},
            "add_update": {"version": "1.1", "on": clock.today(), "words": WORDS},
            "give_feedback": {"words": WORDS},
            "answer_feedback": {"feedback": reader, "answer": WORDS} if reader else {},
        },
    }
    reasoned = ("return", "decline", "withdraw", "suspend", "cancel", "retire")
    return table.get(subject.MACHINE, {}).get(verb, {"reason": WORDS} if verb in reasoned else {})


_BY_MACHINE = {
    "contract": _contract,
    "certification": _certification,
    "pilot": _pilot,
    "challenge": _challenge,
    "pitch": _pitch,
    "round": _round,
}


def plausible(subject: Any, verb: str) -> dict[str, Any]:
    """Return facts with which the verb could be done."""
    return _BY_MACHINE.get(subject.MACHINE, _small)(subject, verb)


def typed(facts: dict[str, Any]) -> dict[str, Any]:
    """Return facts as a form holds them: for records of what was done elsewhere."""
    return {
        name: value.isoformat() if isinstance(value, date) else value.key if hasattr(value, "key") else value
        for name, value in facts.items()
    }


WRONG = [None, "", "無", -1, 0, 10**9, 1, True, [], {}, date(1999, 1, 1), date(2099, 12, 31)]


@st.composite
def spoilt(draw: Any, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with some left out, some replaced by a value that may be absurd, and one unheard of."""
    kept = {name: value for name, value in facts.items() if draw(st.integers(0, 4))}
    for name in kept:
        if not draw(st.integers(0, 2)):
            kept[name] = _near(draw, kept[name])
    if draw(st.booleans()):
        kept[draw(st.sampled_from(["state", "code", "version", "signed_on", "certified_on", "nonsense"]))] = draw(
            st.sampled_from(WRONG)
        )
    return kept


def _near(draw: Any, value: Any) -> Any:
    """Half of the wrong values are of the right kind."""
    if draw(st.booleans()):
        return draw(st.sampled_from(WRONG))
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime | date):
        return value + timedelta(days=draw(st.sampled_from([-400, -30, -1, 1, 30, 400])))
    if isinstance(value, int):
        return value * draw(st.sampled_from([-1, 0, 2, 10, 1000]))
    return value


__all__ = ["plausible", "screens", "spoilt", "typed"]
