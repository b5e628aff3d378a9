"""Which challenge of the year went how far. Together they touch every part of the road."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from colab.core import clock
from colab.core.lifecycle import apply
from colab.demo.builders import challenges as make
from colab.demo.builders import judging, legal, trials
from colab.demo.world import words
from colab.demo.world.topics import Topic

from . import road
from .road import Year


@dataclass(frozen=True)
class Fate:
    """How many days ago it opened, how many pitches came, and what became of it."""

    days: float
    pitches: int
    story: Callable[..., Any]
    facts: dict[str, Any]


def _published(year: Year, topic: Topic, n: int, fate: Fate, **judged: Any):
    challenge = road.publish(year, topic, n, fate.days)
    pitches = road.hand_in(year, challenge, topic, fate.pitches)
    road.close(year, challenge)
    pitches = road.accept(year, pitches, fate.days - 37)
    road.judge(year, challenge, pitches, fate.days - 42, **judged)
    challenge.refresh_from_db()
    return challenge


def piloted(
    year: Year, topic: Topic, n: int, fate: Fate, *, until: str = "evaluated", good: float = 1.1, then: str = ""
) -> Any:
    """Adopted and tried out, up to a state of the pilot; ``then`` is the verb after the evaluation."""
    challenge = _published(year, topic, n, fate)
    pilot = road.try_out(year, topic, road.winner(challenge), fate.days - 75, until=until, good=good)
    if then:
        with year.at(fate.days - 175):
            pilot = apply(
                then, pilot, actor=trials.section_of(pilot, "head"), outcome_reason="結果を踏まえて決めました。"
            )
    return pilot


def bought(year: Year, topic: Topic, n: int, fate: Fate, *, until: str = "closed", certified: bool = True) -> Any:
    """Certified after the pilot and bought, up to a state of the contract."""
    pilot = piloted(year, topic, n, fate, then="to_certification")
    with year.at(fate.days - 180):
        certification = legal.certification_in_decision(
            pilot=pilot, programme=year.programme, body=pilot.unit.body, **words.application(topic)
        )  # fmt: skip
    if not certified:
        return certification
    with year.at(fate.days - 200):
        certification = legal.certify(certification)
    if not until:
        return certification
    return purchase(year, certification, pilot.unit, fate.days - 210, until, subject=topic)


def purchase(year: Year, certification: Any, unit: Any, days: float, until: str, subject: Topic | None = None) -> Any:
    """Buy what was certified, one step every eight days."""
    columns: dict[str, Any] = {"estimate_yen": year.random.choice([2_400_000, 3_600_000, 5_800_000, 9_200_000])}
    subject = subject or words.topic_of(certification.product_name)
    columns |= words.need(subject) if subject else words.OTHER_NEED
    with year.at(days):
        contract = legal.make_purchase(certification=certification, unit=unit, **columns)
    while contract.state != until:
        days -= 8
        with year.at(max(days, 0)):
            contract = legal.step(contract)
    return contract


def none_adopted(year: Year, topic: Topic, n: int, fate: Fate) -> Any:
    """Judged, and nobody chosen."""
    return _published(year, topic, n, fate, adopted=0)


def nobody_came(year: Year, topic: Topic, n: int, fate: Fate) -> Any:
    """No pitch that could be judged."""
    challenge = road.publish(year, topic, n, fate.days)
    road.close(year, challenge)
    with year.at(fate.days - 40):
        head = make.as_actor(make.officer("head", challenge.unit))
        return apply("adopt_none", challenge, actor=head, reason="応募がありませんでした。条件を見直し、改めて募集します。")  # fmt: skip


def judged(year: Year, topic: Topic, n: int, fate: Fate, *, until: str = "scoring") -> Any:
    """Being judged: up to a state of the round."""
    return _published(year, topic, n, fate, until=until)


def adopted(year: Year, topic: Topic, n: int, fate: Fate) -> Any:
    """Adopted; the talks are under way."""
    return _published(year, topic, n, fate)


def screening(year: Year, topic: Topic, n: int, fate: Fate) -> Any:
    """Closed, being screened."""
    challenge = closed(year, topic, n, fate)
    with year.at(fate.days - 38):
        return apply("screen", challenge, actor=judging.round_office(challenge))


def closed(year: Year, topic: Topic, n: int, fate: Fate) -> Any:
    """Closed, in the formal check."""
    challenge = road.publish(year, topic, n, fate.days)
    pitches = road.hand_in(year, challenge, topic, fate.pitches)
    road.close(year, challenge)
    road.accept(year, pitches[: len(pitches) // 2], fate.days - 36)
    return challenge


def opened(year: Year, topic: Topic, n: int, fate: Fate, *, left: float) -> Any:
    """Open, with ``left`` days to go."""
    challenge = road.publish(year, topic, n, fate.days, length=fate.days + left)
    road.hand_in(year, challenge, topic, fate.pitches, drafts=2)
    return challenge


def _coming(year: Year, days: int) -> dict:
    today = clock.day_of(year.anchor)
    return road.dates(today + timedelta(days=days), 35, today)


def waiting(year: Year, topic: Topic, n: int, fate: Fate, *, at: str) -> Any:
    """Not public yet: a draft, in the office's check, returned, approved by the office, or scheduled."""
    if at == "scheduled":
        return road.publish(year, topic, n, fate.days)
    facts = road.columns_of(topic, road.unit_of(topic, n)) | {"programme": year.programme}
    with year.at(6):
        if at == "draft":
            return make.draft_challenge(**facts)
        challenge = make.submitted_challenge(**facts)
        office = make.as_actor(make.officer("office", programme=year.programme))
        if at == "returned":
            return apply(
                "return", challenge, actor=office, reason="効果を数字で測れる形にしてください。例：1件あたりの時間。"
            )
        if at == "approved":
            call = make.make_call(year.programme, title="冬の第2回募集", **_coming(year, 12))
            return apply("check", challenge, actor=office, call=call)
    return challenge


