"""Rounds, made through their actions: each function brings a round one step further and returns it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.access import Actor
from colab.core.lifecycle import apply
from pitches.decisions.queries import team_comments
from pitches.judging.actions import Typed, declare_conflicts, draw_assignment, lock_sheet, save_sheet
from pitches.judging.queries import own_seats, ranking_of
from pitches.rounds.actions import plan_round
from pitches.rounds.models import PanelMember, Round
from pitches.rounds.queries import active_members, entrants, newest_rubric

from .challenges import officer, open_challenge
from .people import as_actor
from .submissions import accepted_pitch, close_call

_numbers = count(1)
CRITERIA = [
    {
        "name": "課題の理解",
        "name_en": "Grasp of the problem",
        "help": "現場の困りごとを正しくつかみ、原因に迫っているか",
        "help_en": "Does the team understand the problem and its causes?",
        "weight": 25,
    },
    {
        "name": "効果",
        "name_en": "Effect",
        "help": "住民や職員にとっての効果が大きく、測れるか",
        "help_en": "Is the effect on residents or staff large, and can it be measured?",
        "weight": 30,
    },
    {
        "name": "実現可能性",
        "name_en": "Feasibility",
        "help": "期間・体制・費用に無理がなく、実証後も続けられるか",
        "help_en": "Are time, people and cost realistic, also after the pilot?",
        "weight": 25,
    },
    {
        "name": "新規性",
        "name_en": "Novelty",
        "help": "これまでの製品ややり方との違いがはっきりしているか",
        "help_en": "Does it clearly differ from existing products and ways?",
        "weight": 20,
    },
]
ANCHORS = {
    "1": {"ja": "ほとんど認められない", "en": "hardly any"},
    "3": {"ja": "やや不足", "en": "rather weak"},
    "5": {"ja": "標準的", "en": "average"},
    "7": {"ja": "優れている", "en": "good"},
    "9": {"ja": "特に優れている", "en": "outstanding"},
}
JUDGES = [
    ("相沢 みのり", "Minori Aizawa", "見本大学 教授", "Mihon University", "都市工学"),
    ("加賀 直人", "Naoto Kaga", "見本アクセラレーター", "Mihon Accelerator", "起業支援"),
    ("椎名 千景", "Chikage Shiina", "見本キャピタル", "Mihon Capital", "投資"),
    ("戸田 亮", "Ryo Toda", "見本研究所", "Mihon Institute", "情報"),
    ("根岸 あかり", "Akari Negishi", "見本市民財団", "Mihon Civic Foundation", "市民参加"),
    ("真鍋 宏", "Hiroshi Manabe", "見本大学 准教授", "Mihon University", "行政学"),
]


def round_office(challenge: Challenge) -> Actor:
    """Return somebody of the office that runs the challenge's round."""
    return as_actor(officer("office", programme=challenge.programme))


def rubric_facts() -> dict:
    """Return the criteria as the verb takes them."""
    return {"criteria": [row | {"anchors": ANCHORS} for row in CRITERIA], "scale_min": 0, "scale_max": 10}


def judged_challenge(
    *, pitches: int = 4, challenge: Challenge | None = None, entries: list[dict] | None = None, **facts: Any
) -> Challenge:
    """Return a closed challenge with that many accepted pitches, or with those given; its life lies in the past."""
    started = clock.now() - timedelta(days=40)
    with clock.frozen(started):
        challenge = challenge or open_challenge(**facts)
        for entry in entries or [{}] * pitches:
            accepted_pitch(challenge=challenge, **entry)
    close_call(challenge)
    return challenge


def planned_round(*, challenge: Challenge | None = None, pitches: int = 4, rule: str = "simple", **facts: Any) -> Round:
    """Return a round with rules, criteria and phases, not yet published, for a closed challenge with pitches."""
    challenge = challenge or judged_challenge(pitches=pitches)
    office = round_office(challenge)
    round_ = plan_round(actor=office, challenge=challenge, **({"scoring_rule": rule, "judges_per_pitch": 3} | facts))
    round_ = apply("set_rubric", round_, actor=office, **rubric_facts())
    return apply("set_phases", round_, actor=office, phases=phases_from(clock.now()))


def phases_from(start: datetime) -> list[dict]:
    """Return marking from ``start`` for three weeks, then a week of deliberation."""
    middle = start + timedelta(days=21)
    return [
        {"kind": "scoring", "starts_at": start, "ends_at": middle, "judges_read": "assigned", "judges_mark": True},
        {
            "kind": "deliberation",
            "starts_at": middle,
            "ends_at": middle + timedelta(days=7),
            "judges_read": "all",
            "judges_mark": False,
        },
    ]


