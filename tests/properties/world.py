"""A small world in which every machine has subjects, some of them deep in their lives; and the people in it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from challenges.questions.actions.ask import ask
from colab.core import clock
from colab.core.access import ANONYMOUS, Actor
from colab.core.lifecycle import apply
from colab.core.organisations.models import Organisation, Solution
from colab.demo.builders import (
    briefings,
    challenges,
    civic,
    events,
    judging,
    legal,
    payments,
    people,
    sponsorship,
    submissions,
    trials,
)

BEGIN = datetime(2026, 6, 1, 3, tzinfo=UTC)
AREAS = ["environment"]


@dataclass
class World:
    """Who is there; the subjects are found in the database."""

    people: dict[str, Any] = field(default_factory=dict)
    _today: dict[tuple, Actor] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """Return the person of this name, with rights as of today (posts do not change in the runs)."""
        if name == "anonymous":
            return ANONYMOUS
        if name == "clock":
            return Actor.system_("clock")
        known = (name, clock.today())
        if known not in self._today:
            self._today[known] = people.as_actor(self.people[name])
        return self._today[known]


def build() -> World:
    """Build the world at ``BEGIN``, with the clock standing there."""
    with clock.frozen(BEGIN):
        unit, programme = people.make_unit(), people.make_programme()
        industry = people.make_unit(people.make_body(), "産業振興課", name_en="Industry Promotion")
        accounting = people.make_unit(people.make_body(), "会計課", name_en="Accounting")
        team, rival = people.make_user("team@example.invalid"), people.make_user("rival@example.invalid")
        known = {
            "section": challenges.officer("section", unit),
            "section_colleague": people.make_officer("section", unit),
            "head": challenges.officer("head", unit),
            "office": challenges.officer("office", programme=programme),
            "office_admin": people.make_officer("office_admin", programme=programme),
            "certifier": challenges.officer("certifier", industry),
            "finance": challenges.officer("finance", accounting),
            "auditor": people.make_officer("auditor", people.make_unit(name="監査事務局")),
            "team": team,
            "rival": rival,
        }
        company, rivals = people.make_company(owner=team), people.make_company(owner=rival)
        known |= _legal_subjects(company)
        known |= _road_subjects(company, rivals)
        _small_subjects(company, unit)
    return World(known)


def _legal_subjects(company: Any) -> dict[str, Any]:
    """Certifications and purchases: at their beginning, and just before each gate of the law."""
    certification = legal.certified(organisation=company)
    for state in ("need", "priced", "decided", "evaluated"):
        legal.contract_at(state, certification=certification)
    in_decision = legal.certification_in_decision(organisation=company, product_name="見守りサービス二号")
    legal.draft_certification(organisation=company, product_name="見守りサービス三号")
    return {"expert": in_decision.appointments.order_by("pk").first().user}


def _road_subjects(company: Any, rivals: Any) -> dict[str, Any]:
    """Challenges, pitches, a round, an event, pilots and a civic project."""
    challenges.draft_challenge()
    challenge = challenges.open_challenge()
    submissions.submitted_pitch(challenge=challenge, organisation=company)
    submissions.draft_pitch(challenge=challenge, organisation=rivals)
    ask(challenge, actor=people.as_actor(people.owner_of(rivals)), body="夜間の作業も対象ですか。")
    briefings.announced_briefing(challenge)
    round_ = judging.round_with_panel(pitches=2, judges=3)
    judging.prepare(judging.scored_round(pitches=2, judges=3))
    events.planned_event()
    trials.planned_pilot(organisation=company)
    trials.measured_pilot(organisation=company)
    project = civic.matched_project()
    judge = round_.panel.order_by("pk").first().user
    return {"judge": judge, "civic_group": people.owner_of(project.group)}


def _small_subjects(company: Any, unit: Any) -> None:
    """A call, an organisation and a solution not yet registered, something to pay and something paid, sponsors."""
    challenges.make_call(scheduled=False)
    Organisation.objects.create(kind="founder", name="見本 創（準備中）", state="draft")
    finance = people.as_actor(people.make_officer("finance", people.make_programme().office_unit))
    fee = payments.make_fee(payments.charging_programme(people.make_programme()))
    for paid in (False, True):
        payment = payments.asked(events.planned_event(), fee)
        if paid:
            apply("record_slip", payment, actor=finance, slip_number="1", paid_on=clock.today())
    offer = sponsorship.make_offer(people.make_programme())
    sponsorship.applied_sponsor(offer)
    sponsorship.active_sponsor(offer, name="架空信用金庫")
    Solution.objects.create(
        organisation=company, state="draft", name="見守り端末", summary="集積所を見守る端末です。", stage="on_sale",
        areas=AREAS, description="集積所の異常を知らせます。",
    )  # fmt: skip


def add_neighbours(world: World) -> None:
    """Bring in somebody of another body, who has nothing to do with any of it, and somebody of no body at all."""
    ward = people.make_body("港区", name_en="Minato City", kind="ward", lg_code="131032")
    world.people["neighbour"] = people.make_officer("section", people.make_unit(ward, "産業振興課"))
    world.people["stranger"] = people.make_user("stranger@example.invalid")


__all__ = ["BEGIN", "World", "add_neighbours", "apply", "build"]
