"""One challenge's road, from its opening to where it stands today."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from challenges.challenges.models import Challenge
from colab.core import clock
from colab.core.clock import FiscalYear
from colab.core.lifecycle import apply, tick
from colab.core.organisations.models import Body, Programme, Unit
from colab.demo.builders import challenges as make
from colab.demo.builders import judging, submissions, trials
from colab.demo.world import words
from colab.demo.world.bodies import section
from colab.demo.world.cast import seed_section
from colab.demo.world.topics import Topic
from pilots.trials.models import Pilot
from pitches.submissions.models import Pitch

from .companies import Teams


@dataclass
class Year:
    """What all roads of a year share."""

    anchor: datetime
    random: Random
    programme: Programme
    civic: Programme
    teams: Teams
    done: list[Any] = field(default_factory=list)

    @contextmanager
    def at(self, days_ago: float, hour: int = 10) -> Iterator[datetime]:
        """Live at a day before the anchor (negative: after it)."""
        day = (self.anchor - timedelta(days=days_ago)).astimezone(clock.JST).date()
        moment = min(clock.aware(day, hour, self.random.randrange(60)), self.anchor) if days_ago >= 0 else self.anchor
        with clock.frozen(moment):
            yield moment


def unit_of(topic: Topic, n: int) -> Unit:
    """Return the section of a topic with an officer and a head."""
    if topic.place.isdigit():
        body = Body.objects.get(lg_code=topic.place)
        unit = section(body, "", topic.section, topic.section_en)
    else:
        unit = section(Body.objects.get(lg_code="130001"), topic.place, topic.section, topic.section_en)
    seed_section(unit, f"section{n:02d}", *SECTION_NAMES[n % len(SECTION_NAMES)])
    return unit


SECTION_NAMES = [("深川", "Fukagawa"), ("目白", "Meguro"), ("小石川", "Koishikawa"), ("千駄木", "Sendagi"), ("豊洲", "Toyosu"),
                 ("赤羽", "Akabane"), ("蒲田", "Kamata"), ("荻窪", "Ogikubo"), ("王子", "Oji"), ("亀戸", "Kameido")]  # fmt: skip


def columns_of(topic: Topic, unit: Unit) -> dict[str, Any]:
    """Return the facts of a challenge from its topic."""
    return {
        "unit": unit,
        "title": topic.title,
        "title_en": topic.title_en,
        "summary": topic.summary,
        "summary_en": topic.summary_en,
        "areas": [topic.area],
        "field_site": topic.site,
        "field_site_en": f"{topic.section_en}, {unit.body.label_en}"
        if hasattr(unit.body, "label_en")
        else topic.section_en,
        "contact": f"{unit.body.name} {unit.name} 03-0000-0000",
        "words": words_of(topic),
    }


def words_of(topic: Topic) -> dict[str, dict[str, str]]:
    """Return the long words of a challenge in both languages."""
    now, goal = words.figures(topic)
    return {
        "ja": make.WORDS["ja"]
        | {
            "background": f"{topic.summary} 担当の異動で手順が変わりやすく、続けやすい形が求められています。",
            "numbers": f"{topic.measure}：現状 {now}",
            "problem": topic.summary,
            "goal": f"{topic.measure}を{now}から{goal}にします。手法は問いません。",
            "verification": f"{topic.measure}を実証の前後で12件ずつ測り、比べます。",
        },
        "en": make.WORDS["en"]
        | {
            "background": topic.summary_en,
            "problem": topic.summary_en,
            "goal": f"{topic.measure_en}: from {topic.baseline.normalize():f} to {topic.target.normalize():f} {topic.unit_en}.",
            "verification": f"{topic.measure_en}, twelve readings before and twelve after.",
        },
    }


def offer_words(topic: Topic) -> dict[str, str]:
    """Return the short words of a pitch on a topic."""
    change = "減らす" if topic.target < topic.baseline else "伸ばす"
    return {
        "summary": f"{topic.measure}を{change}仕組みです。現場で小さく試して確かめます。",
        "kpi": f"{topic.measure}：{topic.baseline.normalize():f}→{topic.target.normalize():f}{topic.unit}。",
    }


NEW_YEAR = ((12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3))
"""官庁の年末年始の休み."""


def workday(day: date, step: int = 1) -> date:
    """Return the day, or the next one (with step -1 the one before) that is neither at a weekend nor at New Year."""
    while day.weekday() >= 5 or (day.month, day.day) in NEW_YEAR:
        day += timedelta(days=step)
    return day


def evening(day: date) -> datetime:
    """Return the hour at which deadlines pass."""
    return clock.aware(day, 17)


def dates(opens_on: date, length: float, today: date) -> dict[str, datetime]:
    """Return the dates of a call on working days: what is over ends the earlier, what is to come the later."""
    opens = clock.aware(workday(opens_on, 1 if opens_on > today else -1), 9)
    last = opens_on + timedelta(days=length)
    closes = evening(workday(last, 1 if last > today else -1))
    questions = workday((opens + (closes - opens) * 2 / 5).date(), -1)
    return {"opens_at": opens, "question_deadline": evening(questions), "closes_at": closes}


def publish(year: Year, topic: Topic, n: int, days: float, *, length: float = 35, civic: bool = False) -> Challenge:
    """Let a challenge be written, checked, approved and opened ``days`` ago, for ``length`` days."""
    unit = unit_of(topic, n)
    programme = year.civic if civic else year.programme
    facts = columns_of(topic, unit) | {"programme": programme}
    if civic:
        facts |= {"route": "civic", "oss_expected": True, "contract_possible": False, "cost_cap_yen": None}
        facts["budget_route"] = "none_yet"
    with year.at(days + 14):
        challenge = make.submitted_challenge(**facts)
    fixed = dates(clock.day_of(year.anchor - timedelta(days=days)), length, clock.day_of(year.anchor))
    opens = fixed["opens_at"]
    with year.at(days + 7):
        call = make.make_call(
            programme,
            title=f"{topic.section}の募集",
            title_en=f"Call of {topic.section_en}",
            **fixed,
        )
        office = make.as_actor(make.officer("office", programme=programme))
        challenge = apply("check", challenge, actor=office, call=call)
        challenge = apply("approve", challenge, actor=make.as_actor(make.officer("head", unit)))
    if opens <= year.anchor:
        with clock.frozen(opens + timedelta(seconds=5)):
            tick()
    challenge.refresh_from_db()
    return challenge


FINALISTS = 5


def hand_in(year: Year, challenge: Challenge, topic: Topic, count: int, *, drafts: int = 0) -> list[Pitch]:
    """Let teams hand in: half of them in the last two days, a fifth in the last hour.

    The last of the finalists offers the topic's product: it is the one the judges will like best.
    """
    best = min(count, FINALISTS) - 1
    opens, closes = challenge.call.opens_at, min(challenge.call.closes_at, year.anchor)
    pitches = []
    for n, team in enumerate(year.teams.some(count + drafts)):
        moment = _moment(year.random, opens, closes, rush=closes == challenge.call.closes_at)
        title = (
            topic.product
            if n == best
            else f"{team.name.removeprefix('株式会社')}の{topic.section.removesuffix('課').removesuffix('支援')}支援"
        )
        words = offer_words(topic) | {"title_en": topic.product_en if n == best else ""}
        with clock.frozen(moment):
            make_one = submissions.submitted_pitch if n < count else submissions.draft_pitch
            pitch = make_one(challenge=challenge, organisation=team, title=title, words=words)
        if n < count:
            pitches.append(pitch)
    return pitches


def _moment(random: Random, opens: datetime, closes: datetime, *, rush: bool) -> datetime:
    draw = random.random()
    if rush and draw < 0.2:
        return closes - timedelta(minutes=random.randrange(2, 60))
    if rush and draw < 0.5:
        return closes - timedelta(hours=random.randrange(2, 47))
    share = random.uniform(0.1, 0.95)
    return max(opens + timedelta(seconds=10), opens + (closes - opens) * share)


def close(year: Year, challenge: Challenge) -> None:
    """Let the deadline pass."""
    with clock.frozen(challenge.call.closes_at + timedelta(seconds=1)):
        tick()
    challenge.refresh_from_db()


def accept(year: Year, pitches: list[Pitch], days: float) -> list[Pitch]:
    """Let the formal check pass, but for one pitch now and then."""
    kept = []
    with year.at(days):
        for n, pitch in enumerate(pitches):
            if n >= FINALISTS and year.random.random() < 0.06:
                apply(
                    "decline_formal",
                    pitch,
                    actor=submissions.reviewer_of(pitch),
                    reason="応募資格に当たりませんでした。",
                )
                continue
            kept.append(apply("accept", pitch, actor=submissions.reviewer_of(pitch)))
    return kept


def judge(
    year: Year, challenge: Challenge, pitches: list[Pitch], days: float, *, until: str = "published", adopted: int = 1
) -> Any:
    """Screen to five finalists, judge them, decide and publish; ``until`` stops earlier (a state of the round)."""
    office = judging.round_office(challenge)
    finalists = pitches[:FINALISTS]
    with year.at(days):
        challenge = apply("screen", challenge, actor=office)
        for pitch in pitches:
            passes = pitch in finalists
            words = "現場での効果が見込めます。" if passes else "今回の現場の条件に合いませんでした。"
            apply(
                "shortlist" if passes else "not_shortlist",
                pitch,
                actor=submissions.reviewer_of(pitch, "section"),
                reason=words,
            )
        submissions.apply_many("publish_screening", pitches, actor=submissions.reviewer_of(pitches[0]))
    with year.at(days - 3):
        round_ = judging.round_with_panel(challenge=challenge, judges=5, entrants="shortlisted", judges_per_pitch=3,
                                          rule=year.random.choice(["official", "simple"]),
                                          known=True)  # fmt: skip
    if until == "judges_fixed":
        return round_
    with year.at(days - 7):
        round_ = judging.declare_all(round_)
        round_ = judging.draw_assignment(actor=office, round_=round_, seed=str(year.random.randrange(10**6)))
        round_ = apply("open_scoring", round_, actor=office)
    if until == "scoring":
        with year.at(days - 8):
            return judging.mark_all(round_, lock=False, skip=4)
    with year.at(days - 14):
        round_ = apply("close_scoring", judging.mark_all(round_), actor=office)
    if until == "scoring_closed":
        return round_
    with year.at(days - 18):
        round_ = apply("decide", judging.prepare(round_, adopted=adopted, reserve=1 if adopted else 0), actor=office)
    if until == "decided":
        return round_
    with year.at(days - 20):
        return apply("publish", round_, actor=office)


def winner(challenge: Challenge) -> Pitch:
    """Return the adopted pitch."""
    return Pitch.objects.select_related("challenge__unit", "challenge__programme", "organisation").get(
        challenge=challenge, state="adopted"
    )


def plan_of(topic: Topic, start: date, end: date) -> dict[str, Any]:
    """Return the plan of a pilot from its topic."""
    return trials.PLAN | {
        "summary": f"{topic.product}で、{topic.measure}が変わるかを試します。",
        "summary_en": f"Does {topic.product_en} change this: {topic.measure_en.lower()}?",
        "site": topic.site,
        "site_en": topic.section_en,
        "users": "職員12人",
        "period_from": start,
        "period_to": end,
        **({} if FiscalYear.of(start) == FiscalYear.of(end) else {"carry_over": "saimufutan"} | trials.CROSSING),
    }


def indicator_of(topic: Topic) -> dict[str, Any]:
    """Return the indicator of a pilot from its topic."""
    return trials.INDICATOR | {
        "name": topic.measure, "name_en": topic.measure_en, "unit": topic.unit, "unit_en": topic.unit_en,
        "baseline": topic.baseline, "target": topic.target,
        "direction": "down" if topic.target < topic.baseline else "up",
        "method": "実証の前後で12件ずつ測り、日報から集計する。",
    }  # fmt: skip


def try_out(
    year: Year, topic: Topic, pitch: Pitch, days: float, *, until: str = "evaluated", good: float = 1.1
) -> Pilot:
    """Run the pilot of a pitch from ``days`` ago; ``good`` is how much of the way to the target it goes."""
    start = (year.anchor - timedelta(days=days - 10)).date()
    end = start + timedelta(days=75)
    columns = {"title": f"{topic.product}の実証", "title_en": f"Trying out {topic.product_en}"}
    with year.at(days):
        pilot = trials.proposed_pilot(pitch=pitch, **columns)
    if until == "proposed":
        return pilot
    with year.at(days - 3):
        pilot = apply("plan", pilot, actor=trials.section_of(pilot))
        pilot = apply("save", pilot, actor=trials.section_of(pilot), **plan_of(topic, start, end))
        pilot = apply("set_indicators", pilot, actor=trials.section_of(pilot), indicators=[indicator_of(topic)])
    if until == "planning":
        return pilot
    with year.at(days - 8):
        pilot = apply("agree_plan", pilot, actor=trials.section_of(pilot))
        if until == "agreement":
            return pilot
        pilot = apply("sign_agreement", pilot, actor=trials.section_of(pilot, "head"),
                      agreement_kind="basic_agreement", agreement_on=clock.today())  # fmt: skip
    if until == "preparing":
        return pilot
    if until == "postponed":
        with year.at(days - 20):
            return apply("postpone", pilot, actor=trials.section_of(pilot), reason="工事と重なり、時期を改めます。",
                         period_from=end, period_to=end + timedelta(days=60), carry_over="kurikoshi", **trials.CROSSING)  # fmt: skip
    return _measure(year, topic, pilot, days - 10, until, good)


def _measure(year: Year, topic: Topic, pilot: Pilot, days: float, until: str, good: float) -> Pilot:
    section_ = trials.section_of(pilot)
    with year.at(days):
        pilot = apply(
            "start", pilot, actor=section_, started_on=clock.today(), start_report="機器を設置し、操作を説明しました。"
        )
        pilot = apply(
            "add_log",
            pilot,
            actor=trials.team_of_pilot(pilot),
            day=clock.today(),
            words="設置が終わりました。",
            public=True,
        )
        pilot = apply("add_readings", pilot, actor=section_, **_values(year, pilot, topic.baseline, topic, "before"))
    if until == "running":
        with year.at(max(days - 30, 1)):
            reached = topic.baseline + (topic.target - topic.baseline) * Decimal_(good / 2)
            return apply(
                "add_readings", pilot, actor=section_, **_values(year, pilot, reached, topic, "after", count=4)
            )
    if until == "suspended":
        with year.at(days - 20):
            return apply(
                "suspend", pilot, actor=section_, reason="機器の一部が落下するおそれがあり、点検のため止めました。"
            )
    reached = topic.baseline + (topic.target - topic.baseline) * Decimal_(good)
    with year.at(days - 70):
        pilot = apply("add_readings", pilot, actor=section_, **_values(year, pilot, reached, topic, "after"))
        pilot = apply("measure", pilot, actor=section_)
    if until == "measured":
        return pilot
    return _conclude(year, topic, pilot, days - 75, until, good)


def Decimal_(value: float):  # noqa: N802 - a share as an exact number
    """Return a share with two decimals."""
    from decimal import Decimal

    return Decimal(str(round(value, 2)))


def _values(year: Year, pilot: Pilot, centre: Any, topic: Topic, phase: str, count: int = 12) -> dict:
    spread = max(1, int(abs(topic.baseline - topic.target) / 8))
    values = [max(0, int(centre) + year.random.randrange(-spread, spread + 1)) for _n in range(count)]
    return trials.readings(pilot, values, phase=phase)


def _conclude(year: Year, topic: Topic, pilot: Pilot, days: float, until: str, good: float) -> Pilot:
    well = good >= 1
    with year.at(days):
        pilot = apply(
            "report", pilot, actor=trials.team_of_pilot(pilot),
            final_report=f"{topic.measure}を実証の前後で測りました。" + ("目標に届きました。" if well else "目標には届きませんでした。"),
            final_report_en="Measured before and after. " + ("The target was reached." if well else "The target was not reached."),
            lesson="設置の前に、現場の人と一日一緒に歩くことが効きました。" if well else "雨の日の使い方を、計画の段階で確かめるべきでした。",
            lesson_en="Walking the site with staff first paid off." if well else "Rain should have been part of the plan.",
        )  # fmt: skip
    if until == "reported":
        return pilot
    with year.at(days - 7):
        return apply(
            "evaluate", pilot, actor=trials.section_of(pilot, "head"),
            evaluation="現場の負担が減り、続けて使いたいという声が多くありました。" if well else "狙いは良かったものの、現場に合いませんでした。",
            evaluation_en="Less work in the field; staff want to keep it." if well else "A good idea that did not fit the field.",
        )  # fmt: skip