def withdrawn(year: Year, topic: Topic, n: int, fate: Fate) -> Any:
    """Withdrawn with a reason while it was open."""
    challenge = road.publish(year, topic, n, fate.days)
    with year.at(fate.days - 10):
        head = make.as_actor(make.officer("head", challenge.unit))
        return apply("withdraw", challenge, actor=head, reason="対象の施設が改修に入るため、取り下げます。")


def civic(year: Year, topic: Topic, n: int, fate: Fate, *, until: str) -> Any:
    """The civic-tech route, up to a state of the project; "open": still open."""
    from .civic import live

    return live(year, topic, n, fate, until)


def fates() -> list[Fate]:
    """Return the year's fates for the topics in their order, oldest first."""
    rows = [
        (345, 18, bought, {"until": "closed"}), (338, 12, bought, {"until": "paid"}), (335, 15, bought, {"until": "delivering"}),
        (330, 24, bought, {"until": "signed"}), (322, 10, bought, {"until": "pre_published"}), (315, 8, bought, {"until": ""}),
        (300, 12, bought, {"certified": False}), (310, 15, piloted, {"good": 0.3, "then": "end"}),
        (290, 10, piloted, {"good": 0.7, "then": "continue"}), (270, 5, piloted, {"good": 1.1}),
        (240, 15, piloted, {"until": "reported"}), (215, 12, piloted, {"until": "measured"}), (170, 12, piloted, {"until": "running"}),
        (165, 10, piloted, {"until": "suspended"}), (160, 8, piloted, {"until": "postponed"}),
        (130, 6, piloted, {"until": "planning"}), (125, 18, adopted, {}), (140, 8, none_adopted, {}), (150, 0, nobody_came, {}),
        (88, 15, judged, {"until": "decided"}), (80, 12, judged, {"until": "scoring_closed"}), (62, 24, judged, {"until": "scoring"}),
        (50, 10, screening, {}), (38, 15, closed, {}), (33, 12, opened, {"left": 2}), (26, 8, opened, {"left": 9}),
        (12, 5, opened, {"left": 23}), (5, 2, opened, {"left": 30}), (-6, 0, waiting, {"at": "scheduled"}),
        (20, 0, withdrawn, {}),
    ]  # fmt: skip
    return [Fate(*row) for row in rows]


def civic_fates() -> list[Fate]:
    """Return the fates of the civic topics."""
    rows = [
        (280, "adopted"),
        (210, "published_oss"),
        (120, "built"),
        (70, "matched"),
        (15, "open"),
        (80, "team_formed"),
        (320, "retired"),
    ]
    return [Fate(days, 2, civic, {"until": until}) for days, until in rows]


def drafts() -> list[str]:
    """Return how far challenges are that are not public yet."""
    return ["draft", "in_review", "returned", "approved"]