def round_with_panel(*, judges: int = 4, known: bool = False, **facts: Any) -> Round:
    """Return a round whose rules are published and whose panel is fixed; the first judge is the chair.

    ``known`` lets the same people judge in every round, as in life; without it each round has people of its own.
    """
    round_ = planned_round(**facts)
    office = round_office(round_.challenge)
    for number in range(judges):
        name, name_en, affiliation, affiliation_en, field = JUDGES[number % len(JUDGES)]
        round_ = apply(
            "invite",
            round_,
            actor=office,
            email=f"judge-{number}@example.invalid" if known else f"judge{next(_numbers)}@example.invalid",
            name=name,
            name_en=name_en,
            affiliation=affiliation,
            affiliation_en=affiliation_en,
            expert_field=field,
            role="judge" if number else "chair",
        )
    round_ = apply("announce", round_, actor=office)
    return apply("fix_judges", round_, actor=office)


def judge_actor(member: PanelMember) -> Actor:
    """Return the actor of a panel member."""
    return as_actor(member.user)


def declare_all(round_: Round) -> Round:
    """Let every judge declare that there is no conflict."""
    for member in active_members(round_).select_related("user"):
        round_ = declare_conflicts(actor=judge_actor(member), round_=round_)
    return round_


def scoring_round(*, seed: str = "7", **facts: Any) -> Round:
    """Return a round whose judges have declared and may mark."""
    round_ = declare_all(round_with_panel(**facts))
    office = round_office(round_.challenge)
    round_ = draw_assignment(actor=office, round_=round_, seed=seed)
    return apply("open_scoring", round_, actor=office)


def mark_all(round_: Round, *, lock: bool = True, skip: int = 0, but: PanelMember | None = None) -> Round:
    """Let every judge (``but`` one) mark every assigned pitch; later ones are better, some harsher; ``skip`` are left."""
    pitches = list(entrants(round_).values_list("pk", flat=True))
    criteria = list(newest_rubric(round_).criteria.all())
    left = skip
    for harshness, member in enumerate(active_members(round_).select_related("user")):
        if member == but:
            continue
        actor = judge_actor(member)
        for seat in own_seats(member):
            if left:
                left -= 1
                continue
            base = 4 + 4 * (pitches.index(seat.pitch_id) + 1) // len(pitches) - harshness % 3
            marks = {c.pk: max(0, min(10, base + number % 2)) for number, c in enumerate(criteria)}
            words = "現場での試し方が具体的でした。費用の根拠を足すとさらによくなります。"
            save_sheet(actor=actor, assignment=seat, typed=Typed(marks=marks, for_team=words))
            if lock:
                round_ = lock_sheet(actor=actor, assignment=seat)
    return round_


def scored_round(**facts: Any) -> Round:
    """Return a round with all sheets locked and the marking closed."""
    round_ = mark_all(scoring_round(**facts))
    return apply("close_scoring", round_, actor=round_office(round_.challenge))


def prepare(round_: Round, *, adopted: int = 1, reserve: int = 1, reason: str = "") -> Round:
    """Prepare the decision along the ranking: the first ``adopted`` are adopted, the next ``reserve`` are a reserve."""
    lines = []
    for number, line in enumerate(ranking_of(round_).lines):
        outcome = "adopted" if number < adopted else "reserve" if number < adopted + reserve else "not_adopted"
        lines.append({"pitch": line.pitch, "outcome": outcome, "place": number + 1, "reason": "", "differs_reason": ""})
    words = (
        "課題の理解が深く、実証計画と効果の測り方が具体的でした。"
        if adopted
        else "求める効果に届く提案がありませんでした。"
    )
    english = (
        "Deep grasp of the problem, and a concrete plan." if adopted else "No pitch promised the effect asked for."
    )
    return apply(
        "prepare",
        round_,
        actor=round_office(round_.challenge),
        lines=lines,
        reason=reason or words,
        reason_en=english,
        released=[sheet.pk for sheet in team_comments(round_)],
    )


def decided_round(*, adopted: int = 1, reserve: int = 1, **facts: Any) -> Round:
    """Return a round whose decision is recorded and not yet published."""
    round_ = prepare(scored_round(**facts), adopted=adopted, reserve=reserve)
    return apply("decide", round_, actor=round_office(round_.challenge))


def published_round(**facts: Any) -> Round:
    """Return a round whose result is published; with ``adopted=0`` nobody was adopted."""
    round_ = decided_round(**facts)
    return apply("publish", round_, actor=round_office(round_.challenge))
