"""A small world in which every list has something, made through the actions."""

from dataclasses import dataclass

from colab.core import outbox
from colab.core.lifecycle import apply
from colab.core.organisations.models import Solution, User
from colab.demo.builders.briefings import announced_briefing
from colab.demo.builders.challenges import draft_challenge, officer, open_challenge
from colab.demo.builders.civic import adopted_project
from colab.demo.builders.events import announced_event, live_event, published_event
from colab.demo.builders.legal import appoint_expert, certified, checked_certification, contract_at, recognised
from colab.demo.builders.people import as_actor, hold, make_officer, make_unit, make_user, owner_of
from colab.demo.builders.submissions import draft_pitch, submitted_pitch
from colab.demo.builders.trials import evaluated_pilot, planned_pilot, running_pilot
from pitches.rounds.models import PanelMember


@dataclass
class World:
    """Who looks at it."""

    people: dict[str, User]


def make_everything() -> World:
    """Return the world, and one person of each role."""
    challenge = open_challenge()
    announced_briefing(challenge)
    draft_challenge()
    pitch = submitted_pitch(challenge=challenge)
    draft_pitch(challenge=challenge, organisation=pitch.organisation) if pitch.several else None
    team = owner_of(pitch.organisation)
    live_event()
    announced_event()
    published_event()
    planned_pilot(organisation=pitch.organisation)
    running_pilot(organisation=pitch.organisation)
    pilot = evaluated_pilot(organisation=pitch.organisation)
    pilot = apply("to_certification", pilot, actor=as_actor(officer("head", pilot.unit)), outcome_reason="効果があった")
    certification = certified(pilot=pilot)
    contract_at("closed", certification=certification)
    contract_at("priced", certification=certification)
    contract_at("inspected", certification=certification)
    recognised(source=certification, decide=False)
    waiting = checked_certification()
    waiting = apply("hear_experts", waiting, actor=as_actor(officer("office", programme=waiting.programme)))
    expert = appoint_expert(waiting).user
    adopted_project()
    solution = Solution.objects.first()
    outbox.drain()
    unit = challenge.unit
    seat = PanelMember.objects.filter(round__state="scoring", recused_at=None).order_by("pk").first()
    general = make_unit(unit.body, "総務局 行政監察室", name_en="Bureau of General Affairs, Inspection")
    del solution
    return World(
        {
            "section": officer("section", unit),
            "head": officer("head", unit),
            "office": officer("office", programme=challenge.programme),
            "office_admin": make_officer("office_admin", programme=challenge.programme),
            "team": team,
            "judge": seat.user,
            "expert": expert,
            "certifier": officer("certifier", make_unit(unit.body, "産業振興課")),
            "finance": officer("finance", make_unit(unit.body, "会計課")),
            "auditor": hold(make_user(name="監査 ただし"), "auditor", general),
        }
    )
