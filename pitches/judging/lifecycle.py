"""What follows in this room from the verbs of a round."""

from colab.core.lifecycle import Move, consequence
from pitches.rounds.models import PanelMember
from pitches.rounds.queries import active_members, entrants
from pitches.submissions.models import Pitch

from . import paper  # noqa: F401 - what follows from sheets entered from paper
from .blind import give_pseudonyms
from .enums import Conflict, Origin
from .models import Assignment, AssignmentRun, ConflictDeclaration, Expertise, RedactedCopy, Relation, Sheet
from .queries import applicants, live_seats


@consequence("round", "declare", "record_declaration")
def keep_declarations(move: Move) -> None:
    """Write the answers; seats at pitches of organisations with a conflict end at once."""
    round_, member = move.subject, active_members(move.subject).get(key=move.facts["member"])
    for organisation in applicants(round_).filter(key__in=list(move.facts["answers"])):
        answer = move.facts["answers"][organisation.key]
        ConflictDeclaration.objects.update_or_create(
            judge=member,
            organisation=organisation,
            defaults={"round": round_, "kind": answer["kind"], "note": answer.get("note", ""), "at": move.now},
        )
    declared = ConflictDeclaration.objects.filter(judge=member, kind=Conflict.CONFLICT).values("organisation")
    lost = live_seats(round_).filter(judge=member, pitch__organisation__in=declared)
    end_seats(lost, move, "conflict of interest")
    PanelMember.objects.filter(pk=member.pk).update(conflicts_declared_at=move.now)
    PanelMember.objects.filter(pk=member.pk, accepted_at=None).update(accepted_at=move.now)


@consequence("round", "assign")
def write_draw(move: Move) -> None:
    """Write the drawn seats; seats of an earlier draw that are not in it end."""
    round_, facts = move.subject, move.facts
    judges = {m.key: m for m in round_.panel.filter(recused_at=None)}
    pitches = {p.key: p for p in entrants(round_)}
    wanted = {(judges[judge].pk, pitches[pitch].pk) for judge, pitch in facts["pairs"]}
    present = {(seat.judge_id, seat.pitch_id): seat.pk for seat in live_seats(round_)}
    end_seats(Assignment.objects.filter(pk__in=[pk for at, pk in present.items() if at not in wanted]), move, "redrawn")
    Assignment.objects.bulk_create(
        Assignment(round=round_, judge_id=judge, pitch_id=pitch, at=move.now, by_id=move.actor.user_id)
        for judge, pitch in sorted(wanted - set(present))
    )
    AssignmentRun.objects.create(
        round=round_,
        seed=facts["seed"],
        method=facts["figures"]["method"],
        inputs_digest=facts["inputs"],
        figures=facts["figures"],
        at=move.now,
        by_id=move.actor.user_id,
    )


@consequence("round", "move_seat")
def write_seat(move: Move) -> None:
    """Add or end one seat by hand, with the reason."""
    round_, facts = move.subject, move.facts
    judge = round_.panel.get(key=facts["member"])
    pitch = Pitch.objects.get(key=facts["pitch"])
    if facts["change"] == "remove":
        end_seats(live_seats(round_).filter(judge=judge, pitch=pitch), move, facts["reason"])
        return
    Assignment.objects.create(
        round=round_,
        judge=judge,
        pitch=pitch,
        origin=Origin.MANUAL,
        reason=facts["reason"],
        at=move.now,
        by_id=move.actor.user_id,
    )


@consequence("round", "import_seats")
def write_file(move: Move) -> None:
    """End and add the seats of a file, each with its reason."""
    round_, facts = move.subject, move.facts
    judges = {m.key: m.pk for m in active_members(round_)}
    pitches = dict(entrants(round_).values_list("key", "pk"))
    gone = {(judges.get(row[0]), pitches.get(row[1])) for row in facts["end"]}
    seats = [seat.pk for seat in live_seats(round_) if (seat.judge_id, seat.pitch_id) in gone]
    end_seats(Assignment.objects.filter(pk__in=seats), move, facts["reason"])
    Assignment.objects.bulk_create(
        Assignment(
            round=round_,
            judge_id=judges[row[0]],
            pitch_id=pitches[row[1]],
            origin=Origin.IMPORTED,
            reason=(row[2] if len(row) > 2 and row[2] else facts["reason"])[:500],
            at=move.now,
            by_id=move.actor.user_id,
        )
        for row in facts["add"]
    )


