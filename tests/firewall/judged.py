"""The secrets of judging: who sits on the panel, what they declare, mark and remark, and what the panel prepares."""

from typing import Any

from colab.core.lifecycle import apply
from colab.demo.builders import judging
from colab.demo.builders.people import as_actor
from pitches.decisions.queries import team_comments
from pitches.judging.actions import Typed, declare_conflicts, draw_assignment, lock_sheet, save_sheet
from pitches.judging.queries import own_seats, ranking_of
from pitches.rounds.queries import active_members, newest_rubric

OFFICE = {"office", "office_admin"}
ROOM = OFFICE | {"auditor", "judge2", "judge3"}
"""Who is in the panel room without a conflict; judge1 is in conflict with team1."""
JUDGES = {"judge1", "judge2", "judge3"}


def seat(world: Any, members: list) -> None:
    """Name the judges: the panel and those who run the round know them; the public when the result is out."""
    knows = OFFICE | JUDGES | {"auditor", "section", "head"}
    for number, member in enumerate(members, start=1):
        me = f"judge{number}"
        world.people[me] = member.user
        member.name = world.book.plant(f"name of {me}", knows, knows, world.everybody)
        member.name_en = ""
        member.save(update_fields=["name", "name_en"])
        member.user.name = world.book.plant(f"name in the account of {me}", knows | {"other_office", "ward_admin"})
        mine = OFFICE | {"auditor", "other_office", "ward_admin", me}
        member.user.email = f"{world.book.plant(f'address of {me}', mine)}@example.invalid"
        member.user.save()


def mark(world: Any, members: list) -> None:
    """Conflicts, seats, marks and comments; then judges go on marking."""
    round_, plant = world.round, world.book.plant
    secret = world.organisations["team1"].key
    note = plant("note of a conflict", OFFICE | {"auditor", "judge1"})
    for number, member in enumerate(members, start=1):
        round_ = declare_conflicts(
            actor=as_actor(member.user), round_=round_, conflicts={secret: note} if number == 1 else {}
        )
    office = judging.round_office(round_.challenge)
    round_ = draw_assignment(actor=office, round_=round_, seed="7")
    round_ = apply("open_scoring", round_, actor=office)
    criteria = list(newest_rubric(round_).criteria.all())
    for number, member in enumerate(members, start=1):
        for place in own_seats(member).select_related("pitch"):
            _sheet(world, number, member, place, criteria)
    world.round = round_


def _sheet(world: Any, number: int, member: Any, place: Any, criteria: list) -> None:
    me, about = f"judge{number}", world.team_of(place.pitch)
    room = ROOM | ({"judge1"} if about != "team1" else set())
    first = {me, "auditor"}
    for_panel = world.book.plant(f"{me} on {about} for the panel", first, room)
    for_team = world.book.plant(f"{me} on {about} for the team", first, room, room | {about})
    by_criterion = world.book.plant(f"{me} on a criterion of {about}", first, room)
    base = 3 + 2 * int(about[-1])
    save_sheet(
        actor=as_actor(member.user),
        assignment=place,
        typed=Typed(
            marks={criterion.pk: base - number % 2 for criterion in criteria},
            comments={criteria[0].pk: by_criterion},
            for_team=for_team,
            for_panel=for_panel,
        ),
    )


def decide(world: Any) -> None:
    """Close the marking, prepare the decision along the ranking, and record it."""
    round_, plant = world.round, world.book.plant
    office = judging.round_office(round_.challenge)
    for member in active_members(round_).select_related("user"):
        for place in own_seats(member):
            round_ = lock_sheet(actor=as_actor(member.user), assignment=place)
    round_ = apply("close_scoring", round_, actor=office)
    lines = []
    for number, line in enumerate(ranking_of(round_).lines):
        about = world.team_of_key(line.pitch)
        outcome = ("adopted", "reserve", "not_adopted")[number]
        room = ROOM | ({"judge1"} if about != "team1" else set())
        words = plant(f"the panel's words for {about}", set(), room, room | {about, "section", "head"})
        lines.append(
            {"pitch": line.pitch, "outcome": outcome, "place": number + 1, "reason": words, "differs_reason": ""}
        )
    panel = ROOM | {"judge1"}
    round_ = apply(
        "prepare",
        round_,
        actor=office,
        lines=lines,
        reason=plant("reason of the decision", set(), panel, world.everybody),
        reason_en="",
        internal_note=plant("note of the panel", set(), panel),
        released=[sheet.pk for sheet in team_comments(round_)],
    )
    world.round = apply("decide", round_, actor=office)