@consequence("round", "set_expertise")
def write_expertise(move: Move) -> None:
    """Write what the office says of the judges' expertise; pairs that are not named stay as they are."""
    judges = {m.key: m.pk for m in active_members(move.subject)}
    pitches = dict(entrants(move.subject).values_list("key", "pk"))
    rows = [
        Expertise(
            round=move.subject,
            judge_id=judges[judge],
            pitch_id=pitches[pitch],
            value=value,
            at=move.now,
            by_id=move.actor.user_id,
        )
        for judge, line in move.facts["expertise"].items()
        for pitch, value in line.items()
    ]
    again = {"unique_fields": ["judge", "pitch"], "update_fields": ["value", "at", "by"]}
    Expertise.objects.bulk_create(rows, update_conflicts=True, batch_size=500, **again)


@consequence("round", "announce", "fix_judges", "assign", "import_seats", "move_seat", "open_scoring")
def name_applicants(move: Move) -> None:
    """Before a judge reads, every pitch has its pseudonym."""
    if move.subject.blind:
        give_pseudonyms(move.subject, entrants(move.subject).values_list("pk", flat=True))


@consequence("round", "redact")
def write_redaction(move: Move) -> None:
    """Keep the wording that judges read."""
    pitch = entrants(move.subject).get(key=move.facts["pitch"])
    made = {"words": move.facts["words"], "at": move.now, "by_id": move.actor.user_id}
    RedactedCopy.objects.update_or_create(round=move.subject, pitch=pitch, defaults=made)


@consequence("round", "note_relation")
def write_relation(move: Move) -> None:
    """Put the relation on record; it is pointed out in every round from now on."""
    facts = move.facts
    user = active_members(move.subject).get(key=facts["member"]).user
    organisation = applicants(move.subject).get(key=facts["organisation"])
    made = {"note": str(facts.get("note", ""))[:300], "at": move.now, "by_id": move.actor.user_id}
    Relation.objects.update_or_create(user=user, organisation=organisation, kind=facts["kind"], defaults=made)


@consequence("round", "recuse")
def empty_seats(move: Move) -> None:
    """A judge who stepped back has no seats any more."""
    gone = Assignment.objects.filter(round=move.subject, judge__key=move.facts["member"], ended_at=None)
    end_seats(gone, move, move.facts["reason"])


@consequence("round", "substitute")
def take_over(move: Move) -> None:
    """The substitute takes the seats of the judge who stepped back; conflicts end some of them on declaring."""
    round_ = move.subject
    gone = round_.panel.get(key=move.facts["member"])
    seats = Assignment.objects.filter(round=round_, judge=gone, ended_at=gone.recused_at)
    seats = seats.filter(pitch__in=entrants(round_).values("pk")).order_by("pk")
    member = gone.replaced_by
    Assignment.objects.bulk_create(
        Assignment(
            round=round_,
            judge=member,
            pitch_id=pitch,
            origin=Origin.SUBSTITUTE,
            reason=gone.recusal_reason,
            at=move.now,
            by_id=move.actor.user_id,
        )
        for pitch in seats.values_list("pitch", flat=True)
    )


@consequence("round", "lock_sheet", "unlock_sheet")
def lock_or_open(move: Move) -> None:
    """Lock the judge's sheet on one pitch, or open it again while marks are taken."""
    own = Sheet.objects.filter(
        assignment__round=move.subject,
        assignment__judge__key=move.facts["member"],
        assignment__pitch__key=move.facts["pitch"],
        assignment__ended_at=None,
    )
    own.update(locked_at=move.now if move.verb == "lock_sheet" else None)


@consequence("round", "close_scoring")
def lock_all(move: Move) -> None:
    """Nothing is marked after the marking was closed."""
    Sheet.objects.filter(assignment__round=move.subject, locked_at=None).update(locked_at=move.now)


def end_seats(seats, move: Move, reason: str) -> None:
    """End seats, never delete them."""
    seats.update(ended_at=move.now, end_reason=reason[:500])
